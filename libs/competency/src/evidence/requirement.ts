import { addDays, earlierOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { FrameworkDocument, Requirement } from '../framework/framework.ts';
import type { EvidenceId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { reason, type Reason, type ReasonCode } from '../reason/reason.ts';
import type { EvidenceFacts } from './evidence.ts';
import { evidenceStandings, type EvidenceStanding } from './evidence-state.ts';
import { experienceResult, type ExperienceResult } from './experience.ts';
import type { RecordQuestion } from './record-fit.ts';
import { anyOf, joined, recordResult, type RecordResult } from './record-result.ts';
import { structureSetFor } from './structure.ts';

/** What the floors above allow on top of a person's own records. */
export interface RequirementAllowances {
  /** The day a first grant takes effect; null for standing and renewals, which ask no age (F9). */
  readonly firstGrantOn: CalendarDay | null;
  /** Treatment sites whose records an equivalence accepts for the one asked about (F17). */
  readonly equivalentSites: readonly string[];
  /** Last day of the waiver of a requirement, by requirement id; ended waivers included (F17). */
  readonly waivedUntil: ReadonlyMap<string, CalendarDay>;
}

export const NO_ALLOWANCES: RequirementAllowances = {
  firstGrantOn: null,
  equivalentSites: [],
  waivedUntil: new Map(),
};

/** What a waiver may set aside: experience time and case counts, never evidence or level (F17). */
const WAIVABLE: readonly ReasonCode[] = [
  'experience-too-short',
  'too-few-cases',
  'too-few-cases-without-intervention',
];

export interface RequirementResult {
  readonly requirement: Requirement;
  readonly met: boolean;
  readonly reasons: readonly Reason[];
  /** One result per clause of the requirement, in its order. */
  readonly clauses: readonly RecordResult[];
  readonly experience: ExperienceResult | null;
  readonly evidence: readonly EvidenceId[];
  /** The treatment site whose records satisfied it: another one where an equivalence was used. */
  readonly shownFor: string;
  readonly waived: boolean;
  /** Last day on which it stays met if nothing more is recorded, with its cause; null without an end. */
  readonly end: { readonly day: CalendarDay; readonly cause: 'evidence' | 'waiver' } | null;
}

/**
 * Whether a person's verified records satisfy the records and experience of one requirement for one treatment
 * site at a moment; level is asked on the floor of assessments. Facts are those known (`evidenceAsKnown`).
 * A requirement that asks for no record and no experience is not met by anybody (I1).
 */
export function requirementResult(
  document: FrameworkDocument,
  requirement: Requirement,
  facts: EvidenceFacts & Pick<PersonnelFacts, 'absences'>,
  treatmentSite: string,
  moment: Moment,
  allowances: RequirementAllowances = NO_ALLOWANCES,
): RequirementResult {
  const standings = evidenceStandings(facts, moment);
  const evaluate = (asked: Requirement, site: string): RequirementResult =>
    waivedResult(
      (waived) => plainResult(document, asked, standings, facts, site, moment, allowances, waived),
      allowances.waivedUntil.get(requirement.id) ?? null,
      moment.on,
    );
  const own = evaluate(requirement, treatmentSite);
  if (own.met) return own;
  for (const site of allowances.equivalentSites) {
    const asked = document.requirements.filter(
      ({ role, skill, treatmentSites }) =>
        role === requirement.role && skill === requirement.skill && treatmentSites.includes(site),
    );
    const shown = asked.map((other) => evaluate(other, site));
    const [first] = shown;
    if (first !== undefined && shown.every(({ met }) => met))
      return carried(requirement, first, shown);
  }
  return own;
}

function plainResult(
  document: FrameworkDocument,
  requirement: Requirement,
  standings: readonly EvidenceStanding[],
  facts: Pick<PersonnelFacts, 'absences'>,
  treatmentSite: string,
  moment: Moment,
  { firstGrantOn }: RequirementAllowances,
  waived: boolean,
): RequirementResult {
  const question: RecordQuestion = { requirement, treatmentSite, moment, firstGrantOn };
  const about = { requirement: requirement.id, skill: requirement.skill, treatmentSite };
  const nothing = reason('nothing-required', about);
  const set = structureSetFor(document, requirement.skill, treatmentSite);
  const clauses = requirement.records.map((rules) =>
    anyOf(
      rules.map((rule) => recordResult(rule, standings, set, question, waived)),
      nothing,
    ),
  );
  const experience =
    requirement.experience &&
    experienceResult(requirement.experience, standings, facts.absences, moment);
  const records = joined(clauses);
  const asksNothing = clauses.length === 0 && experience === null;
  const reasons = [
    ...(asksNothing ? [nothing] : []),
    ...records.reasons,
    ...(waived ? [] : experienceReasons(requirement, experience, standings, treatmentSite)),
  ];
  const met = reasons.length === 0;
  const day = earlierOf(records.lastDay, waived ? null : (experience?.lastDay ?? null));
  return {
    requirement,
    met,
    reasons,
    clauses,
    experience,
    evidence: met ? [...new Set([...records.evidence, ...(experience?.evidence ?? [])])] : [],
    shownFor: treatmentSite,
    waived,
    end: met && day !== null ? { day, cause: 'evidence' } : null,
  };
}

function experienceReasons(
  { id, skill, experience: rule }: Requirement,
  experience: ExperienceResult | null,
  standings: readonly EvidenceStanding[],
  treatmentSite: string,
): readonly Reason[] {
  if (rule === null || experience === null || experience.met) return [];
  const about = { requirement: id, skill, treatmentSite, record: rule.title };
  const waiting = standings.filter(
    ({ state, evidence }) =>
      state === 'submitted' && evidence.experience?.activity === rule.activity,
  );
  return [
    reason('experience-too-short', {
      ...about,
      needed: experience.neededDays,
      held: experience.heldDays,
      ...(experience.metFrom && { on: experience.metFrom }),
    }),
    ...waiting.map(({ evidence }) =>
      reason('evidence-awaiting-verification', { ...about, factId: evidence.id }),
    ),
  ];
}

/** Uses a waiver only where one is needed and sets aside only what it may; it ends with its last day. */
function waivedResult(
  evaluate: (waived: boolean) => RequirementResult,
  waivedUntil: CalendarDay | null,
  on: CalendarDay,
): RequirementResult {
  const plain = evaluate(false);
  const needsWaiver = plain.reasons.some(({ code }) => WAIVABLE.includes(code));
  if (!needsWaiver || waivedUntil === null) return plain;
  if (waivedUntil < on) {
    const ended = reason('waiver-ended', { requirement: plain.requirement.id, on: waivedUntil });
    return { ...plain, reasons: [...plain.reasons, ended] };
  }
  const result = evaluate(true);
  if (!result.met) return result;
  const byEvidence = result.end?.day ?? null;
  const outlived = byEvidence !== null && byEvidence <= waivedUntil;
  if (outlived || ripensBy(addDays(waivedUntil, 1), plain)) return result;
  return { ...result, end: { day: waivedUntil, cause: 'waiver' } };
}

/** Whether time alone meets what the waiver sets aside, before the waiver is over. */
function ripensBy(day: CalendarDay, { reasons, experience }: RequirementResult): boolean {
  const first = experience?.metFrom ?? null;
  return (
    first !== null && first <= day && reasons.every(({ code }) => code === 'experience-too-short')
  );
}

/** The result of the requirements of an equivalent treatment site, as an answer to the one asked about. */
function carried(
  requirement: Requirement,
  first: RequirementResult,
  shown: readonly RequirementResult[],
): RequirementResult {
  const end = shown
    .map((result) => result.end)
    .reduce((a, b) => (a === null || (b !== null && b.day < a.day) ? b : a), null);
  const evidence = [...new Set(shown.flatMap((result) => result.evidence))];
  return { ...first, requirement, evidence, end };
}
