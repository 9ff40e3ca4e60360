import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { parseInstant } from '@oart/competency';
import type { ActView } from '@oart/contract';
import { InstantClock } from '../dates/instant-clock';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { SignedAct } from '../signing/signed-act';
import { SignedFactPanel } from '../staff-file/signed-fact-panel';
import { actAbout } from './act-about';
import { filledAddress, wordsFilledIn } from './act-address';
import { ActChoices } from './act-choices';
import { begunBy } from './act-fields';
import { consoleAct } from './console-acts';

/** An act is signed as it is performed: the gate answers first, and what it refuses has a way on from here. */
@Component({
  selector: 'oart-sign-act-page',
  imports: [
    ActChoices,
    FailureNotice,
    InstantClock,
    MatButton,
    PageHeading,
    RouterLink,
    SignedFactPanel,
    Skeleton,
  ],
  templateUrl: './sign-act-page.html',
  styleUrl: './act-page.scss',
})
export class SignActPage {
  // From the address.
  readonly unit = input<string>();
  readonly task = input<string>();
  readonly case = input<string>();
  readonly fraction = input<string>();
  readonly adaptationType = input<string>();
  readonly doseCheckResult = input<string>();
  readonly disposition = input<string>();
  readonly supervisorId = input<string>();
  readonly outcome = input<string>();
  readonly selection = input<string>();
  /** The break-glass under which it is signed, and until when that is open. */
  readonly breakGlass = input<string>();
  readonly until = input<string>();

  private readonly router = inject(Router);
  private readonly panel = viewChild(SignedFactPanel);
  protected readonly about = actAbout(
    computed(() => ({
      unit: this.unit(),
      task: this.task(),
      begun: begunBy(this),
    })),
  );
  protected readonly act = computed(() => {
    const context = this.about.context();
    return context === null ? null : consoleAct(context, this.breakGlass() ?? null);
  });
  protected readonly openUntil = computed(() => parseInstant(this.until() ?? ''));

  protected readonly signing = new SignedAct<object>();
  /** The gate's own no: only that has break-glass as a way on. */
  protected readonly isRefused = computed(() => this.signing.failure()?.kind === 'gate-refused');
  protected readonly mayBreakGlass = computed(
    () =>
      this.breakGlass() === undefined &&
      this.about.policy()?.breakGlass.permitted === true &&
      (this.about.task()?.skills.length ?? 0) > 0,
  );
  /** What was signed last; gone when another act is begun. */
  protected readonly signed = linkedSignal<string, ActView | null>({
    source: () => `${this.unit() ?? ''} ${this.task() ?? ''}`,
    computation: () => null,
  });

  protected done(answer: unknown): void {
    this.signing.reset();
    this.signed.set(answer as ActView);
    document.querySelector('h1')?.focus();
  }

  /** Another act of the same fraction: without the task, and without the break-glass that was used. */
  protected another({ caseReference, fraction }: ActView): void {
    void this.router.navigate(['/sign-act'], {
      queryParams: { unit: this.about.unit()?.id, case: caseReference, fraction },
    });
  }

  /** The same act, as far as it is filled in, on the page where the glass is broken or the act is written down. */
  protected goTo(page: '/break-glass' | '/record-act'): void {
    const { unit, task } = this.about;
    const values = this.panel()?.values() ?? {};
    const taskId = task()?.id ?? '';
    void this.router.navigate([page], {
      queryParams: filledAddress(unit()?.id ?? '', taskId, values),
      state: wordsFilledIn(taskId, values),
    });
  }
}
