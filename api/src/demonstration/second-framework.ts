import type { FrameworkDocument, Transition } from '@oart/competency';
import type { FrameworkVersionView } from '@oart/contract';
import { approveDocument } from './approve-document.ts';
import type { Colleagues } from './open-department.ts';
import { outliningRecords } from './sample-records.ts';
import type { TrainingSteps } from './training-steps.ts';

const ADDED = { id: 'sigmoid', title: 'Sigmoid', passMark: 75 };
const TREATMENT_SITE = 'bladder';
const PROPOSED = 25;
const IN_FORCE = 19;
const DEADLINE = 5;

/**
 * A second version of the framework: one structure more for the bladder, to be shown again by a day. Who holds
 * the bladder and has practised shows it in time.
 */
export function enterSecondFramework(colleagues: Colleagues, steps: TrainingSteps): void {
  const { 'Deputy-Entitler': editor, HoRTP: approver, 'AA-2': verifier } = colleagues;
  steps.agenda.on(PROPOSED, 10, 'framework', async () => {
    const first = await editor.get<FrameworkDocument>('/api/framework/document');
    const proposed = await editor.post<FrameworkVersionView>('/api/framework', {
      effectiveFrom: steps.day(IN_FORCE),
      document: `${JSON.stringify(withStructure(first, steps), null, 2)}\n`,
    });
    await approveDocument(approver, 'framework', proposed);
  });
  for (const holder of [colleagues['Adapter-1'], colleagues['AA-1']]) {
    const [certificate] = outliningRecords(TREATMENT_SITE, [ADDED.id], steps.day(17), 84);
    steps.train(holder, verifier, 16, [certificate]);
  }
}

function withStructure(document: FrameworkDocument, steps: TrainingSteps): FrameworkDocument {
  const transitions: readonly Transition[] = document.requirements
    .filter(({ skill }) => skill === 'oar-outlining')
    .map(({ id }) => ({
      requirement: id,
      rule: { kind: 're-evidence-by', deadline: steps.day(DEADLINE) },
    }));
  return {
    ...document,
    number: document.number + 1,
    structureSets: document.structureSets.map((set) =>
      set.treatmentSite === TREATMENT_SITE
        ? { ...set, structures: [...set.structures, ADDED] }
        : set,
    ),
    transitions,
  };
}
