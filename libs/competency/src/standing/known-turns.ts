import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { lastDayOf, lastDayReaching } from '../calendar/span.ts';
import { startOfDay } from '../calendar/zone.ts';
import type { FrameworkDocument, RecordRule } from '../framework/framework.ts';
import { personnelTurningDays } from '../person/personnel-facts.ts';
import type { Recorded } from '../person/recorded.ts';
import { remembered } from '../reason/remembered.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { countedActs } from '../treatment/fraction-as-known.ts';
import { voidedSince } from '../treatment/voiding.ts';
import { fractionOf } from './practice.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';

/**
 * Instants at which something known turns, each list in order. `general` can turn any answer; `records`
 * only one that does not rest on records already; `practice` only one that waits for practice.
 */
export interface KnownTurns {
  readonly general: readonly Instant[];
  readonly records: readonly Instant[];
  /** By task and treatment site: acts of the person in a task that shares a skill with it. */
  readonly practice: (task: string, treatmentSite: string) => readonly Instant[];
}

/** All turns of a person at a unit, on facts and department as known. */
export function knownTurns(
  facts: PersonFacts,
  department: Department,
  unit: TreatmentUnit,
): KnownTurns {
  const kept = turnsByUnit(facts, department);
  let turns = kept.get(unit.id);
  if (turns === undefined) kept.set(unit.id, (turns = newTurns(facts, department, unit)));
  return turns;
}

/** The first of sorted instants after `at`, or null. */
export function firstAfter(sorted: readonly Instant[], at: Instant): Instant | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? null;
}

const turnsByUnit = remembered<PersonFacts, Department, Map<string, KnownTurns>>(() => new Map());

function newTurns(facts: PersonFacts, department: Department, unit: TreatmentUnit): KnownTurns {
  const starts = (days: readonly CalendarDay[]): readonly Instant[] =>
    days.map((day) => startOfDay(day, unit.timeZone));
  const supervised = facts.acts.filter(({ mode }) => mode === 'supervised');
  return {
    general: inOrder([
      ...recordingInstants(facts),
      ...unit.software.map((change) => change.effectiveAt),
      ...supervised.map((act) => act.performedAt),
      ...voidingInstants(facts, department),
      ...starts(generalDays(facts, department)),
    ]),
    records: inOrder(starts(recordDays(facts, department))),
    practice: practiceTurns(facts, department),
  };
}

function recordingInstants(facts: PersonFacts): readonly Instant[] {
  const recorded: readonly (readonly Recorded[])[] = [
    facts.evidence,
    facts.evidenceReviews,
    facts.evidenceCountersignatures,
    facts.assessments,
    facts.assessmentVoids,
    facts.assessmentReviews,
    facts.conditionsDecisions,
    facts.entitlements,
    facts.acceptances,
    facts.suspensions,
    facts.lifts,
    facts.entitlementReviews,
    facts.waivers,
    facts.equivalences,
  ];
  return recorded.flatMap((list) => list.map((fact) => fact.recordedAt));
}

/** When acts of the person became void, and so took practice away (F21), by any version of the framework. */
function voidingInstants(facts: PersonFacts, { frameworks }: Department): readonly Instant[] {
  const fractions = Map.groupBy(countedActs(facts.acts, facts.actCorrections), fractionOf);
  const own = new Set(
    facts.acts.filter(({ actor }) => actor === facts.person.id).map(({ id }) => id),
  );
  return frameworks.flatMap(({ document }) =>
    [...fractions.values()].flatMap((acts) =>
      [...voidedSince(document, acts)].filter(([id]) => own.has(id)).map(([, since]) => since),
    ),
  );
}

/** Instants of the person's acts at a treatment site, of the tasks that a task shares a skill with. */
function practiceTurns(facts: PersonFacts, { frameworks }: Department): KnownTurns['practice'] {
  const own = facts.acts.filter(({ actor }) => actor === facts.person.id);
  const bySite = Map.groupBy(own, ({ treatmentSite }) => treatmentSite);
  const kept = new Map<string, readonly Instant[]>();
  return (task, treatmentSite) => {
    const key = `${task}/${treatmentSite}`;
    let turns = kept.get(key);
    if (turns === undefined) {
      const group = new Set(frameworks.flatMap(({ document }) => sharingSkills(document, task)));
      const acts = (bySite.get(treatmentSite) ?? []).filter((act) => group.has(act.task));
      kept.set(key, (turns = inOrder(acts.map((act) => act.performedAt))));
    }
    return turns;
  };
}

function sharingSkills({ tasks }: FrameworkDocument, task: string): readonly string[] {
  const skills = tasks.find(({ id }) => id === task)?.skills ?? [];
  return tasks
    .filter((other) => other.skills.some((skill) => skills.includes(skill)))
    .map(({ id }) => id);
}

/** Days of posts, registrations, absences, entitlements, allowances, versions and their deadlines. */
function generalDays(facts: PersonFacts, department: Department): readonly CalendarDay[] {
  const policies = department.policies.slice(-1).map(({ document }) => document);
  return [
    ...policies.flatMap((policy) => personnelTurningDays(facts, policy)),
    ...facts.entitlements.flatMap(({ effectiveFrom, expiresOn }) => [
      effectiveFrom,
      addDays(expiresOn, 1),
    ]),
    ...facts.withdrawals.map(({ effectiveFrom }) => effectiveFrom),
    ...facts.equivalences.flatMap(({ from, until }) =>
      until === null ? [from] : [from, addDays(until, 1)],
    ),
    ...facts.waivers.flatMap(({ from, until }) => [
      from,
      addDays(until, 1),
      ...policies.map(({ waiver }) => addDays(lastDayOf(from, waiver.longest), 1)),
    ]),
    ...department.frameworks.flatMap(({ effectiveFrom, withdrawnFrom, document }) => [
      effectiveFrom,
      ...(withdrawnFrom === null ? [] : [withdrawnFrom]),
      ...document.transitions.flatMap(({ rule }) =>
        rule.kind === 're-evidence-by' ? [addDays(rule.deadline, 1)] : [],
      ),
    ]),
  ];
}

/** Days after which a record stops counting, by its own end, a rule's validity or age, or a revocation. */
function recordDays(facts: PersonFacts, department: Department): readonly CalendarDay[] {
  const rules = department.frameworks.flatMap(({ document }) =>
    document.requirements.flatMap(({ records }) => records.flat()),
  );
  return [
    ...facts.evidenceRevocations.map(({ effectiveFrom }) => effectiveFrom),
    ...facts.assessments.map(({ performedOn }) => performedOn),
    ...facts.evidence.flatMap(({ type, occurredOn, validUntil }) => [
      ...(validUntil === null ? [] : [addDays(validUntil, 1)]),
      ...rules.filter(({ record }) => record === type).flatMap((rule) => ends(rule, occurredOn)),
    ]),
  ];
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

function inOrder(instants: readonly Instant[]): readonly Instant[] {
  return [...new Set(instants)].sort();
}
