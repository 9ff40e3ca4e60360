import { Component, computed, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { sizeInWords, refusalOf } from './file-check';
import { DigestUnavailable, digestOf } from './file-digest';
import type { FileDigest } from './file-digest';

export interface ChosenFile {
  readonly file: File;
  readonly digest: FileDigest;
}

/** A file by drag and drop or by the browser's own picker, with its SHA-256 before anything is sent. */
@Component({
  selector: 'oart-file-drop',
  imports: [MatIcon],
  templateUrl: './file-drop.html',
  styleUrl: './file-drop.scss',
})
export class FileDrop {
  /** What is wrong from outside: that no file was chosen. */
  readonly error = input<string | null>(null);
  readonly chosen = output<ChosenFile | null>();

  protected readonly isOver = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly taken = signal<{
    readonly name: string;
    readonly size: number;
    readonly sha256: string | null;
  } | null>(null);
  protected readonly shown = computed(() => {
    const taken = this.taken();
    if (taken === null) return null;
    const { name, size, sha256 } = taken;
    const isKnown = sha256 !== null;
    return {
      name,
      sha256,
      facts: `, ${sizeInWords(size)}${isKnown ? ', SHA-256 ' : ''}`,
      digest: isKnown ? `${sha256.slice(0, 8)}…${sha256.slice(-4)}` : '',
    };
  });

  protected pick(event: Event): void {
    const field = event.target;
    if (field instanceof HTMLInputElement) void this.take(field.files?.item(0) ?? null);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    void this.take(event.dataTransfer?.files.item(0) ?? null);
  }

  private async take(given: File | null): Promise<void> {
    if (given === null) return;
    const file = asTable(given);
    this.chosen.emit(null);
    this.refusal.set(refusalOf(file));
    this.taken.set({ name: file.name, size: file.size, sha256: null });
    if (this.refusal() !== null) return;
    try {
      const digest = await digestOf(file);
      this.taken.set({ name: file.name, size: file.size, sha256: digest.hex });
      this.chosen.emit({ file, digest });
    } catch (error) {
      this.refusal.set(sentenceOf(error));
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof DigestUnavailable) {
    return 'This browser cannot make a SHA-256 here: open the product under its https address.';
  }
  return 'This file could not be read; it may have moved or changed. Choose it again.';
}

/** Where a spreadsheet program is installed, browsers call its tables by the type of that program. */
function asTable(file: File): File {
  return /\.csv$/i.test(file.name) ? new File([file], file.name, { type: 'text/csv' }) : file;
}
