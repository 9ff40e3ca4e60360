import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ReasonView } from '@oart/contract';
import { curesOnce } from '../reasons/cures-once';
import { ReasonList } from '../reasons/reason-list';
import { StatusChip } from '../status/status-chip';
import type { StandingGroup } from './group-standing';

const REASONS_SHOWN_AT_ONCE = 3;

/** One line per group: the state, what and where, until when or why not, and what to do. */
@Component({
  selector: 'oart-standing-sentences',
  imports: [MatButton, ReasonList, RouterLink, StatusChip],
  templateUrl: './standing-sentences.html',
  styleUrl: './standing-sentences.scss',
})
export class StandingSentences {
  readonly groups = input.required<readonly StandingGroup[]>();
  /** The entitlement whose acceptance is the one main act of the page. */
  readonly toAccept = input<string | null>(null);

  protected readonly lines = computed(() =>
    this.groups().map((group) => {
      const isToAccept = group.entitlementId !== null && group.entitlementId === this.toAccept();
      // The button beneath is the cure: it is not told twice.
      const reasons = isToAccept ? group.reasons.map(withoutCure) : group.reasons;
      return {
        group,
        isToAccept,
        first: curesOnce(reasons.slice(0, REASONS_SHOWN_AT_ONCE)),
        more: curesOnce(reasons.slice(REASONS_SHOWN_AT_ONCE)),
      };
    }),
  );
}

function withoutCure(reason: ReasonView): ReasonView {
  return { ...reason, cure: null, cureLink: null, curedBy: [] };
}
