import type { Assessment } from '../assessment/assessment.ts';
import { governingAssessment, reachesLevel, type SkillCell } from '../assessment/governing.ts';
import type { Moment } from '../calendar/day.ts';
import type { PersonFacts } from './facts.ts';

/**
 * The passes at level C or above in a cell that stand at a moment: signed, not void, not in question. Each
 * is read on its own, since reassessments and statements count beside the assessment that governs.
 */
export function standingPasses(
  facts: PersonFacts,
  cell: SkillCell,
  moment: Moment,
): readonly Assessment[] {
  return facts.assessments.filter((assessment) => {
    if (assessment.skill !== cell.skill || assessment.result !== 'pass') return false;
    if (!reachesLevel(assessment.level, 'C')) return false;
    const alone = governingAssessment({ ...facts, assessments: [assessment] }, cell, moment);
    return alone !== null && !alone.questioned;
  });
}
