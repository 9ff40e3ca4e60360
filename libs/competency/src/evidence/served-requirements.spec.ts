import { moment } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { certificate, claim, evidence, evidenceFacts, score } from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { evidenceStandingAt } from './evidence-state.ts';
import { servedRequirements } from './served-requirements.ts';

const NOW = moment('2026-02-01');

describe('a submission would count for', () => {
  it.each<[string, Evidence, readonly string[]]>([
    [
      'every role that asks for its kind in its skill',
      evidence(),
      ['adapter-dir-evaluation', 'advanced-adapter-dir-evaluation'],
    ],
    [
      'contouring, with one structure of several',
      certificate('cervix', [score('sigmoid', 75)]),
      ['adapter-oar-outlining'],
    ],
    [
      'nothing, with a score below the pass mark',
      certificate('cervix', [score('sigmoid', 74)]),
      [],
    ],
    [
      'nothing, with a structure of another treatment site',
      certificate('prostate', [score('sigmoid', 90)]),
      [],
    ],
    ['nothing, in a skill that nobody asks of it', evidence({ skill: 'mobius-approval' }), []],
    [
      'the experience that it claims',
      claim('2024-01-01', null),
      ['advanced-adapter-plan-selection', 'mpe-plan-selection'],
    ],
    [
      'target outlining, before it is countersigned',
      evidence({
        type: 'reflective-log',
        skill: 'target-outlining',
        treatmentSites: ['cervix'],
        cases: 1000,
        casesWithoutIntervention: 1000,
      }),
      ['advanced-adapter-target-outlining'],
    ],
  ])('%s', (_, item, served) => {
    const standing = evidenceStandingAt(evidenceFacts({ evidence: [item] }), item.id, NOW);
    expect(standing).not.toBeNull();
    const found = standing === null ? [] : servedRequirements(FRAMEWORK, standing, NOW);
    expect(found.map(({ id }) => id)).toEqual(served);
  });
});
