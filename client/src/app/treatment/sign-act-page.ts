import { Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { parseInstant } from '@oart/competency';
import type { ActView } from '@oart/contract';
import { InstantClock } from '../dates/instant-clock';
import { tickingTime } from '../dates/ticking-time';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { filledAddress, wordsFilledIn } from './act-address';
import { ActEntry } from './act-entry';
import { ActPage } from './act-page';
import { consoleAct } from './console-acts';
import { OpenBreakGlass } from './open-break-glass';

/** An act is signed as it is performed: the gate answers first, and what it refuses has a way on from here. */
@Component({
  selector: 'oart-sign-act-page',
  imports: [
    ActEntry,
    FailureNotice,
    InstantClock,
    MatButton,
    OpenBreakGlass,
    PageHeading,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './sign-act-page.html',
  styleUrl: './act-page.scss',
})
export class SignActPage extends ActPage {
  // From the address, beside the act.
  /** The break-glass under which it is signed, and until when that is open. */
  readonly breakGlass = input<string>();
  readonly until = input<string>();

  private readonly router = inject(Router);
  private readonly entry = viewChild(ActEntry);
  protected readonly act = computed(() => {
    const context = this.about.context();
    return context === null ? null : consoleAct(context, this.breakGlass() ?? null);
  });
  protected readonly openUntil = computed(() => parseInstant(this.until() ?? ''));

  private readonly now = tickingTime();
  /** Whether the break-glass of the address carries nothing any more. */
  protected readonly isOver = computed(() => {
    const until = this.openUntil();
    return until !== null && until <= this.now();
  });

  /** The gate's own no, or a break-glass whose time has run out: only these have break-glass as a way on. */
  protected readonly isRefused = computed(
    () => this.isOver() || this.signing.failure()?.kind === 'gate-refused',
  );
  protected readonly mayBreakGlass = computed(
    () =>
      (this.breakGlass() === undefined || this.isOver()) &&
      this.about.policy()?.breakGlass.permitted === true &&
      (this.about.task()?.skills.length ?? 0) > 0,
  );
  protected readonly signed = this.answered<ActView>();

  protected done(answer: unknown): void {
    this.signing.reset();
    this.signed.set(answer as ActView);
    document.querySelector('h1')?.focus();
  }

  /** Another act of the same fraction: without the task, and without the break-glass that was used. */
  protected another({ caseReference, fraction }: ActView): void {
    this.about.forgetCarried();
    void this.router.navigate(['/sign-act'], {
      queryParams: { unit: this.about.unit()?.id, case: caseReference, fraction },
    });
  }

  /** The same act, as far as it is filled in, on the page where the glass is broken or the act is written down. */
  protected goTo(page: '/break-glass' | '/record-act'): void {
    const { unit, task } = this.about;
    const values = this.entry()?.values() ?? {};
    const taskId = task()?.id ?? '';
    void this.router.navigate([page], {
      queryParams: filledAddress(unit()?.id ?? '', taskId, values),
      state: wordsFilledIn(taskId, values),
    });
  }
}
