import type { Response } from 'supertest';
import type { ActProposal, Problem, SigningChallenge } from '@oart/contract';
import { PASSWORD } from './accounts.ts';
import type { TestMember } from './members.ts';
import { sign } from './signed-acts.ts';
import type { SignedIn } from './signed-in.ts';
import type { TestDepartment } from './test-department.ts';

const OUTCOMES: Readonly<Record<string, Partial<ActProposal>>> = {
  'edit-oar': { outcome: 'changed' },
  'approve-oar': { outcome: 'approved' },
  'edit-target': { outcome: 'changed' },
  'approve-target': { outcome: 'approved' },
  'select-plan': { outcome: 'selected', selection: 'adapted' },
  'agree-plan-selection': { outcome: 'agreed' },
  'approve-dose-check': { outcome: 'approved', doseCheckResult: 'in-tolerance' },
  'review-offline': { outcome: 'reviewed' },
};

export async function openCase(
  { unit, mpe }: Pick<TestDepartment, 'unit' | 'mpe'>,
  reference: string,
  treatmentSite: string,
): Promise<void> {
  await mpe
    .post('/api/cases', { reference, unitId: unit.id, treatmentSite, fractionsPlanned: 20 })
    .expect(201);
}

/** Signs a step of a fraction, with the outcome that the task usually has. */
export function act(
  who: SignedIn,
  task: string,
  caseReference: string,
  fraction: number,
  fields: Partial<ActProposal> = {},
): Promise<Response> {
  return sign(who, '/api/acts', actProposalOf(task, caseReference, fraction, fields));
}

/** A step with the outcome that the task usually has. */
export function actProposalOf(
  task: string,
  caseReference: string,
  fraction: number,
  fields: Partial<ActProposal> = {},
): ActProposal {
  return {
    caseReference,
    fraction,
    task,
    adaptationType: 'online-adaptive',
    supervisorId: null,
    outcome: 'approved',
    selection: null,
    correctedStructures: [],
    doseCheckResult: null,
    disposition: null,
    ...OUTCOMES[task],
    ...fields,
  };
}

/**
 * Signs a step under supervision, with both signatures. @throws when the gate refuses
 * @param proof what the supervisor gives on the trainee's screen
 */
export async function doneSupervised(
  trainee: SignedIn,
  supervisor: TestMember,
  task: string,
  caseReference: string,
  fraction: number,
  proof: { readonly password: string } | { readonly pin: string } = { password: PASSWORD },
): Promise<void> {
  const supervised = { supervisorId: supervisor.personId };
  const proposal = actProposalOf(task, caseReference, fraction, supervised);
  const own = await trainee.post('/api/acts/challenge', proposal).expect(200);
  const other = await trainee.post('/api/acts/supervision/challenge', proposal).expect(200);
  const idOf = ({ body }: Response): string => (body as SigningChallenge).challengeId;
  const signInName = supervisor.displayName.toLowerCase();
  const signature = { challengeId: idOf(own), password: PASSWORD };
  const supervisorSignature = { challengeId: idOf(other), signInName, ...proof };
  await trainee.post('/api/acts', { ...proposal, signature, supervisorSignature }).expect(201);
}

/** Signs a step. @throws when the gate refuses. */
export async function done(...step: Parameters<typeof act>): Promise<void> {
  const response = await act(...step);
  if (response.status !== 201) throw new Error(`${step[1]}: ${response.text}`);
}

export function codesOf(response: Response): readonly string[] {
  return ((response.body as Problem).reasons ?? []).map(({ code }) => code);
}
