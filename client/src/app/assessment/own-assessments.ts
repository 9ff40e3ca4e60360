import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inWords } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { recordsOf } from '../evidence/evidence-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { assessmentsOf } from './assessment-api';
import { referralsStillOpen, sinceReferral } from './assessment-proposal';

/** What assessors asked of the reader that is still to be done, and what of theirs is unread; else nothing. */
@Component({
  selector: 'oart-own-assessments',
  imports: [DayDate, FailureNotice, RouterLink],
  template: `
    @if (assessments.error() ?? records.error(); as failure) {
      <oart-failure-notice [failure]="failure" (again)="again()" />
    } @else if (asked().length > 0 || unread() > 0) {
      <section aria-labelledby="asked-title">
        <h2 id="asked-title">After your assessments</h2>
        @for (each of asked(); track each.referral.id) {
          <p>
            <strong>{{ each.what }}</strong>:
            {{ each.referral.result === 'refer' ? 'referred' : 'failed' }} on
            <oart-day [day]="each.referral.performedOn" /> by
            <span class="nowrap">{{ each.referral.assessor.displayName }}</span>.
          </p>
          <p>
            <strong>Do:</strong>
            {{
              each.referral.remediation ?? 'Ask the assessor what is needed: nothing was written.'
            }}
          </p>
          <p class="small muted">
            {{ each.since }} <a routerLink="/upload">Upload a record</a>, then an assessor assesses
            again.
          </p>
        }
        @if (unread() > 0) {
          <p>
            You have not confirmed that you read
            {{ unread() === 1 ? 'one assessment' : unread() + ' assessments' }}:
            <a [routerLink]="['/people', session.personId()]">read and confirm</a>.
          </p>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-1);
      margin-block-start: var(--space-8);
    }

    h2 {
      margin-block-end: var(--space-2);
      font: var(--mat-sys-title-large);
    }
  `,
})
export class OwnAssessments {
  protected readonly session = inject(SessionStore);
  protected readonly assessments = assessmentsOf(() => this.session.personId());
  private readonly given = computed(() =>
    this.assessments.hasValue() ? this.assessments.value().items : [],
  );
  private readonly referrals = computed(() => referralsStillOpen(this.given()));
  protected readonly records = recordsOf(() =>
    this.referrals().length > 0 ? this.session.personId() : undefined,
  );
  protected readonly asked = computed(() =>
    this.referrals().map((referral) => ({
      referral,
      what: `${referral.skillTitle}, ${inWords(referral.treatmentSites)}`,
      since: this.records.hasValue() ? sinceReferral(referral, this.records.value().items) : '',
    })),
  );
  protected readonly unread = computed(
    () =>
      this.given().filter(
        ({ state, acknowledgedAt }) => state !== 'void' && acknowledgedAt === null,
      ).length,
  );

  protected again(): void {
    this.assessments.reload();
    this.records.reload();
  }
}
