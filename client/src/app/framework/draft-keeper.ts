import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { CalendarDay } from '@oart/competency';
import type { FrameworkDraftRequest, FrameworkDraftView } from '@oart/contract';
import { ServerConnection } from '../http/server-connection';
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
  private readonly connection = inject(ServerConnection);
  private readonly view = signal<FrameworkDraftView | null>(null);
  private readonly screen = signal<OnScreen | null>(null);
  private readonly failed = signal<RequestFailure | null>(null);
  /** The request that is under way. */
  private sending: Promise<void> | null = null;
  /** Sent without an answer, so that nobody knows whether the server has it. */
  private unanswered: OnScreen | null = null;
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
    return view !== null && screen !== null && saysTheSame(view, screen);
  });

  constructor() {
    effect(() => {
      const isBack = this.connection.lostSince() === null;
      if (isBack && (untracked(this.failed)?.isPassing ?? false)) untracked(() => void this.keep());
    });
    // Whoever leaves the page a moment after the last change loses nothing.
    inject(DestroyRef).onDestroy(() => void this.keep());
  }

  open(view: FrameworkDraftView): void {
    clearTimeout(this.timer);
    this.failed.set(null);
    this.unanswered = null;
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

  /** Sends what is not kept yet, now; over when nothing is under way any more. */
  async keep(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending !== null) await this.sending;
    const [view, screen] = [this.view(), this.screen()];
    if (view === null || screen === null || this.isKept() || this.isStale()) return;
    this.sending = this.send(view, screen).finally(() => {
      this.sending = null;
    });
    await this.sending;
  }

  /** Takes the draft off the server, as it stands there now, and keeps nothing of it any more. */
  async discard(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending !== null) await this.sending;
    const view = this.view();
    if (view === null) return;
    await firstValueFrom(this.api.discard(view));
    clearTimeout(this.timer);
    this.view.set(null);
    this.screen.set(null);
  }

  private async send(view: FrameworkDraftView, screen: OnScreen): Promise<void> {
    const { text, effectiveFrom, basedOn } = screen;
    const request: FrameworkDraftRequest = { document: text, effectiveFrom, basedOn };
    try {
      this.view.set(await firstValueFrom(this.api.keep(await this.asItIs(view), request)));
      this.unanswered = null;
      this.failed.set(null);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (error.isPassing) this.unanswered = screen;
      this.failed.set(error);
    }
  }

  /** After a lost answer the server may have a later revision, which is no one else's where it says the same. */
  private async asItIs(view: FrameworkDraftView): Promise<FrameworkDraftView> {
    const { unanswered } = this;
    if (unanswered === null) return view;
    const latest = await firstValueFrom(this.api.read(view.id));
    return saysTheSame(latest, unanswered) ? latest : view;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), PAUSE_MS);
  }
}

function saysTheSame(view: FrameworkDraftView, screen: OnScreen): boolean {
  return (
    view.document === screen.text &&
    view.effectiveFrom === screen.effectiveFrom &&
    view.basedOn.id === screen.basedOn
  );
}
