import { Component } from '@angular/core';
import type { StandingState } from '@oart/competency';
import { LookChip } from '../status/look-chip';
import { STANDING_STATES } from '../status/standing-states';

interface LegendGroup {
  readonly title: string;
  readonly states: readonly StandingState[];
}

const GROUPS: readonly LegendGroup[] = [
  { title: 'May act', states: ['entitled', 'due-soon'] },
  {
    title: 'On the way',
    states: [
      'awaiting-entitlement',
      'awaiting-acceptance',
      'awaiting-verification',
      'in-training',
      'sent-back',
    ],
  },
  {
    title: 'Paused',
    states: [
      'paused-recent-practice',
      'paused-evidence',
      'paused-registration',
      'paused-software',
      'paused-supervised-return',
      'paused-framework-change',
      'absent',
    ],
  },
  { title: 'Stopped', states: ['questioned', 'suspended'] },
  { title: 'Over', states: ['withdrawn', 'expired', 'left', 'not-entitled'] },
];

/** What every code of the matrix means; always in sight, and on paper. */
@Component({
  selector: 'oart-matrix-legend',
  imports: [LookChip],
  template: `
    <ul aria-label="Legend">
      @for (group of groups; track group.title) {
        <li class="group">
          <span class="title">{{ group.title }}</span>
          @for (look of group.looks; track look.code) {
            <oart-look-chip [look]="look" />
          }
        </li>
      }
      <li class="group">2/6: tasks held, where they differ. Blank: not required.</li>
    </ul>
  `,
  styleUrl: './matrix-legend.scss',
})
export class MatrixLegend {
  protected readonly groups = GROUPS.map(({ title, states }) => ({
    title,
    looks: states.flatMap((state) => {
      const look = STANDING_STATES[state];
      if (look === null) return [];
      const [last = ''] = look.word.split(': ').slice(-1);
      return [{ ...look, word: `${look.code} ${last}` }];
    }),
  }));
}
