import {
  asKnown,
  countedActs,
  entitlementStateAt,
  frameworkInForce,
  handsOn,
  momentOf,
  offlineReviews,
  policyKnownAt,
  standingConcerns,
} from '@oart/competency';
import type {
  AsOf,
  CourseFacts,
  Department,
  Entitlement,
  FrameworkDocument,
  Moment,
  OfflineReview,
  Person,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import type { ConcernView, OfflineReviewView } from '@oart/contract';
import type { ActOnFile } from './treatment-facts.repository.ts';

/** The offline reviews of one case, by the framework and the policy that hold at its unit. */
export function reviewsOf(
  department: Department,
  course: CourseFacts<ActOnFile>,
  asOf: AsOf,
): readonly OfflineReview<ActOnFile>[] {
  const { moment, framework } = inForceFor(department, course, asOf);
  const policy = policyKnownAt(department.policies, asOf.knownAt);
  if (framework === null || policy === null) return [];
  return offlineReviews(framework, policy, course, moment, asOf.knownAt);
}

/** The concerns of one case that stand, of fractions before one or of all. */
export function concernsOf(
  department: Department,
  course: CourseFacts<ActOnFile>,
  asOf: AsOf,
  before = Infinity,
): readonly ActOnFile[] {
  const { moment, framework } = inForceFor(department, course, asOf);
  if (framework === null) return [];
  return standingConcerns(framework, course, moment, asOf.knownAt, before);
}

/** The tasks that are an offline review in any version of the framework. */
export function reviewTasksOf({ frameworks }: Department): readonly string[] {
  const tasks = frameworks.flatMap(({ document }) => document.tasks);
  return [...new Set(tasks.filter(({ kind }) => kind === 'review').map(({ id }) => id))];
}

/** Whether somebody holds a live entitlement for the offline review of this case; the gate asks for more. */
export function mayReview(
  department: Department,
  own: PersonFacts,
  course: CourseFacts,
  asOf: AsOf,
): boolean {
  const { treatmentSite } = course.treatmentCase;
  const { moment } = inForceFor(department, course, asOf);
  const tasks = reviewTasksOf(department);
  return own.entitlements.some(
    (held) =>
      held.scope.treatmentSites.includes(treatmentSite) &&
      holdsOneOf(held, tasks) &&
      entitlementStateAt(own, held.id, moment).kind === 'active',
  );
}

export function holdsOneOf(held: Pick<Entitlement, 'tasks'>, tasks: readonly string[]): boolean {
  return held.tasks.some((task) => tasks.includes(task));
}

/** Whether somebody signed or supervised an act of the fraction that counts: they do not review it (I10, F21). */
export function hasActed(
  { acts, actCorrections }: CourseFacts,
  fraction: number,
  person: PersonId,
  knownAt: number,
): boolean {
  const counted = countedActs(asKnown(acts, knownAt), asKnown(actCorrections, knownAt));
  return counted.some((act) => act.fraction === fraction && handsOn(act).includes(person));
}

function inForceFor(
  { frameworks, units }: Department,
  { treatmentCase }: CourseFacts,
  { at, knownAt }: AsOf,
): { readonly moment: Moment; readonly framework: FrameworkDocument | null } {
  const unit = units.find(({ id }) => id === treatmentCase.unit);
  if (unit === undefined) throw new Error('A case names no unit on file');
  const moment = momentOf(at, unit.timeZone);
  return { moment, framework: frameworkInForce(frameworks, moment.on, knownAt)?.document ?? null };
}

/** The people whose names a list of them shows. */
export function namedIn(reviews: readonly OfflineReview<ActOnFile>[]): readonly PersonId[] {
  return reviews.flatMap(({ selection, review }) => [
    selection.actor,
    ...(review === null ? [] : [review.actor]),
  ]);
}

export function offlineReviewView(
  { fraction, selection, dueOn, beforeFraction, state, review }: OfflineReview<ActOnFile>,
  isYours: boolean,
  units: Department['units'],
  people: ReadonlyMap<PersonId, Person>,
): OfflineReviewView {
  const unit = units.find(({ id }) => id === selection.unit);
  return {
    id: selection.id,
    caseReference: selection.caseReference,
    fraction,
    unit: { id: selection.unit, name: unit?.name ?? '' },
    treatmentSite: selection.treatmentSite,
    adaptationType: selection.adaptationType,
    selectedBy: named(selection.actor, people),
    selectedAt: selection.performedAt,
    dueOn,
    beforeFraction,
    state,
    reviewedBy: review === null ? null : named(review.actor, people),
    reviewedAt: review?.performedAt ?? null,
    concern: review?.outcome === 'concern' ? (review.disposition ?? '') : null,
    isYours,
  };
}

export function concernView(act: ActOnFile, people: ReadonlyMap<PersonId, Person>): ConcernView {
  return {
    fraction: act.fraction,
    raisedBy: named(act.actor, people),
    raisedAt: act.performedAt,
    words: act.disposition ?? '',
  };
}

function named(id: PersonId, people: ReadonlyMap<PersonId, Person>): ConcernView['raisedBy'] {
  return { id, displayName: people.get(id)?.displayName ?? '' };
}
