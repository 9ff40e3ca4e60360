import { addDays } from '../calendar/civil-day.ts';
import { lastDayOf } from '../calendar/span.ts';
import { endOfDay, momentOf } from '../calendar/zone.ts';
import type { CalendarDay, Instant, TimeZone } from '../calendar/day.ts';
import type { FrameworkDocument, Requirement } from '../framework/framework.ts';
import type { EvidenceId } from '../person/ids.ts';
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
  for (const day of experienceTurningDays(facts, requirements, [...days], zone)) days.add(day);
  return [...days].sort();
}

/** The days from which experience suffices, as it stood after each verification and after each ended claim. */
function experienceTurningDays(
  facts: EvidenceFacts & Pick<PersonnelFacts, 'absences'>,
  requirements: readonly Requirement[],
  ends: readonly CalendarDay[],
  zone: TimeZone,
): readonly CalendarDay[] {
  const rules = requirements.map(({ experience }) => experience).filter((rule) => rule !== null);
  const claims = claimsAmong(facts);
  if (rules.length === 0 || claims.evidence.length === 0) return [];
  const moments = [
    ...evidenceTurningInstants(claims).map((at) => momentOf(at, zone)),
    ...ends.map((day) => endOfDay(day, zone)),
  ];
  return moments.flatMap((moment) => {
    const standings = evidenceStandings(claims, moment);
    return rules
      .map((rule) => experienceResult(rule, standings, facts.absences, moment).metFrom)
      .filter((day) => day !== null);
  });
}

function claimsAmong(facts: EvidenceFacts): EvidenceFacts {
  const evidence = facts.evidence.filter(({ experience }) => experience !== null);
  const ids = new Set(evidence.map(({ id }) => id));
  const ofClaims = <T extends { readonly evidence: EvidenceId }>(
    list: readonly T[],
  ): readonly T[] => list.filter((fact) => ids.has(fact.evidence));
  return {
    evidence,
    evidenceReviews: ofClaims(facts.evidenceReviews),
    evidenceCountersignatures: [],
    evidenceRevocations: ofClaims(facts.evidenceRevocations),
  };
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
