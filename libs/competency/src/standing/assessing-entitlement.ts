import type { AssessorQuestion } from '../assessment/assessor.ts';
import { frameworkInForce } from '../framework/framework-in-force.ts';
import type { EntitlementId } from '../person/ids.ts';
import type { Department } from './department.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';

/**
 * The entitlement that an assessor at level P needs beside it (I6): one under which the assessor may
 * take, in the cell and at the moment, a task that needs the skill, on any unit of the platform. A
 * paused or suspended entitlement is not live.
 * @param knownAt ledger index of what was known at signing (F4).
 */
export function assessingEntitlement(
  department: Department,
  assessor: PersonFacts,
  knownAt: number,
): AssessorQuestion['entitlementFor'] {
  return ({ skill, treatmentSite, platform, adaptationType }, moment): EntitlementId | null => {
    const framework = frameworkInForce(department.frameworks, moment.on, knownAt)?.document;
    const tasks = framework?.tasks.filter((task) => task.skills.includes(skill)) ?? [];
    const units = department.units.filter((unit) => unit.platform === platform);
    for (const task of tasks) {
      for (const unit of units) {
        const question = { task: task.id, treatmentSite, unit: unit.id, adaptationType };
        const { answer, entitlement } = standing(department, assessor, question, {
          at: moment.at,
          knownAt,
        });
        if (answer === 'yes') return entitlement;
      }
    }
    return null;
  };
}
