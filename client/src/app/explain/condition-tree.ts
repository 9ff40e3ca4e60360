import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { ConditionState } from '@oart/competency';
import type { ConditionGroupView } from '@oart/contract';
import type { IconName } from '../icons/icon-names';
import { ReasonList } from '../reasons/reason-list';
import { curesOnce } from '../reasons/cures-once';
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
}
