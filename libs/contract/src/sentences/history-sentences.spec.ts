import type { HistoryEntry } from '@oart/competency';
import { historySentence } from './history-sentences.ts';
import { titlesOf } from './titles.ts';

const titles = titlesOf(null, [{ id: 'u1', name: 'Ethos-1' }]);
const assessment = {
  skill: 'oar-outlining',
  scope: { treatmentSites: ['cervix', 'bladder'] },
  level: 'C',
  result: 'pass',
};
const entitlement = {
  number: 'E-2026-0007',
  role: 'adapter',
  scope: { treatmentSites: ['cervix'] },
  effectiveFrom: '2026-01-01',
  expiresOn: '2027-12-31',
};
const act = {
  task: 'edit-oar',
  treatmentSite: 'cervix',
  unit: 'u1',
  caseReference: 'C7',
  mode: 'break-glass',
};
const cell = (task: string, treatmentSite: string) => ({ task, treatmentSite, unit: 'u1' });
const answer = { state: 'entitled', usableUntil: { day: '2026-08-01', cause: 'currency' } };
const said = (entry: object) => historySentence(entry as HistoryEntry, titles);

describe('the sentences of a history', () => {
  it.each([
    [{ kind: 'assessed', assessment }, 'oar-outlining, cervix and bladder: level C, pass.'],
    [
      { kind: 'questioned', assessment, review: { reason: 'The assessor lost the right.' } },
      'oar-outlining, cervix and bladder: level C, pass. The assessor lost the right.',
    ],
    [
      { kind: 'voided', assessment, voiding: { reason: 'Wrong unit.' } },
      'oar-outlining, cervix and bladder: level C, pass. Wrong unit.',
    ],
    [
      { kind: 'entitled', entitlement },
      'E-2026-0007, adapter, cervix, 01 Jan 2026 to 31 Dec 2027.',
    ],
    [
      { kind: 'amended', entitlement, amendment: { reason: 'A record fell out.' } },
      'E-2026-0007, adapter, cervix: A record fell out.',
    ],
    [
      { kind: 'suspended', entitlement, suspension: { tasks: [], treatmentSites: [] } },
      'E-2026-0007, adapter, cervix, as a whole.',
    ],
    [
      {
        kind: 'suspended',
        entitlement,
        suspension: { tasks: ['edit-oar'], treatmentSites: ['cervix'] },
      },
      'E-2026-0007, adapter, cervix, in part: edit-oar and cervix.',
    ],
    [
      {
        kind: 'withdrawn',
        entitlement,
        withdrawal: { effectiveFrom: '2026-05-01', reason: 'Moved.' },
      },
      'E-2026-0007, adapter, cervix, from 01 May 2026: Moved.',
    ],
    [
      {
        kind: 'used',
        supervised: false,
        acts: [1, 2, 2].map((fraction) => ({ ...act, fraction })),
      },
      'edit-oar, cervix on Ethos-1: 2 fractions, under break-glass.',
    ],
    [
      { kind: 'used', supervised: true, acts: [{ ...act, fraction: 1 }] },
      'Supervised: edit-oar, cervix on Ethos-1: 1 fraction.',
    ],
    [
      {
        kind: 'lapsed',
        answer: { ...answer, usableUntil: null },
        cells: [cell('edit-oar', 'cervix')],
      },
      'edit-oar, cervix on Ethos-1.',
    ],
  ])('%j', (entry, sentence) => {
    expect(said(entry)).toBe(sentence);
  });

  it('names together the tasks of the same treatment sites, and when a right ends', () => {
    const cells = [
      cell('edit-oar', 'cervix'),
      cell('approve-oar', 'cervix'),
      cell('edit-oar', 'bladder'),
    ];
    expect(said({ kind: 'renewed', answer, cells })).toMatch(
      /^edit-oar, cervix and bladder on Ethos-1; approve-oar, cervix on Ethos-1, until 01 Aug 2026, .+\.$/,
    );
  });
});
