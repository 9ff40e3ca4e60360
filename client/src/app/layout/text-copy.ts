import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { inject, signal } from '@angular/core';

/** Copies a text at the press of a button, also where the page came without TLS, and says what came of it. Make in an injection context. */
export class TextCopy {
  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly came = signal<'copied' | 'refused' | null>(null);
  /** Null until it was tried. */
  readonly outcome = this.came.asReadonly();

  /** @param name what is copied, as a sentence names it: `link` */
  constructor(private readonly name: string) {}

  copy(text: string): void {
    const isCopied = this.clipboard.copy(text);
    this.came.set(isCopied ? 'copied' : 'refused');
    if (isCopied) void this.announcer.announce(`The ${this.name} is copied.`);
  }

  /** There is another text. */
  forget(): void {
    this.came.set(null);
  }
}
