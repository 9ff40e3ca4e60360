import { Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { BreakGlassView } from '@oart/contract';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { SignedAct } from '../signing/signed-act';
import { SignedFactPanel } from '../staff-file/signed-fact-panel';
import { actAbout } from './act-about';
import { filledAddress, wordsFilledIn } from './act-address';
import { ActChoices } from './act-choices';
import { begunBy } from './act-fields';
import { breakGlassAct } from './console-acts';

/** Break-glass: one task in one fraction without an entitlement for it, signed by two people, for minutes (I16). */
@Component({
  selector: 'oart-break-glass-page',
  imports: [
    ActChoices,
    EmptyState,
    FailureNotice,
    MatButton,
    PageHeading,
    RouterLink,
    SignedFactPanel,
    Skeleton,
  ],
  template: `
    <oart-page-heading>
      Act under break-glass
      <ng-container sub>
        One task in one fraction, where nobody entitled can be reached. It carries a missing
        entitlement, acceptance or recent practice; never a lapsed registration, a suspension, a
        missing level C, or an act that somebody else has to do.
      </ng-container>
    </oart-page-heading>
    @if (about.failure(); as failure) {
      <oart-failure-notice [failure]="failure" (again)="about.reload()" />
    } @else if (about.policy()?.breakGlass?.permitted === false) {
      <oart-empty-state sentence="The policy of this department does not permit break-glass.">
        What was done all the same is written down and reviewed.
        <a matButton="outlined" routerLink="/record-act" queryParamsHandling="preserve"
          >Record an act</a
        >
      </oart-empty-state>
    } @else if (about.place() !== null) {
      <oart-act-choices
        [about]="about"
        label="What has to be done"
        [skilled]="true"
        [disabled]="signing.isSending()"
        (chosen)="signing.reset()"
      />
      @if (act(); as act) {
        <section class="form" aria-labelledby="act-title">
          <h2 id="act-title">{{ act.heading }}</h2>
          <oart-signed-fact-panel
            [act]="act"
            [signing]="signing"
            [mayDecline]="false"
            (done)="opened($event)"
          />
        </section>
      }
    } @else {
      <oart-skeleton [rows]="8" />
    }
  `,
  styleUrl: './act-page.scss',
})
export class BreakGlassPage {
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

  private readonly router = inject(Router);
  private readonly panel = viewChild(SignedFactPanel);
  protected readonly about = actAbout(
    computed(() => ({ unit: this.unit(), task: this.task(), begun: begunBy(this) })),
  );
  protected readonly act = computed(() => {
    const context = this.about.context();
    const policy = this.about.policy();
    return context === null || policy === null ? null : breakGlassAct(context, policy);
  });
  protected readonly signing = new SignedAct<object>();

  /** The act itself is signed next, under what was opened. */
  protected opened(answer: unknown): void {
    const { id, caseReference, fraction, task, closesAt } = answer as BreakGlassView;
    const { outcome, selection } = begunBy(this);
    const values = { outcome, selection, ...this.panel()?.values(), caseReference, fraction };
    void this.router.navigate(['/sign-act'], {
      queryParams: {
        ...filledAddress(this.about.unit()?.id ?? '', task, values),
        breakGlass: id,
        until: closesAt,
      },
      state: wordsFilledIn(task, values),
      replaceUrl: true,
    });
  }
}
