import type { BasisItem, Instant, PersonFacts, PersonId } from '@oart/competency';

/** Who answers for a record, and since when. */
export interface Attestation {
  readonly by: PersonId | null;
  readonly at: Instant;
}

/**
 * Who answers for a record that an entitlement rests on: the verifier of evidence, the assessor, and of
 * everything else whoever recorded it. Null where that is not on file.
 */
export function attestationOf(
  { kind, id }: Pick<BasisItem, 'kind' | 'id'>,
  facts: PersonFacts,
): Attestation | null {
  switch (kind) {
    case 'evidence': {
      const review = facts.evidenceReviews.findLast(
        (each) => each.evidence === id && each.outcome === 'verified',
      );
      return review === undefined ? null : { by: review.verifier, at: review.recordedAt };
    }
    case 'assessment': {
      const assessment = facts.assessments.find((each) => each.id === id);
      return assessment === undefined
        ? null
        : { by: assessment.assessor, at: assessment.recordedAt };
    }
    case 'registration':
      return recorded(facts.registrationChecks, id);
    case 'employment':
      return recorded(facts.employments, id);
    case 'appointment':
      return recorded(facts.appointments, id);
    case 'waiver':
      return recorded(facts.waivers, id);
    case 'equivalence':
      return recorded(facts.equivalences, id);
  }
}

function recorded(
  facts: readonly {
    readonly id: string;
    readonly recordedBy: PersonId | null;
    readonly recordedAt: Instant;
  }[],
  id: string,
): Attestation | null {
  const fact = facts.find((each) => each.id === id);
  return fact === undefined ? null : { by: fact.recordedBy, at: fact.recordedAt };
}
