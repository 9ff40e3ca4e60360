import { Component, computed, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { BreakGlassView } from '@oart/contract';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { filledAddress, wordsFilledIn } from './act-address';
import { ActEntry } from './act-entry';
import { ActPage } from './act-page';
import { breakGlassAct } from './console-acts';

/** Break-glass: one task in one fraction without an entitlement for it, signed by two people, for minutes (I16). */
@Component({
  selector: 'oart-break-glass-page',
  imports: [ActEntry, EmptyState, FailureNotice, MatButton, PageHeading, RouterLink, Skeleton],
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
      <oart-act-entry
        [about]="about"
        label="What has to be done"
        [skilled]="true"
        [act]="act()"
        [signing]="signing"
        (done)="opened($event)"
      />
    } @else {
      <oart-skeleton [rows]="8" />
    }
  `,
})
export class BreakGlassPage extends ActPage {
  private readonly router = inject(Router);
  private readonly entry = viewChild(ActEntry);
  protected readonly act = computed(() => {
    const context = this.about.context();
    const policy = this.about.policy();
    return context === null || policy === null ? null : breakGlassAct(context, policy);
  });

  /** The act itself is signed next, under what was opened. */
  protected opened(answer: unknown): void {
    const { id, caseReference, fraction, task, closesAt } = answer as BreakGlassView;
    const { outcome, selection } = this.begun();
    const values = { outcome, selection, ...this.entry()?.values(), caseReference, fraction };
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
