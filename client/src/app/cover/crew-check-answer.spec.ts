import type { CrewCellView, CrewRowView } from '@oart/contract';
import { coveredBy, crewCheckAnswer } from './crew-check-answer';

const cell = (personId: string, covers: CrewCellView['covers']): CrewCellView => ({
  personId,
  covers,
  endsAt: null,
  state: 'entitled',
  usableUntil: null,
  reasons: [],
});

const row = (
  verdict: CrewRowView['verdict'],
  cells: readonly CrewCellView[] = [],
): CrewRowView => ({
  task: 'edit-oar',
  taskTitle: 'Edit OAR contours',
  treatmentSite: 'bladder',
  treatmentSiteTitle: 'Bladder',
  verdict,
  cells,
  couldCover: [],
});

const answer = (
  rows: readonly CrewRowView[],
  uncrewed: readonly string[] = [],
  reasons: Parameters<typeof crewCheckAnswer>[0]['reasons'] = [],
): string =>
  crewCheckAnswer({
    rows,
    reasons,
    sitesWithoutDistinctPersons: uncrewed.map((title) => ({ id: title, title })),
  });

const missing: Parameters<typeof crewCheckAnswer>[0]['reasons'] = [
  { code: 'protocol-missing', about: {}, sentence: '', cure: null, curedBy: [], cureLink: null },
];

describe('the answer of a staffing check', () => {
  it.each<[string, string]>([
    [answer([]), 'Nothing could be checked'],
    [answer([row('gap'), row('covered')]), '1 task is not covered'],
    [answer([row('gap'), row('gap')], ['Bladder'], missing), '2 tasks are not covered'],
    [
      answer([row('covered')], [], missing),
      'Every task has somebody, but not every plan can be selected',
    ],
    [answer([row('covered')], ['Bladder']), 'Bladder cannot be treated by distinct persons'],
    [
      answer([row('single-point-of-failure'), row('covered')]),
      'Every task is covered, 1 by one person alone',
    ],
    [answer([row('covered')]), 'Every task is covered by more than one person'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });

  it('names only those who stay to the end', () => {
    const crew = ['AA-1', 'AA-2', 'MPE-1'].map((displayName) => ({ id: displayName, displayName }));
    const cells = [cell('AA-1', 'whole'), cell('AA-2', 'ends'), cell('MPE-1', 'supervised')];
    expect(coveredBy(row('covered', cells), crew)).toBe('AA-1');
    expect(coveredBy(row('gap', [cell('AA-2', 'no')]), crew)).toBe('nobody');
  });
});
