import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { inject, signal } from '@angular/core';

/** Copies a link at the press of a button, also where the page came without TLS, and says what came of it. Make in an injection context. */
export class LinkCopy {
  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly came = signal<'copied' | 'refused' | null>(null);
  /** Null until it was tried. */
  readonly outcome = this.came.asReadonly();

  copy(link: string): void {
    const isCopied = this.clipboard.copy(link);
    this.came.set(isCopied ? 'copied' : 'refused');
    if (isCopied) void this.announcer.announce('The link is copied.');
  }

  /** There is another link. */
  forget(): void {
    this.came.set(null);
  }
}
