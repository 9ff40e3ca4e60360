import type { Act } from '@oart/competency';
import type { ActProposal } from '@oart/contract';
import type { Colleague } from './colleague.ts';

/** Who takes which step of a sample fraction. */
export interface Crew {
  readonly adapter: Colleague;
  readonly advancedAdapter: Colleague;
  readonly mpe: Colleague;
  readonly doseChecker: Colleague;
}

type Step = Pick<ActProposal, 'task' | 'outcome'> &
  Partial<Pick<ActProposal, 'selection' | 'doseCheckResult'>>;

const step = (task: string, outcome: Act['outcome'], more: Partial<Step> = {}): Step => ({
  task,
  outcome,
  ...more,
});

/** Signs the seven steps of one fraction in their order. */
export async function treatFraction(
  crew: Crew,
  caseReference: string,
  fraction: number,
  selection: NonNullable<Act['selection']>,
): Promise<void> {
  const steps: readonly (readonly [Colleague, Step])[] = [
    [crew.adapter, step('edit-oar', 'changed')],
    [crew.advancedAdapter, step('approve-oar', 'approved')],
    [crew.advancedAdapter, step('edit-target', 'changed')],
    [crew.advancedAdapter, step('approve-target', 'approved')],
    [crew.advancedAdapter, step('select-plan', 'selected', { selection })],
    [crew.mpe, step('agree-plan-selection', 'agreed', { selection })],
    [crew.doseChecker, step('approve-dose-check', 'approved', { doseCheckResult: 'in-tolerance' })],
  ];
  for (const [actor, taken] of steps) await act(actor, caseReference, fraction, taken);
}

/** Edits the OARs of a fraction that is then given as planned. */
export const editOnly = (
  actor: Colleague,
  caseReference: string,
  fraction: number,
): Promise<void> => act(actor, caseReference, fraction, step('edit-oar', 'changed'));

async function act(
  actor: Colleague,
  caseReference: string,
  fraction: number,
  { task, outcome, selection, doseCheckResult }: Step,
): Promise<void> {
  const proposal: ActProposal = {
    caseReference,
    fraction,
    task,
    adaptationType: 'online-adaptive',
    supervisorId: null,
    outcome,
    selection: selection ?? null,
    correctedStructures: [],
    doseCheckResult: doseCheckResult ?? null,
    disposition: null,
  };
  await actor.sign('/api/acts', proposal);
}
