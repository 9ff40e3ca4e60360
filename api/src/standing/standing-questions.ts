import type { StandingQuestion, TreatmentUnit } from '@oart/competency';

/** Every task for every treatment site of a unit, in the order of the framework. */
export function questionsOf(
  { id: unit, treatmentSites }: TreatmentUnit,
  tasks: readonly string[],
  adaptationType: string | null,
): readonly StandingQuestion[] {
  return tasks.flatMap((task) =>
    treatmentSites.map((treatmentSite) => ({ task, treatmentSite, unit, adaptationType })),
  );
}
