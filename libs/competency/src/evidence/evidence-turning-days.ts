import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import { lastDayOf } from '../calendar/span.ts';
import { endOfDay, momentOf } from '../calendar/zone.ts';
import type { Instant, TimeZone } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { PersonnelFacts } from '../person/person.ts';
import type { EvidenceFacts } from './evidence.ts';
import { evidenceStandings } from './evidence-state.ts';
import { experienceResult } from './experience.ts';

/**
 * Every day, in order, on which records of a person can come to count or cease to under any of the documents,
 * apart from the instants of `evidenceTurningInstants`: ends of validity, effective days of revocations, and
 * the days from which experience suffices, as it stood after each verification.
 */
export function evidenceTurningDays(
  facts: EvidenceFacts & Pick<PersonnelFacts, 'absences'>,
  documents: readonly FrameworkDocument[],
  zone: TimeZone,
): readonly CalendarDay[] {
  const days = new Set<CalendarDay>();
  const requirements = documents.flatMap((document) => document.requirements);
  const rules = requirements.flatMap(({ records }) => records.flat());
  for (const item of facts.evidence) {
    if (item.validUntil !== null) days.add(addDays(item.validUntil, 1));
    for (const { record, validFor } of rules) {
      if (record === item.type && validFor !== null) {
        days.add(addDays(lastDayOf(item.occurredOn, validFor), 1));
      }
    }
  }
  for (const { effectiveFrom } of facts.evidenceRevocations) days.add(effectiveFrom);
  const experience = requirements.map((requirement) => requirement.experience);
  for (const rule of experience.filter((candidate) => candidate !== null)) {
    const moments = [
      ...evidenceTurningInstants(facts).map((at) => momentOf(at, zone)),
      ...[...days].map((day) => endOfDay(day, zone)),
    ];
    for (const moment of moments) {
      const result = experienceResult(
        rule,
        evidenceStandings(facts, moment),
        facts.absences,
        moment,
      );
      if (result.metFrom !== null) days.add(result.metFrom);
    }
  }
  return [...days].sort();
}

/** Every instant, in order, on which a submission, review or countersignature begins to count (F3). */
export function evidenceTurningInstants(facts: EvidenceFacts): readonly Instant[] {
  const instants = [
    ...facts.evidence,
    ...facts.evidenceReviews,
    ...facts.evidenceCountersignatures,
  ].map(({ recordedAt }) => recordedAt);
  return [...new Set(instants)].sort();
}
