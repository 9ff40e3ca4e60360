import type { EntitlementFacts } from '../entitlement/entitlement.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import type { StandingQuestion } from './standing.ts';

/** Lost or turned for one adaptation type or for several, a task at a site of a unit is named once. */
export function distinctCells(questions: readonly StandingQuestion[]): readonly StandingQuestion[] {
  const cells = new Map<string, StandingQuestion>();
  for (const question of questions) {
    const key = `${question.task}/${question.treatmentSite}/${question.unit}`;
    cells.set(key, cells.get(key) ?? question);
  }
  return [...cells.values()];
}

/**
 * What a person's entitlements name on a unit: without one the answer is never a yes in one's own right (I1).
 * Each adaptation type by itself: who holds one of several is lost as well (F25).
 */
export function heldCells(
  { entitlements }: Pick<EntitlementFacts, 'entitlements'>,
  unit: TreatmentUnit,
  isWanted: (role: string, task: string, treatmentSite: string) => boolean = () => true,
): readonly StandingQuestion[] {
  const types = adaptationTypesOf(unit.platform);
  const cells = new Map<string, StandingQuestion>();
  for (const { role, tasks, scope } of entitlements) {
    for (const task of tasks) {
      for (const treatmentSite of scope.treatmentSites) {
        if (!isWanted(role, task, treatmentSite)) continue;
        for (const adaptationType of types) {
          const question = { task, treatmentSite, unit: unit.id, adaptationType };
          cells.set(`${task}/${treatmentSite}/${adaptationType}`, question);
        }
      }
    }
  }
  return [...cells.values()];
}
