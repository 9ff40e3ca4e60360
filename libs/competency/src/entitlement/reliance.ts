import type { AssessmentFacts } from '../assessment/assessment.ts';
import type { EvidenceId } from '../person/ids.ts';
import type { BasisItem, Entitlement, EntitlementFacts } from './entitlement.ts';

/**
 * Entitlements whose basis rests on a piece of evidence, directly or through an assessment in the
 * basis that links it (F18). Revoking it for integrity suspends each of them (I12).
 * @param basisOf what each rests on: at an instant (`basisAt`) or over days (`basisOn`)
 */
export function entitlementsRelyingOn(
  facts: Pick<EntitlementFacts, 'entitlements'> & Pick<AssessmentFacts, 'assessments'>,
  evidence: EvidenceId,
  basisOf: (entitlement: Entitlement) => readonly BasisItem[],
): readonly Entitlement[] {
  const linking = new Set<string>(
    facts.assessments
      .filter((assessment) => assessment.evidence.includes(evidence))
      .map((assessment) => assessment.id),
  );
  return facts.entitlements.filter((entitlement) =>
    basisOf(entitlement).some(
      ({ kind, id }) =>
        (kind === 'evidence' && id === evidence) || (kind === 'assessment' && linking.has(id)),
    ),
  );
}
