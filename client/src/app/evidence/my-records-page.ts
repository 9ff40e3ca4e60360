import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EvidenceView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantDay } from '../dates/instant-day';
import { InstantTime } from '../dates/instant-time';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { LookChip } from '../status/look-chip';
import { AgencyRequests } from './agency-requests';
import { recordsOf } from './evidence-api';
import { RECORD_LOOKS } from './record-look';

/** One's own records: what each is worth today, what happened to it and what to do. */
@Component({
  selector: 'oart-my-records-page',
  imports: [
    AgencyRequests,
    DayDate,
    EmptyState,
    FailureNotice,
    InstantDay,
    InstantTime,
    LookChip,
    MatButton,
    PageHeading,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './my-records-page.html',
})
export class MyRecordsPage {
  private readonly session = inject(SessionStore);
  protected readonly person = this.session.personId;
  protected readonly records = recordsOf(this.person);
  protected readonly looks = RECORD_LOOKS;

  protected readonly items = computed(() =>
    this.records.hasValue() ? [...this.records.value().items].sort(needsHolderFirst) : [],
  );
  protected readonly answer = computed(() => answerOf(this.items()));
}

function needsHolderFirst(one: EvidenceView, other: EvidenceView): number {
  const place = ({ state }: EvidenceView) => (state === 'sent-back' ? 0 : 1);
  return place(one) - place(other) || other.submittedAt.localeCompare(one.submittedAt);
}

function answerOf(items: readonly EvidenceView[]): string {
  const count = (state: EvidenceView['state']) =>
    items.filter((item) => item.state === state).length;
  const parts = [
    [count('sent-back'), 'sent back to you'],
    [count('submitted'), 'waiting for a verifier'],
    [count('verified'), 'verified'],
  ] as const;
  const told = parts.filter(([number]) => number > 0);
  if (told.length === 0) return 'You have no records yet';
  return `Your records: ${told.map(([number, words]) => `${String(number)} ${words}`).join(', ')}`;
}
