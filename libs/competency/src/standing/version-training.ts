import { evidenceStandings, type EvidenceStanding } from '../evidence/evidence-state.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { standingPasses } from './passes.ts';
import { shared } from './shared-workings.ts';
import type { VersionTraining } from './software.ts';
import { stretchesAt } from './stretches.ts';

/** What a person has shown for software versions at a place: equipment training and passes (F16). */
export function versionTraining(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
): VersionTraining {
  const { platform } = cell;
  return {
    trainedFor: (version) => versionsTrained(circumstances, facts, platform).has(version),
    passesIn: (skill) => standingPasses(circumstances, facts, cell, skill),
  };
}

function versionsTrained(
  circumstances: Circumstances,
  facts: PersonFacts,
  platform: string,
): ReadonlySet<string> {
  return sharedVersions(stretchesAt(facts, circumstances).general, platform, () => {
    const training = equipmentTraining(circumstances, facts).filter(
      ({ state, evidence }) =>
        state === 'verified' && (evidence.platform === null || evidence.platform === platform),
    );
    return new Set(training.flatMap(({ evidence }) => evidence.softwareVersions));
  });
}

/** Every record of equipment training, whatever became of it. */
export function equipmentTraining(
  circumstances: Circumstances,
  facts: PersonFacts,
): readonly EvidenceStanding[] {
  return sharedTraining(stretchesAt(facts, circumstances).general, '', () =>
    evidenceStandings(facts, circumstances.moment).filter(
      ({ evidence }) => evidence.type === 'equipment-training',
    ),
  );
}

const sharedVersions = shared<ReadonlySet<string>>();
const sharedTraining = shared<readonly EvidenceStanding[]>();
