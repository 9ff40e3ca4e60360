import type { Assessment } from '../assessment/assessment.ts';
import { governingAssessment, reachesLevel } from '../assessment/governing.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { shared } from './shared-workings.ts';

/**
 * The passes at level C or above in a skill of a cell that stand at the moment: signed, not void, not in
 * question. Each is read on its own, since reassessments and statements count beside the one that governs.
 */
export function standingPasses(
  circumstances: Circumstances,
  facts: PersonFacts,
  { treatmentSite, platform, adaptationType }: Cell,
  skill: string,
): readonly Assessment[] {
  const key = `${skill}/${treatmentSite}/${adaptationType}`;
  return sharedPasses(facts, circumstances, key, () =>
    facts.assessments.filter((assessment) => {
      if (assessment.skill !== skill || assessment.result !== 'pass') return false;
      if (!reachesLevel(assessment.level, 'C')) return false;
      const alone = governingAssessment(
        { ...facts, assessments: [assessment] },
        { skill, treatmentSite, platform, adaptationType },
        circumstances.moment,
      );
      return alone !== null && !alone.questioned;
    }),
  );
}

const sharedPasses = shared<readonly Assessment[]>();
