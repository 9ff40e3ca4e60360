import type { Instant, Moment } from '../calendar/day.ts';
import { asKnown } from '../person/recorded.ts';
import { reason, type Reason, type ReasonSubject } from '../reason/reason.ts';
import { rememberedOf } from '../reason/remembered.ts';
import type {
  Assessment,
  AssessmentFacts,
  AssessmentReview,
  AssessmentVoid,
  CompetenceLevel,
  SkillScope,
} from './assessment.ts';

/** One cell of competence: a skill is shown for a treatment site, a platform and an adaptation type (F4). */
export interface SkillCell {
  readonly skill: string;
  readonly treatmentSite: string;
  readonly platform: string;
  readonly adaptationType: string;
}

export const LEVELS: readonly CompetenceLevel[] = ['T', 'C', 'P'];

export interface GoverningAssessment {
  readonly assessment: Assessment;
  /** Whether its assessor's right is in question and no review has answered yet (F15). */
  readonly questioned: boolean;
}

/** What of an assessment says which of several governs. */
export type Judged = Pick<
  Assessment,
  'id' | 'skill' | 'scope' | 'level' | 'result' | 'performedOn' | 'recordedAt'
>;

/** What happened to assessments since they were signed, in ledger order. */
export interface Happened {
  readonly assessmentVoids: readonly Pick<AssessmentVoid, 'assessment' | 'recordedAt'>[];
  readonly assessmentReviews: readonly Pick<
    AssessmentReview,
    'assessment' | 'outcome' | 'recordedAt'
  >[];
}

/** The latest by signature and by day, of those that nothing replaced: often one and the same. */
interface LatestTwo<Each extends Judged> {
  readonly bySignature: Each;
  readonly byDay: Each;
  readonly standing: readonly Each[];
}

/** Assessments of one candidate as known at a ledger index (I13). */
export function assessmentsAsKnown(facts: AssessmentFacts, knownAt: number): AssessmentFacts {
  return {
    assessments: asKnown(facts.assessments, knownAt),
    assessmentAcknowledgements: asKnown(facts.assessmentAcknowledgements, knownAt),
    assessmentVoids: asKnown(facts.assessmentVoids, knownAt),
    assessmentReviews: asKnown(facts.assessmentReviews, knownAt),
  };
}

/** Whether a scope covers a cell; an empty list covers nothing. */
export function coversCell(scope: SkillScope, cell: Omit<SkillCell, 'skill'>): boolean {
  return (
    scope.platform === cell.platform &&
    scope.treatmentSites.includes(cell.treatmentSite) &&
    scope.adaptationTypes.includes(cell.adaptationType)
  );
}

/**
 * The assessment that governs a cell at a moment: the latest by performedOn and the latest by signedAt are
 * both read and the lower result governs (F4). Assessments signed by nobody else than the candidate, or voided as
 * a mistake that nobody had doubted, do not count. Null when none is left, and where one of the two was found not
 * to stand, or was voided while in question or after that: what was signed before does not come back, only one
 * signed since the question answers it (F15).
 */
export function governingAssessment(
  facts: AssessmentFacts,
  cell: SkillCell,
  moment: Moment,
): GoverningAssessment | null {
  const last = lastWord(facts, cell, moment);
  return last === 'set-aside' ? null : last;
}

function lastWord(
  facts: AssessmentFacts,
  cell: SkillCell,
  moment: Moment,
): GoverningAssessment | 'set-aside' | null {
  const ofSkill = bySkill(facts.assessments).get(cell.skill) ?? [];
  const ofCell = ofSkill.filter((assessment) => isSigned(assessment, cell, moment));
  const latest = latestTwo(facts, ofCell, moment.at);
  if (latest === null || latest === 'set-aside') return latest;
  const { bySignature, byDay, standing } = latest;
  const questioned = [bySignature, byDay].find((assessment) =>
    isQuestioned(facts, assessment, standing, moment.at),
  );
  return { assessment: questioned ?? lowerOf(latest), questioned: questioned !== undefined };
}

/**
 * Which two of the assessments of one cell are read at an instant (F4): null where none is left, `set-aside` where
 * one of the two is (F15). All were signed by the instant.
 */
export function latestTwo<Each extends Judged>(
  happened: Happened,
  ofCell: readonly Each[],
  at: Instant,
): LatestTwo<Each> | 'set-aside' | null {
  const signed = ofCell.filter(({ id }) => !isMistake(happened, id, at));
  const standing = signed.filter((assessment) => !isReplaced(happened, assessment, signed, at));
  const [first] = standing;
  if (first === undefined) return null;
  const bySignature = standing.reduce<Each>(laterSigned, first);
  const byDay = standing.reduce<Each>(laterPerformed, first);
  return [bySignature, byDay].some(({ id }) => isSetAside(happened, id, at))
    ? 'set-aside'
    : { bySignature, byDay, standing };
}

/** The one with the lower result, the latest by signature where both have the same. */
export function lowerOf<Each extends Judged>({ bySignature, byDay }: LatestTwo<Each>): Each {
  return rankOf(byDay) < rankOf(bySignature) ? byDay : bySignature;
}

/** Assessments by their skill. */
export const bySkill = rememberedOf((assessments: readonly Assessment[]) =>
  Map.groupBy(assessments, ({ skill }) => skill),
);

/** Whether an assessment of a cell stands at a moment, read without any other: signed, not void, not in question. */
export function standsAlone(
  facts: AssessmentFacts,
  assessment: Assessment,
  cell: SkillCell,
  { at, on }: Pick<Moment, 'at' | 'on'>,
): boolean {
  if (!isSigned(assessment, cell, { at, on }) || isVoid(facts, assessment.id, at)) return false;
  const outcome = outcomeOf(facts, assessment.id, at);
  return outcome === null || outcome === 'stands';
}

