import type { AssessmentFacts } from '../assessment/assessment.ts';
import type { EvidenceId } from '../person/ids.ts';
import type { Entitlement, EntitlementFacts } from './entitlement.ts';

/**
 * Entitlements whose basis rests on a piece of evidence, directly or through an assessment in the
 * basis that links it (F18). Revoking it for integrity suspends each of them (I12).
 */
export function entitlementsRelyingOn(
  facts: Pick<EntitlementFacts, 'entitlements'> & Pick<AssessmentFacts, 'assessments'>,
  evidence: EvidenceId,
): readonly Entitlement[] {
  const linking = new Set<string>(
    facts.assessments
      .filter((assessment) => assessment.evidence.includes(evidence))
      .map((assessment) => assessment.id),
  );
  return facts.entitlements.filter((entitlement) =>
    entitlement.basis.some(
      ({ kind, id }) =>
        (kind === 'evidence' && id === evidence) || (kind === 'assessment' && linking.has(id)),
    ),
  );
}
