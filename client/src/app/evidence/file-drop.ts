import { Component, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { refusalOf, unreadable } from './file-check';
import { DigestUnavailable, digestOf } from './file-digest';
import type { FileDigest } from './file-digest';
import { PhotographRefused, pngOf } from './photograph';

export interface ChosenFile {
  readonly file: File;
  readonly digest: FileDigest;
}

/**
 * Files by drag and drop, by the browser's own picker or by the camera of a phone, each with its SHA-256
 * before anything is sent.
 */
@Component({
  selector: 'oart-file-drop',
  imports: [MatIcon],
  templateUrl: './file-drop.html',
  styleUrl: './file-drop.scss',
})
export class FileDrop {
  /** What is wrong from outside: that no file was chosen. */
  readonly error = input<string | null>(null);
  readonly chosen = output<ChosenFile>();

  protected readonly isOver = signal(false);
  /** Why files were not taken, a sentence each. */
  protected readonly refusals = signal<readonly string[]>([]);
  /** What is held in a hand mostly has a camera; what stands on a desk mostly has none that sees a paper. */
  protected readonly isTouched = matchMedia('(any-pointer: coarse)').matches;

  protected async pick(event: Event): Promise<void> {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    await this.take([...(field.files ?? [])]);
    // The same file can be chosen again once it was taken out.
    field.value = '';
  }

  protected async photograph(event: Event): Promise<void> {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    const taken = [...(field.files ?? [])];
    field.value = '';
    await this.take(taken, pngOf);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected async drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.isOver.set(false);
    await this.take([...(event.dataTransfer?.files ?? [])]);
  }

  private async take(
    given: readonly File[],
    asRecord: (file: File) => File | Promise<File> = asSent,
  ): Promise<void> {
    this.refusals.set([]);
    for (const each of given) {
      try {
        const file = await asRecord(each);
        const refusal = refusalOf(file);
        if (refusal === null) this.chosen.emit({ file, digest: await digestOf(file) });
        else this.refuse(refusal);
      } catch (error) {
        this.refuse(sentenceOf(error, each));
      }
    }
  }

  private refuse(sentence: string): void {
    this.refusals.update((refusals) => [...refusals, sentence]);
  }
}

function sentenceOf(error: unknown, file: File): string {
  if (error instanceof DigestUnavailable) {
    return 'This browser cannot make a SHA-256 here: open the product under its https address.';
  }
  if (error instanceof PhotographRefused) return `${file.name} ${error.message}.`;
  return unreadable(file);
}

/** Pictures of telephones, of which browsers often do not know the type. */
const OF_A_PHONE = /\.hei[cf]$/i;

/**
 * Where a spreadsheet program is installed, browsers call its tables by the type of that program. A photograph
 * that came to the desk by some other way is sent as one that was taken here, or refused as one.
 */
function asSent(file: File): File | Promise<File> {
  if (/\.csv$/i.test(file.name)) return new File([file], file.name, { type: 'text/csv' });
  const isPhotograph = file.type.startsWith('image/') || OF_A_PHONE.test(file.name);
  return isPhotograph && file.type !== 'image/png' ? pngOf(file) : file;
}
