import { earlierOf, laterOf } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import type { RecordRule, StructureSet } from '../framework/framework.ts';
import type { EvidenceId } from '../person/ids.ts';
import { reason, type Reason, type ReasonSubject } from '../reason/reason.ts';
import { rememberedOf } from '../reason/remembered.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import { fitReasons, isNamedBy, lastDayFor, subjectOf, type RecordQuestion } from './record-fit.ts';
import { countCases, type CaseCount } from './case-log.ts';
import { structureReasons } from './structure.ts';

/** What a rule, or a clause of rules, came to. */
export interface RecordResult {
  readonly met: boolean;
  readonly reasons: readonly Reason[];
  /** The submissions it rests on; empty when not met. */
  readonly evidence: readonly EvidenceId[];
  /** Last day on which it stays met if nothing more is recorded; null without an end. */
  readonly lastDay: CalendarDay | null;
}

interface Candidate {
  readonly standing: EvidenceStanding;
  readonly reasons: readonly Reason[];
  readonly lastDay: CalendarDay | null;
}

/**
 * Whether submissions satisfy one record rule: enough records, every structure of the set at its pass mark,
 * enough cases. Counts are summed over the records that count; scores, agreement and ratings are asked of
 * each record on its own, so a failed attempt neither helps nor harms a later one.
 */
export function recordResult(
  rule: RecordRule,
  standings: readonly EvidenceStanding[],
  structureSet: StructureSet | null,
  question: RecordQuestion,
  casesWaived: boolean,
): RecordResult {
  const named = (byType(standings).get(rule.record) ?? [])
    .filter((standing) => isNamedBy(standing, rule, question))
    .map((standing) => ({
      standing,
      reasons: fitReasons(standing, rule, question),
      lastDay: lastDayFor(standing, rule),
    }));
  const parts = rule.perStructure
    ? perStructure(rule, named, structureSet, question)
    : [enough(rule, named, question)];
  if (parts.every(({ met }) => met) && !casesWaived) {
    parts.push(...caseParts(rule, named, question));
  }
  return joined(parts);
}

const byType = rememberedOf((standings: readonly EvidenceStanding[]) =>
  Map.groupBy(standings, ({ evidence }) => evidence.type),
);

function perStructure(
  rule: RecordRule,
  named: readonly Candidate[],
  structureSet: StructureSet | null,
  question: RecordQuestion,
): RecordResult[] {
  const about = subjectOf(rule, question);
  if (structureSet === null || structureSet.structures.length === 0) {
    return [unmet([reason('nothing-required', about)])];
  }
  const results = structureSet.structures.map(({ id: structure, passMark }) => {
    const naming = named
      .filter(({ standing }) => standing.evidence.structures.some((s) => s.structure === structure))
      .map((candidate) => forStructure(candidate, structure, passMark, rule, about));
    const missing = reason('structure-certificate-missing', {
      ...about,
      structure,
      needed: passMark,
    });
    return best(naming, 1, missing);
  });
  const covered = results.every(({ met }) => met);
  return covered ? [...results, enough(rule, named, question)] : results;
}

function forStructure(
  candidate: Candidate,
  structure: string,
  passMark: number,
  rule: RecordRule,
  about: ReasonSubject,
): Candidate {
  const { evidence } = candidate.standing;
  const scored = structureReasons(evidence, structure, passMark, rule, about);
  const named = candidate.reasons.map((one) => ({ ...one, about: { ...one.about, structure } }));
  return { ...candidate, reasons: [...named, ...scored] };
}

function enough(
  rule: RecordRule,
  named: readonly Candidate[],
  question: RecordQuestion,
): RecordResult {
  // Said only where none of them is at fault, so that all of them are held.
  const missing = reason('evidence-missing', {
    ...subjectOf(rule, question),
    needed: rule.minimumRecords,
    held: named.length,
  });
  return best(named, rule.minimumRecords, missing);
}

/** The longest-lasting `count` candidates that count, or what keeps the nearest one from counting. */
function best(candidates: readonly Candidate[], count: number, missing: Reason): RecordResult {
  const counting = candidates.filter(({ reasons }) => reasons.length === 0).sort(longestFirst);
  if (count >= 1 && counting.length >= count) {
    const used = counting.slice(0, count);
    return {
      met: true,
      reasons: [],
      evidence: used.map(({ standing }) => standing.evidence.id),
      lastDay: used.at(-1)?.lastDay ?? null,
    };
  }
  const nearest = candidates.filter(({ reasons }) => reasons.length > 0).sort(nearestFirst)[0];
  return unmet(nearest === undefined ? [missing] : nearest.reasons);
}

