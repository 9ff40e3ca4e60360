import {
  Component,
  DestroyRef,
  ElementRef,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Skeleton } from '../layout/skeleton';
import { larger, scaleOf, smaller } from './page-zoom';
import type { PageZoom } from './page-zoom';
import { PdfDocument } from './pdf-document';

/** The pages of a PDF, one at a time, as large as there is room for or as asked. */
@Component({
  selector: 'oart-pdf-pages',
  imports: [MatButton, MatIcon, MatIconButton, Skeleton],
  templateUrl: './pdf-pages.html',
  styleUrl: './pdf-pages.scss',
  // The sheet and the words over it are made by script, outside any template.
  encapsulation: ViewEncapsulation.None,
})
export class PdfPages {
  readonly content = input.required<Blob>();
  /** Where the browser's own viewer finds the file. */
  readonly url = input.required<string>();

  private readonly desk = viewChild<ElementRef<HTMLElement>>('desk');
  /** Width that a page may fill, in CSS pixels. */
  private readonly room = signal(0);

  protected readonly pdf = resource({
    params: () => this.content(),
    loader: ({ params }) => PdfDocument.open(params),
  });
  protected readonly page = linkedSignal({ source: this.content, computation: () => 1 });
  protected readonly zoom = signal<PageZoom>('fit');
  protected readonly isPainted = signal(false);
  private readonly isUnreadable = linkedSignal({ source: this.content, computation: () => false });

  private readonly width = resource({
    params: () => (this.pdf.hasValue() ? { pdf: this.pdf.value(), page: this.page() } : undefined),
    loader: ({ params }) => params.pdf.widthOf(params.page),
  });
  protected readonly scale = computed(() =>
    this.width.hasValue() ? scaleOf(this.zoom(), this.room(), this.width.value()) : null,
  );
  protected readonly percent = computed(() => Math.round((this.scale() ?? 1) * 100));
  protected readonly larger = computed(() => larger(this.scale() ?? 1));
  protected readonly smaller = computed(() => smaller(this.scale() ?? 1));
  protected readonly cannotBeShown = computed(
    () => this.pdf.error() !== undefined || this.width.error() !== undefined || this.isUnreadable(),
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const measure = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.room.set(Math.floor(entry.contentRect.width));
    });
    measure.observe(host);
    inject(DestroyRef).onDestroy(() => {
      measure.disconnect();
    });
    effect((onCleanup) => {
      const pdf = this.pdf.hasValue() ? this.pdf.value() : null;
      onCleanup(() => pdf?.close());
    });
    effect((onCleanup) => {
      const desk = this.desk()?.nativeElement;
      const scale = this.scale();
      if (desk === undefined || scale === null || !this.pdf.hasValue() || this.room() === 0) return;
      const abandoned = new AbortController();
      onCleanup(() => {
        abandoned.abort();
      });
      void this.paint(this.pdf.value(), this.page(), scale, desk, abandoned.signal);
    });
  }

  protected turn(by: 1 | -1): void {
    this.page.update((page) => page + by);
  }

  private async paint(
    pdf: PdfDocument,
    page: number,
    scale: number,
    desk: HTMLElement,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const sheet = await pdf.paint(page, scale, signal);
      if (signal.aborted) return;
      desk.replaceChildren(sheet);
      this.isPainted.set(true);
    } catch {
      // Whatever a broken page makes the reader throw, the file itself can still be opened.
      if (!signal.aborted) this.isUnreadable.set(true);
    }
  }
}
