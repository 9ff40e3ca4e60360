import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { FrameworkDocument, Task } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { asKnown } from '../person/recorded.ts';
import type { Act, ActCorrection, TreatmentCase } from './act.ts';
import { countedActs } from './fraction-as-known.ts';

/** Every act of a case, by whomever and in whichever fraction. */
export interface CourseFacts<OnFile extends Act = Act> {
  readonly treatmentCase: TreatmentCase;
  readonly acts: readonly OnFile[];
  readonly actCorrections: readonly ActCorrection[];
}

export const OFFLINE_REVIEW_STATES = ['due', 'overdue', 'concern', 'reviewed'] as const;
export type OfflineReviewState = (typeof OFFLINE_REVIEW_STATES)[number];

/** The offline review of one fraction in which a plan was selected (domain.md 10.16). */
export interface OfflineReview<OnFile extends Act = Act> {
  readonly fraction: number;
  /** The selection that governs: the latest of the fraction; where a concern stands, also one recorded by mistake. */
  readonly selection: OnFile;
  /** The last day on which the review is in time, unless `beforeFraction` comes sooner. */
  readonly dueOn: CalendarDay;
  /** The fraction before which it is due as well; null where no such fraction follows. */
  readonly beforeFraction: number | null;
  readonly state: OfflineReviewState;
  /** The latest review of the fraction; null where there is none that counts. */
  readonly review: OnFile | null;
}

/**
 * What the offline review of a case comes to at a moment, as known at a ledger index: due within
 * `policy.offlineReview.days` of the fraction and before fraction `beforeFraction` or the last planned
 * one, whichever is first and still follows. A concern stands until a later review of its fraction; a new
 * selection asks for a new review, also one that was only entered after it. A review performed without entitlement clears nothing, but its
 * concern is heard, and is listed also where the selection was wrongly recorded.
 * @returns one entry for each fraction with a selection, by fraction.
 */
export function offlineReviews<OnFile extends Act>(
  framework: FrameworkDocument,
  { offlineReview }: Pick<PolicyDocument, 'offlineReview'>,
  course: CourseFacts<OnFile>,
  moment: Moment,
  knownAt: number,
): readonly OfflineReview<OnFile>[] {
  const acts = actsSoFar(course, moment, knownAt);
  const selections = ofKind('select', framework, acts);
  const reviews = reviewsThatCount(framework, acts);
  const everSelected = ofKind(
    'select',
    framework,
    performedBy(asKnown(course.acts, knownAt), moment),
  );
  const { fractionsPlanned } = course.treatmentCase;
  return [...new Set(everSelected.map(({ fraction }) => fraction))]
    .sort(ascending)
    .flatMap((fraction) => {
      const isHere = (each: Act): boolean => each.fraction === fraction;
      const review = reviews.findLast(isHere) ?? null;
      const mistaken = review?.outcome === 'concern' ? everSelected.findLast(isHere) : undefined;
      const selection = selections.findLast(isHere) ?? mistaken;
      if (selection === undefined) return [];
      const dueOn = addDays(selection.performedOn, offlineReview.days);
      const beforeFraction = firstAfter(fraction, [offlineReview.beforeFraction, fractionsPlanned]);
      const hasBegun =
        beforeFraction !== null && acts.some((each) => each.fraction >= beforeFraction);
      const owed = moment.on > dueOn || hasBegun ? 'overdue' : 'due';
      const state = reviewState(selection, review, owed);
      return [{ fraction, selection, dueOn, beforeFraction, state, review }];
    });
}

/**
 * The concerns of earlier fractions that still stand: what the board of this fraction shows. Also of a fraction
 * whose selection was wrongly recorded: a concern is taken back by a review, and by nothing else.
 * @returns by fraction
 */
export function standingConcerns<OnFile extends Act>(
  framework: FrameworkDocument,
  course: CourseFacts<OnFile>,
  moment: Moment,
  knownAt: number,
  fraction: number,
): readonly OnFile[] {
  const reviews = reviewsThatCount(framework, actsSoFar(course, moment, knownAt));
  const latest = new Map(reviews.map((review) => [review.fraction, review]));
  return [...latest.values()]
    .filter((review) => review.fraction < fraction && review.outcome === 'concern')
    .sort((one, other) => ascending(one.fraction, other.fraction));
}

function actsSoFar<OnFile extends Act>(
  { acts, actCorrections }: CourseFacts<OnFile>,
  moment: Moment,
  knownAt: number,
): readonly OnFile[] {
  const known = countedActs(asKnown(acts, knownAt), asKnown(actCorrections, knownAt));
  return performedBy(known, moment);
}

function performedBy<OnFile extends Act>(
  acts: readonly OnFile[],
  { at }: Moment,
): readonly OnFile[] {
  return acts.filter(({ performedAt }) => performedAt <= at);
}

function ofKind<OnFile extends Act>(
  kind: Task['kind'],
  { tasks }: FrameworkDocument,
  acts: readonly OnFile[],
): readonly OnFile[] {
  return acts.filter(({ task }) => tasks.some((each) => each.id === task && each.kind === kind));
}

/** Who was not entitled clears nothing, but a concern is heard. */
function reviewsThatCount<OnFile extends Act>(
  framework: FrameworkDocument,
  acts: readonly OnFile[],
): readonly OnFile[] {
  return ofKind('review', framework, acts).filter(
    ({ mode, outcome }) => mode !== 'without-entitlement' || outcome === 'concern',
  );
}

function reviewState(
  selection: Act,
  review: Act | null,
  owed: 'due' | 'overdue',
): OfflineReviewState {
  if (review === null) return owed;
  if (review.outcome === 'concern') return 'concern';
  const wasSeen = review.performedAt >= selection.performedAt && review.index > selection.index;
  return wasSeen ? 'reviewed' : owed;
}

/** The least of these that is greater than `fraction`. */
function firstAfter(fraction: number, limits: readonly number[]): number | null {
  const following = limits.filter((limit) => limit > fraction);
  return following.length === 0 ? null : Math.min(...following);
}

function ascending(one: number, other: number): number {
  return one - other;
}
