import type { Assessment } from '../assessment/assessment.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { PracticeGroup, PractisedAct } from './practice.ts';

/** Where a person stands after a long absence, for one skill and treatment site (F8). */
export type SupervisedReturn =
  | {
      readonly kind: 'returning';
      readonly fractionsHeld: number;
      readonly fractionsNeeded: number;
    }
  | { readonly kind: 'ended'; readonly endedOn: CalendarDay };

/**
 * A supervised return lasts from the first day back until enough supervised fractions and a
 * reassessment performed on or after the last of them (domain.md 10.8, F8); its end is the local day on
 * which the reassessment was signed. `acts` are the person's supervised acts of the group, `passes` the
 * standing passes at level C in its skill and site.
 */
export function supervisedReturn(
  returnedOn: CalendarDay,
  acts: readonly PractisedAct[],
  passes: readonly Assessment[],
  fractionsNeeded: number,
  moment: Moment,
): SupervisedReturn {
  const days = firstDays(acts.filter(({ act }) => act.performedOn >= returnedOn));
  const reachedOn = fractionsNeeded === 0 ? returnedOn : days[fractionsNeeded - 1];
  const reassessments = passes
    .filter((pass) => reachedOn !== undefined && pass.performedOn >= reachedOn)
    .map((pass) => dayAt(pass.recordedAt, moment.zone))
    .sort();
  const [endedOn] = reassessments;
  return endedOn === undefined
    ? { kind: 'returning', fractionsHeld: days.length, fractionsNeeded }
    : { kind: 'ended', endedOn };
}

/** What a supervised return still asks for; empty when it has ended. */
export function supervisedReturnReasons(
  group: PracticeGroup,
  state: SupervisedReturn | null,
): readonly Reason[] {
  if (state === null || state.kind === 'ended') return [];
  const { skill, treatmentSite } = group;
  const { fractionsHeld: held, fractionsNeeded: needed } = state;
  const reassessment = reason('reassessment-after-third-fraction-missing', {
    skill,
    treatmentSite,
  });
  return held >= needed
    ? [reassessment]
    : [reason('supervised-return', { skill, treatmentSite, held, needed }), reassessment];
}

/** The first day of each distinct fraction, in order of time. */
function firstDays(acts: readonly PractisedAct[]): readonly CalendarDay[] {
  const days = new Map<string, CalendarDay>();
  for (const { fraction, act } of acts) {
    const known = days.get(fraction);
    if (known === undefined || act.performedOn < known) days.set(fraction, act.performedOn);
  }
  return [...days.values()].sort();
}
