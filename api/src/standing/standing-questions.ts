import { treatmentSitesOn } from '@oart/competency';
import type { CalendarDay, StandingQuestion, TreatmentUnit } from '@oart/competency';

/** Every task for every treatment site of a unit on a day, in the order of the framework. */
export function questionsOf(
  unit: TreatmentUnit,
  on: CalendarDay,
  tasks: readonly string[],
  adaptationType: string | null,
): readonly StandingQuestion[] {
  const sites = treatmentSitesOn(unit, on);
  return tasks.flatMap((task) =>
    sites.map((treatmentSite) => ({ task, treatmentSite, unit: unit.id, adaptationType })),
  );
}
