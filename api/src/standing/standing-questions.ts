import type { StandingQuestion, TreatmentUnit } from '@oart/competency';

/** Every task for every treatment site of a unit on a day, in the order of the framework. */
export function questionsOf(
  unit: TreatmentUnit,
  sites: readonly string[],
  tasks: readonly string[],
  adaptationType: string | null,
): readonly StandingQuestion[] {
  return tasks.flatMap((task) =>
    sites.map((treatmentSite) => ({ task, treatmentSite, unit: unit.id, adaptationType })),
  );
}
