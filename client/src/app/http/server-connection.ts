import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject, signal } from '@angular/core';
import type { Instant } from '@oart/competency';
import { SiteClock } from '../dates/site-clock';

const ASK_AGAIN_AFTER_MS = 3_000;

/** Whether the server answers. Once lost, it is asked again until it does. */
@Injectable({ providedIn: 'root' })
export class ServerConnection {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly clock = inject(SiteClock);
  private readonly lost = signal<Instant | null>(null);

  /** Since when no answer has come; null while the server answers. */
  readonly lostSince = this.lost.asReadonly();

  constructor() {
    addEventListener('offline', () => {
      this.failed();
    });
  }

  answered(): void {
    if (this.lost() === null) return;
    this.lost.set(null);
    void this.announcer.announce('The connection is back.');
  }

  failed(): void {
    if (this.lost() !== null) return;
    this.lost.set(this.clock.now());
    this.askAgainLater();
  }

  private askAgainLater(): void {
    setTimeout(() => void this.askAgain(), ASK_AGAIN_AFTER_MS);
  }

  private async askAgain(): Promise<void> {
    if (this.lost() === null) return;
    try {
      const { ok } = await fetch('/health/live', { cache: 'no-store' });
      if (ok) this.answered();
      else this.askAgainLater();
    } catch {
      this.askAgainLater();
    }
  }
}
