import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { CalendarDay } from '@oart/competency';
import type { FrameworkDraftRequest, FrameworkDraftView } from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';
import { FrameworkDraftApi } from './framework-draft-api';

const PAUSE_MS = 700;

/** What the screen has and the server may not have yet. */
interface OnScreen {
  readonly text: string;
  readonly effectiveFrom: CalendarDay | null;
  readonly basedOn: string;
}

/** Keeps a draft on the server as it is written, a moment after the last change, one request at a time. */
@Injectable()
export class DraftKeeper {
  private readonly api = inject(FrameworkDraftApi);
  private readonly view = signal<FrameworkDraftView | null>(null);
  private readonly screen = signal<OnScreen | null>(null);
  private readonly failed = signal<RequestFailure | null>(null);
  private readonly sending = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** As the server has it. */
  readonly kept = this.view.asReadonly();
  /** As the screen has it. */
  readonly current = this.screen.asReadonly();
  readonly failure = this.failed.asReadonly();
  /** Another screen changed it: nothing of this one is kept any more. */
  readonly isStale = computed(() => this.failed()?.kind === 'precondition-failed');
  readonly isKept = computed(() => {
    const [view, screen] = [this.view(), this.screen()];
    return (
      view !== null &&
      screen !== null &&
      view.document === screen.text &&
      view.effectiveFrom === screen.effectiveFrom &&
      view.basedOn.id === screen.basedOn
    );
  });

  constructor() {
    // Whoever leaves the page a moment after the last change loses nothing.
    inject(DestroyRef).onDestroy(() => void this.keep());
  }

  open(view: FrameworkDraftView): void {
    clearTimeout(this.timer);
    this.failed.set(null);
    this.view.set(view);
    this.screen.set({
      text: view.document,
      effectiveFrom: view.effectiveFrom as CalendarDay | null,
      basedOn: view.basedOn.id,
    });
  }

  change(changes: Partial<OnScreen>): void {
    this.screen.update((screen) => (screen === null ? null : { ...screen, ...changes }));
    this.later();
  }

  /** Sends what is not kept yet, now. */
  async keep(): Promise<void> {
    clearTimeout(this.timer);
    const [view, screen] = [this.view(), this.screen()];
    if (view === null || screen === null || this.isKept() || this.isStale()) return;
    if (this.sending()) {
      this.later();
      return;
    }
    this.sending.set(true);
    try {
      const { text, effectiveFrom, basedOn } = screen;
      const request: FrameworkDraftRequest = { document: text, effectiveFrom, basedOn };
      this.view.set(await firstValueFrom(this.api.keep(view, request)));
      this.failed.set(null);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failed.set(error);
    } finally {
      this.sending.set(false);
    }
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), PAUSE_MS);
  }
}
