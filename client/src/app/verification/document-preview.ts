import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { timesInWords } from '@oart/contract';
import type { EvidenceView } from '@oart/contract';
import { EvidenceApi } from '../evidence/evidence-api';
import { sizeInWords } from '../evidence/file-check';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { PdfPages } from './pdf-pages';
import { RecordAsEntered } from './record-as-entered';

interface OpenDocument {
  readonly content: Blob;
  readonly url: string;
  /** Of the re-encoded copy of a picture; null for a PDF. */
  readonly pictureUrl: string | null;
  /** Of a record that is text; null for any other. */
  readonly text: string | null;
}

/** The stored file, a picture by its re-encoded copy or the pages of a PDF, and beneath it what was entered. */
@Component({
  selector: 'oart-document-preview',
  imports: [FailureNotice, PdfPages, RecordAsEntered, Skeleton],
  templateUrl: './document-preview.html',
  styleUrl: './document-preview.scss',
})
export class DocumentPreview {
  readonly record = input.required<EvidenceView>();
  /** The id of the record whose file is on the screen. */
  readonly opened = output<string>();

  private readonly api = inject(EvidenceApi);
  private readonly id = computed(() => this.record().id);
  protected readonly size = computed(() => sizeInWords(this.record().file.size));
  protected readonly savedAgain = computed(() => {
    const { savedAgain } = this.record().file;
    return savedAgain ? `, saved again ${timesInWords(savedAgain)}` : '';
  });
  protected readonly open = signal<OpenDocument | null>(null);
  protected readonly failure = signal<RequestFailure | null>(null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.load(id));
    });
    inject(DestroyRef).onDestroy(() => {
      this.release();
    });
  }

  protected async load(id: string): Promise<void> {
    this.release();
    this.failure.set(null);
    try {
      const { mediaType } = this.record().file;
      const isPicture = mediaType === 'image/png';
      const [content, picture] = await Promise.all([
        firstValueFrom(this.api.content(id)),
        isPicture ? firstValueFrom(this.api.picture(id)) : null,
      ]);
      const text = await textOf(mediaType, content);
      if (id !== this.id()) return;
      this.open.set({
        text,
        content,
        url: URL.createObjectURL(content),
        pictureUrl: picture === null ? null : URL.createObjectURL(picture),
      });
      this.opened.emit(id);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (id === this.id()) this.failure.set(error);
    }
  }

  private release(): void {
    const open = this.open();
    if (open !== null) URL.revokeObjectURL(open.url);
    if (open?.pictureUrl) URL.revokeObjectURL(open.pictureUrl);
    this.open.set(null);
  }
}

/** What is text to read; a passport is written out line by line. */
async function textOf(mediaType: string, content: Blob): Promise<string | null> {
  if (mediaType.startsWith('text/')) return content.text();
  if (mediaType !== 'application/json') return null;
  return JSON.stringify(JSON.parse(await content.text()), null, 2);
}
