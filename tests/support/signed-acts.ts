import type { Response, Test } from 'supertest';
import type { CompetenceLevel } from '@oart/competency';
import type {
  AssessmentProposal,
  AssessmentView,
  EntitlementProposal,
  EntitlementProposalView,
  EntitlementView,
  SessionView,
  SigningChallenge,
} from '@oart/contract';
import { PASSWORD } from './accounts.ts';
import type { TestMember } from './members.ts';
import type { SignedIn } from './signed-in.ts';
import { SOFTWARE } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

/** Reads the words at `<path>/challenge`, then signs the same body. */
export async function sign(who: SignedIn, path: string, body: object): Promise<Response> {
  const challenge = await who.post(`${path}/challenge`, body);
  if (challenge.status !== 200) return challenge;
  return signWith(who, path, body, challenge.body as SigningChallenge);
}

export function signWith(
  who: SignedIn,
  path: string,
  body: object,
  { challengeId }: SigningChallenge,
): Test {
  return who.post(path, { ...body, signature: { challengeId, password: PASSWORD } });
}

/** The ledger index that a page opened now would show. */
export async function seenBy(who: SignedIn): Promise<number> {
  const { body } = await who.get('/api/session').expect(200);
  return (body as SessionView).ledgerIndex;
}

type AssessmentFields = Pick<AssessmentProposal, 'skill' | 'treatmentSites' | 'performedOn'> &
  Partial<AssessmentProposal>;

export async function assessmentOf(
  assessor: SignedIn,
  candidate: TestMember,
  fields: AssessmentFields,
): Promise<AssessmentProposal> {
  return assessmentAsSeen(candidate, { seen: await seenBy(assessor), ...fields });
}

/** What an assessor proposes who has seen the ledger up to an index. */
export function assessmentAsSeen(
  candidate: TestMember,
  fields: AssessmentFields & Pick<AssessmentProposal, 'seen'>,
): AssessmentProposal {
  return {
    candidateId: candidate.personId,
    platform: 'ethos',
    adaptationTypes: ['online-adaptive'],
    softwareVersion: SOFTWARE,
    level: 'C',
    method: 'direct-observation',
    result: 'pass',
    evidenceIds: [],
    comment: null,
    purpose: 'award',
    ...fields,
  };
}

/** Assesses and signs. @throws when the product refuses. */
export async function assess(
  assessor: SignedIn,
  candidate: TestMember,
  skills: readonly string[],
  treatmentSites: readonly string[],
  performedOn: string,
  level: CompetenceLevel = 'C',
): Promise<readonly AssessmentView[]> {
  const signed: AssessmentView[] = [];
  for (const skill of skills) {
    const proposal = await assessmentOf(assessor, candidate, {
      skill,
      treatmentSites,
      performedOn,
      level,
    });
    const response = await sign(assessor, '/api/assessments', proposal);
    if (response.status !== 201) throw new Error(`${skill}: ${response.text}`);
    signed.push(response.body as AssessmentView);
  }
  return signed;
}

/** What an entitler proposes: every task of the role, for three years from a day. */
export async function proposalOf(
  { unit }: Pick<TestDepartment, 'unit'>,
  entitler: SignedIn,
  { personId }: Pick<TestMember, 'personId'>,
  fields: Pick<EntitlementProposal, 'role' | 'treatmentSites' | 'effectiveFrom' | 'expiresOn'> &
    Partial<EntitlementProposal>,
): Promise<EntitlementProposal> {
  return {
    personId,
    tasks: null,
    unitId: unit.id,
    conditions: null,
    replaces: null,
    seen: await seenBy(entitler),
    ...fields,
  };
}

export async function propose(
  entitler: SignedIn,
  proposal: EntitlementProposal,
): Promise<EntitlementProposalView> {
  const { body } = await entitler.post('/api/entitlements/proposal', proposal).expect(200);
  return body as EntitlementProposalView;
}

/** Grants what may be granted. @throws when anything is missing. */
export async function grant(
  entitler: SignedIn,
  proposal: EntitlementProposal,
): Promise<EntitlementView> {
  const view = await propose(entitler, proposal);
  if (view.challenge === null) {
    throw new Error(`Not grantable: ${view.reasons.map(({ sentence }) => sentence).join(' ')}`);
  }
  const signed = { ...proposal, seen: view.ledgerIndex };
  const { body } = await signWith(entitler, '/api/entitlements', signed, view.challenge).expect(
    201,
  );
  return body as EntitlementView;
}

export async function accept(
  holder: SignedIn,
  { id, ledgerIndex }: EntitlementView,
): Promise<EntitlementView> {
  const path = `/api/entitlements/${id}/acceptance`;
  const response = await sign(holder, path, { seen: ledgerIndex });
  if (response.status !== 201) throw new Error(`Acceptance: ${response.text}`);
  return response.body as EntitlementView;
}
