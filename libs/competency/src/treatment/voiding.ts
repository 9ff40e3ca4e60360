import type { Instant } from '../calendar/day.ts';
import type { FrameworkDocument, Task } from '../framework/framework.ts';
import type { FactId } from '../person/ids.ts';
import type { Act } from './act.ts';

/**
 * Acts that a later act made void, each with the instant since when (F21, I10): a new edit, also "no
 * change needed", voids every act of later steps; a new selection voids agreement and dose check. A
 * correction made while approving changes the contours, so it voids what was built on them as well.
 * `acts` are the counted acts of one fraction in order of performance.
 */
export function voidedSince(
  framework: FrameworkDocument,
  acts: readonly Act[],
): ReadonlyMap<FactId, Instant> {
  const voided = new Map<FactId, Instant>();
  if (acts.length < 2) return voided;
  const tasks = new Map(framework.tasks.map((task) => [task.id, task]));
  acts.forEach((later, place) => {
    const task = tasks.get(later.task);
    if (task === undefined || !changesWhatFollows(task, later)) return;
    for (const earlier of acts.slice(0, place)) {
      const step = tasks.get(earlier.task)?.step ?? null;
      const follows = step !== null && task.step !== null && step > task.step;
      if (follows && !voided.has(earlier.id)) voided.set(earlier.id, later.performedAt);
    }
  });
  return voided;
}

function changesWhatFollows(task: Task, act: Act): boolean {
  return task.kind === 'edit' || task.kind === 'select' || act.correctedStructures.length > 0;
}
