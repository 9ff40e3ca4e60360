import type { CalendarDay } from '../calendar/day.ts';
import type { FrameworkDocument, RecordRule, StructureSet } from '../framework/framework.ts';
import { reason, type Reason, type ReasonSubject } from '../reason/reason.ts';
import type { Evidence, StructureScore } from './evidence.ts';

/** The structures that a contouring record must cover for a skill and treatment site. */
export function structureSetFor(
  document: FrameworkDocument,
  skill: string,
  treatmentSite: string,
): StructureSet | null {
  return (
    document.structureSets.find(
      (set) => set.skill === skill && set.treatmentSite === treatmentSite,
    ) ?? null
  );
}

/**
 * Why the scores of one record do not cover a structure that it names; empty when one attempt passes both
 * the framework's pass mark and the one printed on the record (domain.md 10.6). Any permitted attempt may pass.
 */
export function structureReasons(
  evidence: Evidence,
  structure: string,
  passMark: number,
  rule: RecordRule,
  about: ReasonSubject,
): readonly Reason[] {
  const scores = evidence.structures.filter((score) => score.structure === structure);
  const passed = scores.filter(({ score, passMark: own }) => score >= Math.max(passMark, own));
  const { maximumAttempts } = rule;
  const subject = { ...about, structure, factId: evidence.id };
  if (passed.length === 0) {
    const highest = scores.reduce((top, score) => (score.score > top.score ? score : top), {
      score: 0,
      passMark,
    });
    const needed = Math.max(passMark, highest.passMark);
    return [reason('score-below-pass-mark', { ...subject, needed, held: highest.score })];
  }
  const first = Math.min(...passed.map(({ attempt }) => attempt));
  return maximumAttempts === null || first <= maximumAttempts
    ? []
    : [reason('too-many-attempts', { ...subject, needed: maximumAttempts, held: first })];
}

/** The attempt that counts of each structure: the first that passed. None where all of them failed. */
export function passingAttempts<Score extends StructureScore>(
  scores: readonly Score[],
): ReadonlySet<Score> {
  const first = new Map<string, Score>();
  for (const score of scores) {
    if (score.score < score.passMark) continue;
    const known = first.get(score.structure);
    if (known === undefined || score.attempt < known.attempt) first.set(score.structure, score);
  }
  return new Set(first.values());
}

/** The day of the last attempt; null where any has no day, for then nobody knows which was the last. */
export function lastAttemptOn(
  attempts: readonly Pick<StructureScore, 'completedOn'>[],
): CalendarDay | null {
  const days = attempts.flatMap(({ completedOn }) => completedOn ?? []);
  return days.length === attempts.length ? (days.toSorted().at(-1) ?? null) : null;
}
