import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { lastDayOf, lastDayReaching } from '../calendar/span.ts';
import { startOfDay } from '../calendar/zone.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { RecordRule } from '../framework/framework.ts';
import { prerequisiteTurningDays } from '../person/personnel-facts.ts';
import type { Recorded } from '../person/recorded.ts';
import { remembered, rememberedByName } from '../reason/remembered.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import type { Department } from './department.ts';
import { revocationsThatStand } from '../evidence/evidence-state.ts';
import type { PersonFacts } from './facts.ts';
import { practiceTurns, type PracticeTurns } from './practice-turns.ts';
import { turnsAt, type Turns } from './turns.ts';

/** Instants at which something known turns, by what rests on it; see `Stretches`. */
export interface KnownTurns {
  readonly general: Turns;
  readonly shown: (skill: string) => Turns;
  readonly practice: (skill: string, treatmentSite: string) => PracticeTurns;
}

/** All turns of a person at a unit, on facts and department as known; each kind is put in order when first asked for. */
export const knownTurns: (
  facts: PersonFacts,
  department: Department,
  unit: TreatmentUnit,
) => KnownTurns = (facts, department, unit) => {
  const kept = turnsByUnit(facts, department);
  let turns = kept.get(unit.id);
  if (turns === undefined) kept.set(unit.id, (turns = newTurns(facts, department, unit)));
  return turns;
};

const turnsByUnit = remembered<PersonFacts, Department, Map<string, KnownTurns>>(() => new Map());

function newTurns(facts: PersonFacts, department: Department, unit: TreatmentUnit): KnownTurns {
  const start = (day: CalendarDay): Instant => startOfDay(day, unit.timeZone);
  const allowed = [
    ...recordings(facts.waivers, facts.equivalences),
    ...allowanceDays(facts, department).map(start),
  ];
  const records = recordTurns(facts, department, start);
  const assessments = assessmentTurns(facts, start);
  return {
    general: turnsAt([
      ...allowed,
      ...recordings(
        facts.conditionsDecisions,
        facts.entitlements,
        facts.acceptances,
        facts.suspensions,
        facts.lifts,
      ),
      ...records.ofTraining,
      ...generalDays(facts, department).map(start),
    ]),
    shown: rememberedByName((skill) =>
      turnsAt([
        ...allowed,
        ...records.ofExperience,
        ...(records.bySkill.get(skill) ?? []),
        ...(assessments.get(skill) ?? []),
      ]),
    ),
    practice: rememberedByName((skill, treatmentSite) =>
      practiceTurns(facts, department, skill, treatmentSite, unit),
    ),
  };
}

function recordings(...lists: readonly (readonly Recorded[])[]): readonly Instant[] {
  return lists.flatMap((list) => list.map(({ recordedAt }) => recordedAt));
}

/** Days of posts, registrations, absences and entitlements. */
function generalDays(facts: PersonFacts, { policies }: Department): readonly CalendarDay[] {
  return [
    ...policies.slice(-1).flatMap(({ document }) => prerequisiteTurningDays(facts, document)),
    ...facts.entitlements.flatMap(({ effectiveFrom, expiresOn }) => [
      effectiveFrom,
      addDays(expiresOn, 1),
    ]),
    ...facts.withdrawals.map(({ effectiveFrom }) => effectiveFrom),
  ];
}

/** Days of waivers and equivalences. */
function allowanceDays(facts: PersonFacts, { policies }: Department): readonly CalendarDay[] {
  const longest = policies.slice(-1).map(({ document }) => document.waiver.longest);
  return [
    ...facts.equivalences.flatMap(({ from, until }) =>
      until === null ? [from] : [from, addDays(until, 1)],
    ),
    ...facts.waivers.flatMap(({ from, until }) => [
      from,
      addDays(until, 1),
      ...longest.map((span) => addDays(lastDayOf(from, span), 1)),
    ]),
  ];
}

/** Turns of records by what rests on them. */
interface RecordTurns {
  readonly bySkill: ReadonlyMap<string, readonly Instant[]>;
  readonly ofExperience: readonly Instant[];
  readonly ofTraining: readonly Instant[];
}

/** What happens to records: submitted, judged, countersigned, revoked, replaced, and the days after they stop counting. */
function recordTurns(
  facts: PersonFacts,
  { frameworks }: Department,
  start: (day: CalendarDay) => Instant,
): RecordTurns {
  const bySkill = new Map<string, Instant[]>();
  const ofExperience: Instant[] = [];
  const ofTraining: Instant[] = [];
  const items = new Map<string, Evidence>(facts.evidence.map((item) => [item.id, item]));
  const add = (item: Evidence | undefined, turn: Instant): void => {
    if (item === undefined) return;
    if (item.skill !== null) listIn(bySkill, item.skill).push(turn);
    if (item.experience !== null) ofExperience.push(turn);
    if (item.type === 'equipment-training') ofTraining.push(turn);
    // What is decided about a newer record replaces the older one.
    if (item.supersedes !== null) add(items.get(item.supersedes), turn);
  };
  const rules = frameworks
    .flatMap(({ document }) => document.requirements)
    .flatMap(({ skill, records }) => records.flat().map((rule) => ({ skill, rule })))
    .filter(({ rule }) => isTimed(rule));
  for (const item of facts.evidence) {
    add(item, item.recordedAt);
    if (item.validUntil !== null) add(item, start(addDays(item.validUntil, 1)));
    for (const { skill, rule } of rules) {
      if (skill !== item.skill || rule.record !== item.type) continue;
      for (const day of ends(rule, item.occurredOn)) add(item, start(day));
    }
  }
  for (const judged of [facts.evidenceReviews, facts.evidenceCountersignatures]) {
    for (const { evidence, recordedAt } of judged) add(items.get(evidence), recordedAt);
  }
  for (const { evidence, effectiveFrom } of revocationsThatStand(facts)) {
    add(items.get(evidence), start(effectiveFrom));
  }
  return { bySkill, ofExperience, ofTraining };
}

function listIn(lists: Map<string, Instant[]>, name: string): Instant[] {
  let list = lists.get(name);
  if (list === undefined) lists.set(name, (list = []));
  return list;
}

function isTimed({ validFor, maximumAgeAtFirstGrant }: RecordRule): boolean {
  return validFor !== null || maximumAgeAtFirstGrant !== null;
}

function ends(
  { validFor, maximumAgeAtFirstGrant }: RecordRule,
  occurredOn: CalendarDay,
): readonly CalendarDay[] {
  return [
    ...(validFor === null ? [] : [addDays(lastDayOf(occurredOn, validFor), 1)]),
    ...(maximumAgeAtFirstGrant === null
      ? []
      : [addDays(lastDayReaching(occurredOn, maximumAgeAtFirstGrant), 1)]),
  ];
}

/** What happens to assessments, by skill. */
function assessmentTurns(
  facts: PersonFacts,
  start: (day: CalendarDay) => Instant,
): ReadonlyMap<string, readonly Instant[]> {
  const bySkill = new Map<string, Instant[]>();
  const skills = new Map<string, string>(facts.assessments.map(({ id, skill }) => [id, skill]));
  for (const { skill, recordedAt, performedOn } of facts.assessments) {
    listIn(bySkill, skill).push(recordedAt, start(performedOn));
  }
  for (const concerning of [facts.assessmentVoids, facts.assessmentReviews]) {
    for (const { assessment, recordedAt } of concerning) {
      const skill = skills.get(assessment);
      if (skill !== undefined) listIn(bySkill, skill).push(recordedAt);
    }
  }
  return bySkill;
}
