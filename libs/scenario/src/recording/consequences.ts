import {
  assessmentsQuestionedBy,
  basisAt,
  entitlementsRelyingOn,
  entitlementStateAt,
  isTerminal,
  openToQuestion,
  type Entitlement,
  type EntitlementWithdrawal,
  type Evidence,
  type FactFields,
  type PersonId,
  type Suspension,
  type AssessmentReview,
  type SuspensionId,
} from '@oart/competency';
import type { Recording } from './recording.ts';

/** A revocation for integrity suspends every open entitlement that relied on the item (I12, F18). */
export function suspendRelying(
  { ledger, moment }: Recording,
  item: Evidence,
  revocation: string,
  revoker: PersonId,
): void {
  const facts = ledger.factsOf(item.person);
  if (facts === null) return;
  const relying = entitlementsRelyingOn(facts, item.id, (held) =>
    basisAt(facts, held, moment.at),
  ).filter(({ id }) => !isTerminal(entitlementStateAt(facts, id, moment).kind));
  for (const { id: entitlement } of relying) {
    const label = `${revocation}/${entitlement}`;
    const recorded = ledger.next(label, moment.at, revoker, null);
    const fields: FactFields<Suspension> & { readonly id: SuspensionId } = {
      id: label as SuspensionId,
      entitlement,
      tasks: [],
      treatmentSites: [],
      cause: 'evidence-integrity',
      restrictedNote: null,
      conditionsToLift: null,
    };
    const suspension: Suspension = { ...recorded, ...fields };
    ledger.add(item.person, 'suspensions', suspension);
    ledger.labels.set(label, { kind: 'suspension', fact: suspension });
  }
}

/** A withdrawal for cause questions the assessments given under the entitlement since its effective day (I6). */
export function questionAssessments(
  { ledger, moment, recorder }: Recording,
  entitlement: Entitlement,
  withdrawn: Pick<EntitlementWithdrawal, 'effectiveFrom' | 'forCause'>,
  withdrawal: string,
): void {
  for (const facts of ledger.everybody()) {
    const given = assessmentsQuestionedBy(entitlement, withdrawn, facts.assessments);
    for (const assessment of openToQuestion(given, facts)) {
      const label = `${withdrawal}/${assessment}`;
      const review: AssessmentReview = {
        ...ledger.next(label, moment.at, recorder, null),
        assessment,
        outcome: 'questioned',
        reason: 'The right of the assessor was withdrawn for cause.',
      };
      ledger.add(facts.person.id as PersonId, 'assessmentReviews', review);
      ledger.labels.set(label, { kind: 'assessment-review', fact: review });
    }
  }
}
