import type { Assessment, AssessmentFacts, Person, PersonId } from '@oart/competency';
import type { AssessmentView, Titles } from '@oart/contract';

/** An assessment as shown: names for ids, and what happened to it since. */
export function assessmentView(
  assessment: Assessment,
  facts: AssessmentFacts,
  people: ReadonlyMap<PersonId, Person>,
  titles: Titles,
): AssessmentView {
  const concerns = (fact: { readonly assessment: string }): boolean =>
    fact.assessment === assessment.id;
  return {
    id: assessment.id,
    candidate: personRef(assessment.candidate, people),
    assessor: personRef(assessment.assessor, people),
    skill: assessment.skill,
    skillTitle: titles.skill(assessment.skill),
    treatmentSites: assessment.scope.treatmentSites,
    level: assessment.level,
    method: assessment.method,
    result: assessment.result,
    performedOn: assessment.performedOn,
    signedAt: assessment.recordedAt,
    qualification: assessment.qualification.kind,
    acknowledgedAt: facts.assessmentAcknowledgements.find(concerns)?.recordedAt ?? null,
    voided: facts.assessmentVoids.some(concerns),
    comment: assessment.comment,
  };
}

function personRef(
  id: PersonId,
  people: ReadonlyMap<PersonId, Person>,
): AssessmentView['candidate'] {
  return { id, displayName: people.get(id)?.displayName ?? '' };
}
