import type { CalendarDay, Duration, Instant } from '../calendar/day.ts';
import { subtractDuration } from '../calendar/span.ts';
import type { Assessment, AssessmentFacts } from './assessment.ts';
import { isVoid } from './governing.ts';

/** Two people who assessed each other in the same skill within the window (I4, scenario 11). */
export interface ReciprocalSignOff {
  readonly skill: string;
  readonly earlier: Assessment;
  readonly later: Assessment;
}

/**
 * Pairs in which A assessed B and B assessed A in the same skill within the window, 12 months as the default.
 * Both stand; the governance report lists them. Each later assessment pairs with the latest earlier one.
 * What was not yet signed at the instant, or was void by then, is half of no pair.
 */
export function reciprocalSignOffs(
  facts: Pick<AssessmentFacts, 'assessments' | 'assessmentVoids'>,
  window: Duration,
  at: Instant,
): readonly ReciprocalSignOff[] {
  const signed = facts.assessments.filter(
    ({ id, recordedAt }) => recordedAt <= at && !isVoid(facts, id, at),
  );
  const latest = new Map<string, Assessment>();
  const pairs: ReciprocalSignOff[] = [];
  for (const later of signed.sort(byDayThenSignature)) {
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
