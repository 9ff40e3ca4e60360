import { assessmentState } from '@oart/competency';
import type {
  Assessment,
  AssessmentFacts,
  AssessmentReview,
  AssessmentVoid,
  Person,
  PersonId,
} from '@oart/competency';
import type {
  AssessmentReviewView,
  AssessmentView,
  AssessmentVoidView,
  Titles,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { levelFor } from '../standing/reader.ts';

/** Who reads an assessment, and the words for it. */
export interface AssessmentWording {
  readonly caller: Caller;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly titles: Titles;
}

/** An assessment as shown: names for ids, and what happened to it since. */
export function assessmentView(
  assessment: Assessment,
  facts: AssessmentFacts,
  wording: AssessmentWording,
): AssessmentView {
  const { people, titles } = wording;
  const concerns = (fact: { readonly assessment: string }): boolean =>
    fact.assessment === assessment.id;
  const voiding = facts.assessmentVoids.find(concerns);
  return {
    id: assessment.id,
    candidate: personRef(assessment.candidate, people),
    assessor: personRef(assessment.assessor, people),
    skill: assessment.skill,
    skillTitle: titles.skill(assessment.skill),
    treatmentSites: assessment.scope.treatmentSites,
    platform: assessment.scope.platform,
    adaptationTypes: assessment.scope.adaptationTypes,
    softwareVersion: assessment.softwareVersion,
    level: assessment.level,
    method: assessment.method,
    result: assessment.result,
    purpose: assessment.purpose,
    evidenceIds: assessment.evidence,
    performedOn: assessment.performedOn,
    signedAt: assessment.recordedAt,
    qualification: assessment.qualification.kind,
    acknowledgedAt: facts.assessmentAcknowledgements.find(concerns)?.recordedAt ?? null,
    state: assessmentState(assessment.id, facts),
    reviews: facts.assessmentReviews
      .filter(concerns)
      .map((review) => reviewView(review, assessment, wording)),
    voided: voiding === undefined ? null : happenedView(voiding, assessment.candidate, wording),
    comment: assessment.comment,
    remediation: assessment.remediation ?? null,
    follows: assessment.follows ?? null,
    ledgerIndex: changedAt(assessment, facts),
  };
}

/** Greatest ledger index of an assessment and what happened to it. */
export function changedAt({ id, index }: Assessment, facts: AssessmentFacts): number {
  const happened = [
    ...facts.assessmentAcknowledgements,
    ...facts.assessmentVoids,
    ...facts.assessmentReviews,
  ].filter(({ assessment }) => assessment === id);
  return Math.max(index, ...happened.map((fact) => fact.index));
}

/** A doubt is about the assessor, an answer about the candidate: each at its level (I15). */
function reviewView(
  review: AssessmentReview,
  { candidate, assessor }: Assessment,
  wording: AssessmentWording,
): AssessmentReviewView {
  const { outcome } = review;
  const concerned = outcome === 'questioned' ? assessor : candidate;
  return { outcome, ...happenedView(review, concerned, wording) };
}

/** What happened to an assessment; why is for whom it concerns, entitlers and auditors (I15). */
function happenedView(
  { reason, recordedAt, recordedBy }: AssessmentReview | AssessmentVoid,
  concerned: PersonId,
  { caller, people }: AssessmentWording,
): AssessmentVoidView {
  return {
    reason: levelFor(caller, concerned) === 'full' ? reason : null,
    at: recordedAt,
    by: nameOf(recordedBy, people),
  };
}

function nameOf(id: PersonId | null, people: ReadonlyMap<PersonId, Person>): string {
  return (id === null ? undefined : people.get(id)?.displayName) ?? '';
}

function personRef(
  id: PersonId,
  people: ReadonlyMap<PersonId, Person>,
): AssessmentView['candidate'] {
  return { id, displayName: people.get(id)?.displayName ?? '' };
}
