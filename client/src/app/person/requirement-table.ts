import { Component, computed, input } from '@angular/core';
import type { RequirementView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { ReasonList } from '../reasons/reason-list';
import { Met } from '../status/met';

/** Every requirement of a role: the evidence, who verified, who assessed, until when, and whether met. */
@Component({
  selector: 'oart-requirement-table',
  imports: [DayDate, Met, ReasonList],
  templateUrl: './requirement-table.html',
  styleUrl: './requirement-table.scss',
})
export class RequirementTable {
  readonly requirements = input.required<readonly RequirementView[]>();
  /** For whom and what, in a sentence: names the table for a screen reader. */
  readonly label = input.required<string>();

  protected readonly groups = computed(() =>
    [
      { title: 'Before anything else', rows: this.requirements().filter(isPrerequisite) },
      {
        title: 'Skills and experience',
        rows: this.requirements().filter((each) => !isPrerequisite(each)),
      },
    ].filter(({ rows }) => rows.length > 0),
  );
}

function isPrerequisite({ kind }: RequirementView): boolean {
  return kind === 'prerequisite';
}
