import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { ConditionState } from '@oart/competency';
import type { ConditionFactView, ConditionGroupView } from '@oart/contract';
import type { IconName } from '../icons/icon-names';
import { ReasonList } from '../reasons/reason-list';
import { curesOnce } from '../reasons/cures-once';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import type { Tone } from '../status/standing-states';

interface StateLook {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

const STATES: Readonly<Record<ConditionState, StateLook>> = {
  met: { word: 'met', icon: 'check', tone: 'may' },
  carried: { word: 'carried by the supervisor', icon: 'supervisor_account', tone: 'learning' },
  unmet: { word: 'not met', icon: 'close', tone: 'returned' },
  'not-asked': { word: 'not asked', icon: 'remove', tone: 'over' },
};

/** Everything that the gate asked, group by group: tick or cross, why not, and the records behind it. */
@Component({
  selector: 'oart-condition-tree',
  imports: [MatIcon, ReasonList, RouterLink],
  templateUrl: './condition-tree.html',
  styleUrl: './condition-tree.scss',
})
export class ConditionTree {
  readonly groups = input.required<readonly ConditionGroupView[]>();
  /** Whether the reader is the person asked about. */
  readonly own = input(false);

  private readonly session = inject(SessionStore);

  protected readonly shown = computed(() =>
    this.groups().map((group) => ({
      ...group,
      look: STATES[group.state],
      conditions: group.conditions.map((condition) => ({
        ...condition,
        reasons: curesOnce(condition.reasons),
        look: STATES[condition.state],
      })),
    })),
  );

  /** Where the reader finds what stands behind a condition; null where it has no page for them. */
  protected addressOf({ kind, id }: ConditionFactView): readonly string[] | null {
    if (kind === 'entitlement') return ['/entitlements', id];
    if (kind !== 'evidence') return null;
    if (this.session.hasAny(PAGE_PERMISSIONS['/records/:id/look-back'])) {
      return ['/records', id, 'look-back'];
    }
    return this.own() ? ['/my-records'] : null;
  }
}
