import { auditorScopeSentence } from './auditor-scope-sentence.ts';
import { titlesOf } from './titles.ts';

const NOTHING = { units: null, treatmentSites: null, from: null, until: null };
const titles = titlesOf(null, [{ id: 'u-1', name: 'Ethos-1' }]);

describe('what a scoped auditor is told', () => {
  it.each([
    [
      { units: ['u-1'], treatmentSites: ['prostate'], from: '2026-01-01', until: '2026-06-30' },
      'You see: Ethos-1, prostate, 01 Jan 2026 to 30 Jun 2026.',
    ],
    [{ from: '2026-01-01' }, 'You see: from 01 Jan 2026.'],
    [{ until: '2026-06-30' }, 'You see: up to 30 Jun 2026.'],
    [{ units: ['u-1', 'u-2'] }, 'You see: Ethos-1, u-2.'],
  ])('%j', (scope, sentence) => {
    expect(auditorScopeSentence({ ...NOTHING, ...scope }, titles)).toBe(sentence);
  });
});
