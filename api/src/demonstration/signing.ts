import type {
  AssessmentProposal,
  AssessmentView,
  EntitlementProposal,
  EntitlementProposalView,
  EntitlementView,
  PersonView,
} from '@oart/contract';
import type { Colleague } from './colleague.ts';

const PLATFORM = { platform: 'ethos', adaptationTypes: ['online-adaptive'] } as const;

/** Assesses a colleague, who passes; the page that the assessor saw is as new as can be. */
export async function assess(
  assessor: Colleague,
  candidate: Colleague,
  assessment: Pick<AssessmentProposal, 'skill' | 'treatmentSites' | 'level' | 'performedOn'> &
    Partial<AssessmentProposal>,
): Promise<AssessmentView> {
  const { ledgerIndex } = await assessor.get<PersonView>(`/api/people/${candidate.personId}`);
  const proposal: AssessmentProposal = {
    candidateId: candidate.personId,
    ...PLATFORM,
    softwareVersion: 'Ethos 2.0',
    method: 'direct-observation',
    result: 'pass',
    evidenceIds: [],
    comment: null,
    purpose: 'award',
    seen: ledgerIndex,
    ...assessment,
  };
  return assessor.sign<AssessmentView>('/api/assessments', proposal);
}

/** Entitles a colleague; refused by the product where anything is missing. */
export async function entitle(
  entitler: Colleague,
  holder: Colleague,
  grant: Pick<
    EntitlementProposal,
    'role' | 'treatmentSites' | 'unitId' | 'effectiveFrom' | 'expiresOn'
  >,
): Promise<EntitlementView> {
  const { ledgerIndex } = await entitler.get<PersonView>(`/api/people/${holder.personId}`);
  const proposal: EntitlementProposal = {
    personId: holder.personId,
    tasks: null,
    conditions: null,
    replaces: null,
    seen: ledgerIndex,
    ...grant,
  };
  const seen = await entitler.post<EntitlementProposalView>('/api/entitlements/proposal', proposal);
  if (seen.challenge === null) {
    const missing = seen.reasons.map(({ sentence }) => sentence).join(' ');
    throw new Error(`${holder.label} cannot be entitled as ${grant.role}: ${missing}`);
  }
  return entitler.signWith<EntitlementView>('/api/entitlements', proposal, seen.challenge);
}

export function accept(holder: Colleague, entitlement: EntitlementView): Promise<unknown> {
  return holder.sign(`/api/entitlements/${entitlement.id}/acceptance`, {
    seen: entitlement.ledgerIndex,
  });
}
