import type { SkillCell } from '../assessment/governing.ts';
import type { Moment } from '../calendar/day.ts';
import type { EntitlementId } from '../person/ids.ts';
import { askedQuestion } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { factsAsKnown } from './known.ts';
import { answerPerson } from './person-answer.ts';

/**
 * Looks up the assessor's live entitlement that needs a skill in a cell at a moment (I6): one that is a
 * yes for a task with that skill, so a paused one does not qualify and founding assessors break the
 * circle after a software change (domain.md 10.11). Pass it as `entitlementFor` to
 * `assessorQualification`.
 */
export function assessingEntitlement(
  department: Department,
  assessor: PersonFacts,
  knownAt: number,
): (cell: SkillCell, moment: Moment) => EntitlementId | null {
  const facts = factsAsKnown(assessor, knownAt);
  return ({ skill, treatmentSite, platform, adaptationType }, { at }) => {
    for (const unit of department.units.filter((each) => each.platform === platform)) {
      for (const task of tasksNeeding(department, skill)) {
        const question = { task, treatmentSite, unit: unit.id, adaptationType };
        const asked = askedQuestion(department, question, { at, knownAt });
        if (asked.kind === 'unknown') continue;
        if (!asked.cells[0].task.skills.includes(skill)) continue;
        const [passing] = answerPerson(asked, facts).cells[0]?.answer.passing ?? [];
        if (passing !== undefined) return passing.entitlement.id;
      }
    }
    return null;
  };
}

function tasksNeeding(department: Department, skill: string): readonly string[] {
  const tasks = department.frameworks.flatMap(({ document }) => document.tasks);
  const needing = tasks.filter(({ skills }) => skills.includes(skill));
  return [...new Set(needing.map(({ id }) => id))];
}
