import { evidenceStandings } from '../evidence/evidence-state.ts';
import type { Moment } from '../calendar/day.ts';
import type { Cell } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { standingPasses } from './passes.ts';
import type { VersionTraining } from './software.ts';

/** What a person has shown for software versions at a place: equipment training and passes (F16). */
export function versionTraining(facts: PersonFacts, cell: Cell, moment: Moment): VersionTraining {
  const { treatmentSite, platform, adaptationType } = cell;
  const trained = new Set(
    evidenceStandings(facts, moment)
      .filter(
        ({ state, evidence }) =>
          state === 'verified' &&
          evidence.type === 'equipment-training' &&
          (evidence.platform === null || evidence.platform === platform),
      )
      .flatMap(({ evidence }) => evidence.softwareVersions),
  );
  return {
    trainedFor: (version) => trained.has(version),
    passes: cell.task.skills.flatMap((skill) =>
      standingPasses(facts, { skill, treatmentSite, platform, adaptationType }, moment),
    ),
  };
}
