import { frameworkInForce, momentOf, offlineReviews, policyKnownAt } from '@oart/competency';
import type {
  AsOf,
  CourseFacts,
  Department,
  OfflineReview,
  Person,
  PersonId,
} from '@oart/competency';
import type { ConcernView, OfflineReviewView } from '@oart/contract';
import type { ActOnFile } from './treatment-facts.repository.ts';

/** The offline reviews of one case, by the framework and the policy that hold at its unit. */
export function reviewsOf(
  { frameworks, policies, units }: Department,
  course: CourseFacts<ActOnFile>,
  { at, knownAt }: AsOf,
): readonly OfflineReview<ActOnFile>[] {
  const unit = units.find(({ id }) => id === course.treatmentCase.unit);
  const policy = policyKnownAt(policies, knownAt);
  if (unit === undefined || policy === null) return [];
  const moment = momentOf(at, unit.timeZone);
  const framework = frameworkInForce(frameworks, moment.on, knownAt)?.document;
  return framework === undefined ? [] : offlineReviews(framework, policy, course, moment, knownAt);
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
    selectedBy: named(selection.actor, people),
    selectedAt: selection.performedAt,
    dueOn,
    beforeFraction,
    state,
    reviewedBy: review === null ? null : named(review.actor, people),
    reviewedAt: review?.performedAt ?? null,
    concern: review?.outcome === 'concern' ? (review.disposition ?? '') : null,
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
