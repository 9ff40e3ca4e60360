import { Component, computed, input } from '@angular/core';
import type { CalendarDay } from '@oart/competency';
import type { RequirementView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { formatDay } from '../dates/format-day';
import { curesOnce } from '../reasons/cures-once';
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
  /** Whether the reader is the person concerned. */
  readonly own = input(false);
  /** For whom and what, in a sentence: names the table for a screen reader. */
  readonly label = input.required<string>();

  private readonly rows = computed(() =>
    this.requirements().map((each) => ({
      ...each,
      verified: byOn(each.verifiedBy, each.verifiedOn),
      assessed: byOn(each.assessedBy, each.assessedOn),
      what: whatOf(each),
      reasons: curesOnce(each.reasons),
    })),
  );

  protected readonly groups = computed(() =>
    [
      { title: 'Before anything else', rows: this.rows().filter(isPrerequisite) },
      {
        title: 'Skills and experience',
        rows: this.rows().filter((each) => !isPrerequisite(each)),
      },
    ].filter(({ rows }) => rows.length > 0),
  );
}

/** `OAR outlining: ProKnow log + certificates` */
function whatOf({ title, skillTitle }: RequirementView): string {
  return skillTitle === null || title.startsWith(skillTitle) ? title : `${skillTitle}: ${title}`;
}

/** `AA-4, 04 Nov 2026` */
function byOn(name: string | null, day: string | null): string {
  if (name === null) return '';
  return day === null ? name : `${name}, ${formatDay(day as CalendarDay)}`;
}

function isPrerequisite({ kind }: RequirementView): boolean {
  return kind === 'prerequisite';
}
