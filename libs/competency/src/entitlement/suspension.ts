import type { Instant } from '../calendar/day.ts';
import type { SuspensionId } from '../person/ids.ts';
import type { EntitlementFacts, Suspension } from './entitlement.ts';

type Suspensions = Pick<EntitlementFacts, 'suspensions' | 'lifts'>;

/** Suspensions of one entitlement that were recorded by `at` and not lifted by then (F18). */
export function liveSuspensions(
  facts: Suspensions,
  entitlement: string,
  at: Instant,
): readonly Suspension[] {
  return facts.suspensions.filter(
    (suspension) =>
      suspension.entitlement === entitlement &&
      suspension.recordedAt <= at &&
      !isLifted(facts, suspension.id, at),
  );
}

/** Whether a suspension names no part: it then takes the whole entitlement. */
export function isWhole(suspension: Pick<Suspension, 'tasks' | 'treatmentSites'>): boolean {
  return suspension.tasks.length === 0 && suspension.treatmentSites.length === 0;
}

/** Whether a suspension, whole or in part, takes a task at a treatment site (scenario 44). */
export function suspends(
  suspension: Pick<Suspension, 'tasks' | 'treatmentSites'>,
  task: string,
  treatmentSite: string,
): boolean {
  const { tasks, treatmentSites } = suspension;
  return (
    (tasks.length === 0 || tasks.includes(task)) &&
    (treatmentSites.length === 0 || treatmentSites.includes(treatmentSite))
  );
}

/** Whether a suspension was lifted by a recorded act at or before `at`. */
export function isLifted(facts: Suspensions, suspension: SuspensionId, at: Instant): boolean {
  return facts.lifts.some((lift) => lift.suspension === suspension && lift.recordedAt <= at);
}
