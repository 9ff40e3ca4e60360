import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { Task } from '../framework/framework.ts';
import { person } from '../person/recorded.fixture.ts';
import { ETHOS } from '../standing/department.fixture.ts';
import type { IntendedAct } from './intended-act.ts';

export function taskOf(id: string): Task {
  const task = FRAMEWORK.tasks.find((each) => each.id === id);
  if (task === undefined) throw new Error(`No such task: ${id}`);
  return task;
}

/** Somebody about to sign a task for prostate. */
export function intend(
  task: string,
  actor: string,
  fields: Partial<IntendedAct> = {},
): IntendedAct {
  return {
    task: taskOf(task),
    unit: ETHOS,
    treatmentSite: 'prostate',
    actor: person(actor),
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    correctedStructures: [],
    ...fields,
  };
}
