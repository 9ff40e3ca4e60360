import { evidenceStandings } from '../evidence/evidence-state.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { standingPasses } from './passes.ts';
import { shared } from './shared-workings.ts';
import type { VersionTraining } from './software.ts';

/** What a person has shown for software versions at a place: equipment training and passes (F16). */
export function versionTraining(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
): VersionTraining {
  const { platform, task } = cell;
  return {
    trainedFor: (version) => versionsTrained(circumstances, facts, platform).has(version),
    passes: task.skills.flatMap((skill) => standingPasses(circumstances, facts, cell, skill)),
  };
}

function versionsTrained(
  circumstances: Circumstances,
  facts: PersonFacts,
  platform: string,
): ReadonlySet<string> {
  return sharedVersions(facts, circumstances, platform, () => {
    const training = evidenceStandings(facts, circumstances.moment).filter(
      ({ state, evidence }) =>
        state === 'verified' &&
        evidence.type === 'equipment-training' &&
        (evidence.platform === null || evidence.platform === platform),
    );
    return new Set(training.flatMap(({ evidence }) => evidence.softwareVersions));
  });
}

const sharedVersions = shared<ReadonlySet<string>>();
