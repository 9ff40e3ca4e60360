import { actBuys, renewals, type CoverOverTime } from './one-act.ts';

type Change = CoverOverTime['changes'][number];

function cell(
  task: string,
  people: readonly string[],
  ...changes: readonly Pick<Change, 'on' | 'lost' | 'gained'>[]
): CoverOverTime {
  let count = people.length;
  const counted = changes.map((change) => {
    count += change.gained.length - change.lost.length;
    return { ...change, at: `${change.on}T00:00:00.000Z`, count };
  });
  const lowest = Math.min(people.length, ...counted.map((change) => change.count));
  return { task, treatmentSite: 'cervix', count: people.length, people, lowest, changes: counted };
}

const loses = (on: string, cause: string | null, ...people: readonly string[]) => ({
  on,
  lost: people.map((personId) => ({ personId, cause })),
  gained: [],
});
const gains = (on: string, ...gained: readonly string[]) => ({ on, lost: [], gained });

const CELLS = [
  cell('edit-oar', ['AA-1', 'AA-4'], loses('2027-03-13', 'currency', 'AA-4')),
  cell('select-plan', ['AA-1', 'AA-4'], loses('2027-03-20', 'currency', 'AA-4')),
  cell('agree', ['MPE-1', 'MPE-2'], loses('2027-10-01', 'registration', 'MPE-1', 'MPE-2')),
];

const told = (cells: readonly CoverOverTime[]) =>
  renewals(cells).map(({ people, cause, on, keeps }) => ({
    of: people.join('+'),
    cause,
    on,
    ...actBuys(cells, keeps),
  }));

describe('what one renewal buys', () => {
  it('is the gaps and single points that are gone with it, by person and cause, or for several at once', () => {
    expect(told(CELLS)).toEqual([
      {
        of: 'AA-4',
        cause: 'currency',
        on: '2027-03-13',
        gapsGone: 0,
        singlePointsGone: 2,
        cells: 2,
      },
      {
        of: 'MPE-1',
        cause: 'registration',
        on: '2027-10-01',
        gapsGone: 1,
        singlePointsGone: 0,
        cells: 1,
      },
      {
        of: 'MPE-2',
        cause: 'registration',
        on: '2027-10-01',
        gapsGone: 1,
        singlePointsGone: 0,
        cells: 1,
      },
      {
        of: 'MPE-1+MPE-2',
        cause: 'registration',
        on: '2027-10-01',
        gapsGone: 1,
        singlePointsGone: 0,
        cells: 1,
      },
    ]);
  });

  it('is told from the first day on which something is lost', () => {
    const cells = [
      cell('a', ['1', '2'], loses('2027-03-01', 'expires', '1')),
      cell('b', ['1', '2'], loses('2027-02-01', 'expires', '1')),
      cell('c', ['1', '2'], loses('2027-04-01', 'expires', '1')),
    ];
    expect(told(cells)).toMatchObject([{ of: '1', on: '2027-02-01', cells: 3 }]);
  });

  it('is told by cause, also where the cause may not be known', () => {
    const cells = [
      cell('a', ['1', '2'], loses('2027-02-01', 'expires', '1'), loses('2027-02-01', null, '2')),
      cell('b', ['1', '3'], loses('2027-02-01', 'currency', '1'), loses('2027-02-01', null, '3')),
    ];
    expect(told(cells)).toMatchObject([
      { of: '1', cause: 'expires', cells: 1 },
      { of: '2', cause: null, cells: 1 },
      { of: '1', cause: 'currency', cells: 1 },
      { of: '3', cause: null, cells: 1 },
      { of: '2+3', cause: null, cells: 2 },
    ]);
  });

  it('is a second person beside whoever joins in the meantime', () => {
    const joined = cell(
      'a',
      ['1', '2'],
      gains('2027-01-01', '3'),
      loses('2027-02-01', 'expires', '1'),
      loses('2027-02-01', 'evidence', '2'),
    );
    expect(told([joined])).toMatchObject([
      { of: '1', gapsGone: 0, singlePointsGone: 1 },
      { of: '2', gapsGone: 0, singlePointsGone: 1 },
    ]);
  });

  it('is nothing where somebody else is lost as well, or where there were enough', () => {
    const thin = cell(
      'a',
      ['1', '2'],
      loses('2027-01-01', 'expires', '1'),
      loses('2027-02-01', 'evidence', '2'),
    );
    const deep = cell('b', ['1', '2', '3'], loses('2027-01-01', 'expires', '1'));
    expect(told([deep])).toMatchObject([{ gapsGone: 0, singlePointsGone: 0, cells: 1 }]);
    // One of two is kept: no longer a gap, still one alone.
    expect(told([thin])).toMatchObject([
      { of: '1', gapsGone: 1, singlePointsGone: 0 },
      { of: '2', gapsGone: 1, singlePointsGone: 0 },
    ]);
  });

  it('counts nobody twice who comes back by themselves', () => {
    const back = cell(
      'a',
      ['1', '2'],
      loses('2027-01-01', 'absence', '1'),
      gains('2027-02-01', '1'),
      loses('2027-03-01', 'expires', '2'),
    );
    expect(told([back])).toMatchObject([
      { of: '1', cause: 'absence', singlePointsGone: 0 },
      { of: '2', cause: 'expires', singlePointsGone: 0 },
    ]);
  });
});

describe('what one trainee buys', () => {
  const trainee = (task: string) => ({
    task,
    treatmentSite: 'cervix',
    personId: 'AA-2',
    from: null,
  });

  it('is a person more from the beginning', () => {
    expect(actBuys(CELLS, [trainee('edit-oar'), trainee('agree')])).toEqual({
      gapsGone: 1,
      singlePointsGone: 1,
      cells: 2,
    });
  });

  it('is nothing at another treatment site, which is a cell of its own', () => {
    const elsewhere = { ...trainee('agree'), treatmentSite: 'bladder' };
    expect(actBuys(CELLS, [elsewhere])).toEqual({ gapsGone: 0, singlePointsGone: 0, cells: 0 });
  });

  it('is no gap gone where nobody was there before they came', () => {
    const empty = cell('a', [], gains('2027-03-01', '1'));
    const later = { ...trainee('a'), from: '2027-03-01T00:00:00.000Z' };
    expect(actBuys([empty], [later])).toEqual({ gapsGone: 0, singlePointsGone: 0, cells: 1 });
  });

  it('is nothing where the person may act already', () => {
    expect(actBuys(CELLS, [{ ...trainee('edit-oar'), personId: 'AA-1' }])).toEqual({
      gapsGone: 0,
      singlePointsGone: 0,
      cells: 1,
    });
  });
});
