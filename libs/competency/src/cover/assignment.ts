import type { FrameworkDocument, Task } from '../framework/framework.ts';
import type { PersonId } from '../person/ids.ts';
import { precedingEdit } from '../treatment/order-of-steps.ts';
import type { TaskCover } from './crew-check.ts';

/** Who takes which step of a fraction, by task id. */
export type StepAssignment = ReadonlyMap<string, PersonId>;

/**
 * One way to give every covered step to a person such that the distinct-person rules hold (I10), or null
 * where the crew cannot. Tries persons in the order given; a crew is small.
 */
export function assignSteps(
  framework: FrameworkDocument,
  covers: readonly TaskCover[],
): StepAssignment | null {
  const steps = covers
    .map((cover) => ({ cover, task: framework.tasks.find(({ id }) => id === cover.task) }))
    .filter((each): each is { cover: TaskCover; task: Task } => each.task !== undefined)
    .sort((left, right) => (left.task.step ?? 0) - (right.task.step ?? 0));
  const assigned = new Map<string, PersonId>();
  const assign = (place: number): boolean => {
    const step = steps[place];
    if (step === undefined) return true;
    for (const person of step.cover.covering) {
      if (!mayTake(framework, step.task, person, assigned)) continue;
      assigned.set(step.task.id, person);
      if (assign(place + 1)) return true;
      assigned.delete(step.task.id);
    }
    return false;
  };
  return assign(0) ? assigned : null;
}

function mayTake(
  framework: FrameworkDocument,
  task: Task,
  person: PersonId,
  assigned: StepAssignment,
): boolean {
  const hasTaken = (step: Task | null = null): boolean =>
    step !== null && assigned.get(step.id) === person;
  return !task.distinct.some(
    (rule) =>
      (rule === 'not-editor-of-oar' && hasTaken(precedingEdit(framework, task))) ||
      (rule === 'not-selector' && hasTaken(framework.tasks.find(({ kind }) => kind === 'select'))),
  );
}