function caseParts(
  rule: RecordRule,
  named: readonly Candidate[],
  question: RecordQuestion,
): RecordResult[] {
  const about = subjectOf(rule, question);
  const counting = named.filter(({ reasons }) => reasons.length === 0);
  const site = rule.perTreatmentSite ? question.treatmentSite : null;
  const held = (measure: keyof CaseCount) => (logs: readonly Candidate[]) =>
    countCases(
      logs.map(({ standing }) => standing.evidence),
      site,
    )[measure];
  return [
    counted(counting, rule.minimumCases, held('cases'), (needed, cases) =>
      reason('too-few-cases', { ...about, needed, held: cases }),
    ),
    counted(
      counting,
      rule.minimumCasesWithoutIntervention,
      held('withoutIntervention'),
      (needed, cases) =>
        reason('too-few-cases-without-intervention', { ...about, needed, held: cases }),
    ),
  ];
}

function counted(
  counting: readonly Candidate[],
  needed: number | null,
  heldBy: (logs: readonly Candidate[]) => number,
  tooFew: (needed: number, held: number) => Reason,
): RecordResult {
  if (needed === null) return joined([]);
  let held = 0;
  const used: Candidate[] = [];
  for (const candidate of [...counting].sort(longestFirst)) {
    const now = heldBy([...used, candidate]);
    if (now === held) continue;
    held = now;
    used.push(candidate);
    if (held < needed) continue;
    const evidence = used.map(({ standing }) => standing.evidence.id);
    return { met: true, reasons: [], evidence, lastDay: candidate.lastDay };
  }
  return unmet([tooFew(needed, held)]);
}

/** All of: met when each is, ending with the first to end. */
export function joined(parts: readonly RecordResult[]): RecordResult {
  const met = parts.every((part) => part.met);
  return {
    met,
    reasons: parts.flatMap(({ reasons }) => reasons),
    evidence: met ? [...new Set(parts.flatMap(({ evidence }) => evidence))] : [],
    lastDay: met
      ? parts.reduce<CalendarDay | null>((first, { lastDay }) => earlierOf(first, lastDay), null)
      : null,
  };
}

/**
 * Any of: the alternative that lasts longest, or the reasons of the one nearest to a yes: with the fewest, and
 * of as many the one for which more is on file already. None asks for nothing.
 */
export function anyOf(alternatives: readonly RecordResult[], nothing: Reason): RecordResult {
  let chosen: RecordResult | null = null;
  for (const alternative of alternatives) {
    if (chosen === null || isBetter(alternative, chosen)) chosen = alternative;
  }
  return chosen ?? unmet([nothing]);
}

function isBetter(a: RecordResult, b: RecordResult): boolean {
  if (a.met !== b.met) return a.met;
  if (!a.met) {
    if (a.reasons.length !== b.reasons.length) return a.reasons.length < b.reasons.length;
    return nothingOnFile(a) < nothingOnFile(b);
  }
  return a.lastDay !== b.lastDay && laterOf(a.lastDay, b.lastDay) === a.lastDay;
}

/** For how many of its reasons no record is on file at all. */
function nothingOnFile({ reasons }: RecordResult): number {
  return reasons.filter(
    ({ code, about }) =>
      code === 'structure-certificate-missing' ||
      (code === 'evidence-missing' && (about.held ?? 0) === 0),
  ).length;
}

function unmet(reasons: readonly Reason[]): RecordResult {
  return { met: false, reasons, evidence: [], lastDay: null };
}

function longestFirst(a: Candidate, b: Candidate): number {
  if (a.lastDay === b.lastDay) return 0;
  return laterOf(a.lastDay, b.lastDay) === a.lastDay ? -1 : 1;
}

/** Fewest faults first, then the newest. */
function nearestFirst(a: Candidate, b: Candidate): number {
  if (a.reasons.length !== b.reasons.length) return a.reasons.length - b.reasons.length;
  const [older, newer] = [a.standing.evidence, b.standing.evidence];
  if (older.occurredOn !== newer.occurredOn) return older.occurredOn < newer.occurredOn ? 1 : -1;
  return newer.index - older.index;
}