/** Signed by another person than the candidate, for a scope that covers the cell. */
function isSigned(
  { skill, recordedAt, performedOn, assessor, candidate, scope }: Assessment,
  cell: SkillCell,
  { at, on }: Pick<Moment, 'at' | 'on'>,
): boolean {
  return (
    skill === cell.skill &&
    recordedAt <= at &&
    performedOn <= on &&
    assessor !== candidate &&
    coversCell(scope, cell)
  );
}

/** The level held in a cell: null when never assessed, referred, failed or questioned. */
export function levelHeld(
  facts: AssessmentFacts,
  cell: SkillCell,
  moment: Moment,
): CompetenceLevel | null {
  const governing = governingAssessment(facts, cell, moment);
  if (governing === null || governing.questioned) return null;
  return governing.assessment.result === 'pass' ? governing.assessment.level : null;
}

/**
 * Why a person does not hold a level in a cell; empty when they do. Where the treatment site was never
 * assessed, the sites of an equivalence answer for it (F17); an assessment of the site itself always wins.
 */
export function levelReasons(
  facts: AssessmentFacts,
  cell: SkillCell,
  needed: CompetenceLevel,
  moment: Moment,
  equivalentSites: readonly string[] = [],
): readonly Reason[] {
  const own = lastWord(facts, cell, moment);
  if (own === null || own === 'set-aside') {
    const carried =
      own === null &&
      equivalentSites.some((treatmentSite) => {
        const level = levelHeld(facts, { ...cell, treatmentSite }, moment);
        return level !== null && reachesLevel(level, needed);
      });
    return carried ? [] : [reason('assessment-missing', { ...subjectOf(cell), expected: needed })];
  }
  const about = { ...subjectOf(cell), expected: needed, factId: own.assessment.id };
  if (own.questioned) return [reason('assessment-questioned', about)];
  switch (own.assessment.result) {
    case 'refer':
      return [reason('assessment-referred', { ...about, on: own.assessment.performedOn })];
    case 'fail':
      return [reason('assessment-failed', { ...about, on: own.assessment.performedOn })];
    case 'pass':
      return reachesLevel(own.assessment.level, needed)
        ? []
        : [reason('assessment-level-too-low', { ...about, found: own.assessment.level })];
  }
}

export function reachesLevel(held: CompetenceLevel, needed: CompetenceLevel): boolean {
  return LEVELS.indexOf(held) >= LEVELS.indexOf(needed);
}

function subjectOf({ skill, treatmentSite, adaptationType }: SkillCell): ReasonSubject {
  return { skill, treatmentSite, adaptationType };
}

/** fail < refer < T < C < P. */
function rankOf({ result, level }: Judged): number {
  if (result === 'fail') return 0;
  return result === 'refer' ? 1 : 2 + LEVELS.indexOf(level);
}

function laterSigned<Each extends Judged>(a: Each, b: Each): Each {
  return b.recordedAt >= a.recordedAt ? b : a;
}

function laterPerformed<Each extends Judged>(a: Each, b: Each): Each {
  if (a.performedOn === b.performedOn) return laterSigned(a, b);
  return b.performedOn > a.performedOn ? b : a;
}

/** Whether an assessment was signed in error, as somebody had said by an instant. */
export function isVoid(
  facts: Pick<Happened, 'assessmentVoids'>,
  assessment: string,
  at: Instant,
): boolean {
  return facts.assessmentVoids.some((v) => v.assessment === assessment && v.recordedAt <= at);
}

function latestReview(
  facts: Happened,
  assessment: string,
  at: Instant,
): Happened['assessmentReviews'][number] | undefined {
  return facts.assessmentReviews.findLast(
    (review) => review.assessment === assessment && review.recordedAt <= at,
  );
}

function outcomeOf(
  facts: Happened,
  assessment: string,
  at: Instant,
): AssessmentReview['outcome'] | null {
  return latestReview(facts, assessment, at)?.outcome ?? null;
}

/** Voided when nobody doubted it, or once it was found to stand: as if it had never been signed. */
function isMistake(facts: Happened, assessment: string, at: Instant): boolean {
  return isVoid(facts, assessment, at) && !isSetAside(facts, assessment, at);
}

/** Found not to stand, or voided before its question was answered: no review follows a void. */
function isSetAside(facts: Happened, assessment: string, at: Instant): boolean {
  const outcome = outcomeOf(facts, assessment, at);
  return (
    outcome === 'does-not-stand' || (outcome === 'questioned' && isVoid(facts, assessment, at))
  );
}

/** Set aside, and another one that is not was signed since it came into question. */
function isReplaced(
  facts: Happened,
  { id }: Judged,
  signed: readonly Judged[],
  at: Instant,
): boolean {
  if (!isSetAside(facts, id, at)) return false;
  const question = facts.assessmentReviews.findLast(
    (review) =>
      review.assessment === id && review.outcome === 'questioned' && review.recordedAt <= at,
  );
  const since = (question ?? latestReview(facts, id, at))?.recordedAt ?? at;
  return signed.some((other) => other.recordedAt > since && !isSetAside(facts, other.id, at));
}

/** Questioned until a review says that it stands or a new assessment of the cell is signed (F15). */
function isQuestioned(
  facts: Happened,
  assessment: Judged,
  standing: readonly Judged[],
  at: Instant,
): boolean {
  const review = latestReview(facts, assessment.id, at);
  if (review?.outcome !== 'questioned') return false;
  return !standing.some((other) => other.recordedAt > review.recordedAt);
}
