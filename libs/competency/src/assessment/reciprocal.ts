import type { CalendarDay, Duration } from '../calendar/day.ts';
import { subtractDuration } from '../calendar/span.ts';
import type { Assessment } from './assessment.ts';

/** Two people who assessed each other in the same skill within the window (I4, scenario 11). */
export interface ReciprocalSignOff {
  readonly skill: string;
  readonly earlier: Assessment;
  readonly later: Assessment;
}

/**
 * Pairs in which A assessed B and B assessed A in the same skill within the window, 12 months as the default.
 * Both stand; the governance report lists them. Each later assessment pairs with the latest earlier one.
 */
export function reciprocalSignOffs(
  assessments: readonly Assessment[],
  window: Duration,
): readonly ReciprocalSignOff[] {
  const latest = new Map<string, Assessment>();
  const pairs: ReciprocalSignOff[] = [];
  for (const later of [...assessments].sort(byDayThenSignature)) {
    const earlier = latest.get(`${later.skill}/${later.candidate}/${later.assessor}`);
    if (earlier !== undefined && isWithin(earlier.performedOn, later.performedOn, window)) {
      pairs.push({ skill: later.skill, earlier, later });
    }
    latest.set(`${later.skill}/${later.assessor}/${later.candidate}`, later);
  }
  return pairs;
}

function isWithin(earlier: CalendarDay, later: CalendarDay, window: Duration): boolean {
  return subtractDuration(later, window) <= earlier;
}

function byDayThenSignature(a: Assessment, b: Assessment): number {
  if (a.performedOn !== b.performedOn) return a.performedOn < b.performedOn ? -1 : 1;
  return a.index - b.index;
}
