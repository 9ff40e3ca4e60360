import type { Assessment } from '../assessment/assessment.ts';
import { bySkill, reachesLevel, standsAlone } from '../assessment/governing.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { shared } from './shared-workings.ts';
import { stretchesAt } from './stretches.ts';

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
  const key = `${treatmentSite}/${adaptationType}`;
  const cell = { skill, treatmentSite, platform, adaptationType };
  return sharedPasses(stretchesAt(facts, circumstances).shown(skill), key, () =>
    (bySkill(facts.assessments).get(skill) ?? []).filter(
      (assessment) =>
        assessment.result === 'pass' &&
        reachesLevel(assessment.level, 'C') &&
        standsAlone(facts, assessment, cell, circumstances.moment),
    ),
  );
}

const sharedPasses = shared<readonly Assessment[]>();
