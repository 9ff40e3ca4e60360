import type { Response } from 'supertest';
import type { ActProposal, Problem } from '@oart/contract';
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
  const proposal: ActProposal = {
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
  return sign(who, '/api/acts', proposal);
}

/** Signs a step. @throws when the gate refuses. */
export async function done(...step: Parameters<typeof act>): Promise<void> {
  const response = await act(...step);
  if (response.status !== 201) throw new Error(`${step[1]}: ${response.text}`);
}

export function codesOf(response: Response): readonly string[] {
  return ((response.body as Problem).reasons ?? []).map(({ code }) => code);
}
