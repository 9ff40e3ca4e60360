import { csvOf } from '@oart/contract';
import type { CoverCellView, DepthOfCoverView, MatrixView } from '@oart/contract';
import { coverCsv } from './cover-csv';
import { coverSites, monthsOf } from './cover-rows';
import { coverLine, coverSentence } from './cover-words';
import { whatOneActBuys } from './what-one-act-buys';

const TITLES: Readonly<Record<string, string>> = {
  'edit-oar': 'Edit OAR contours',
  'select-plan': 'Select the plan for the day',
  'agree-plan-selection': 'Agree the plan selection',
};

function cell(
  task: string,
  people: readonly string[],
  changes: CoverCellView['changes'] = [],
): CoverCellView {
  return {
    task,
    taskTitle: TITLES[task] ?? task,
    treatmentSite: 'cervix',
    treatmentSiteTitle: 'Cervix',
    count: people.length,
    people,
    thinsAfter: null,
    lowest: Math.min(people.length, ...changes.map(({ count }) => count)),
    changes,
  };
}

const loses = (
  on: string,
  count: number,
  cause: CoverCellView['changes'][number]['lost'][number]['cause'],
  ...people: readonly string[]
) => ({
  at: `${on}T00:00:00.000Z`,
  on,
  count,
  lost: people.map((personId) => ({ personId, cause })),
  gained: [],
});

const VIEW: DepthOfCoverView = {
  unit: { id: 'ethos-2', name: 'ETHOS-2', timeZone: 'Europe/London' },
  from: '2026-11-24T10:00:00.000Z',
  until: '2027-11-24T00:00:00.000Z',
  ledgerIndex: 7,
  frameworkVersion: 1,
  people: ['AA-1', 'AA-4', 'MPE-1', 'MPE-2'].map((id) => ({ id, displayName: id })),
  cells: [
    cell('edit-oar', ['AA-1', 'AA-4'], [loses('2027-03-13', 1, 'currency', 'AA-4')]),
    cell('select-plan', ['AA-1']),
    cell(
      'agree-plan-selection',
      ['MPE-1', 'MPE-2'],
      [loses('2027-10-01', 0, 'registration', 'MPE-1', 'MPE-2')],
    ),
  ],
};

const MATRIX = {
  columns: [
    {
      role: 'advanced-adapter',
      roleTitle: 'Advanced Adapter',
      treatmentSite: 'cervix',
      treatmentSiteTitle: 'Cervix',
      tasks: ['edit-oar', 'select-plan'],
    },
  ],
  rows: [
    {
      person: { id: 'AA-2', displayName: 'AA-2', staffNumber: 'S2' },
      profession: 'dosimetrist',
      cells: [{ column: 0, state: 'awaiting-entitlement', held: 0, tasks: 2, daysLeft: null }],
    },
  ],
} as unknown as MatrixView;

const rowsOf = (view: DepthOfCoverView) => coverSites(view).flatMap(({ rows }) => rows);

describe('the answer of cover', () => {
  it('is what hangs on one person, and what becomes of the rest', () => {
    expect(coverSentence(VIEW, 'today')).toBe(
      'On ETHOS-2, one task hangs on one person today: select the plan for the day, cervix (AA-1)',
    );
    expect(coverLine(VIEW)).toBe(
      'If nothing more is done, 1 more comes to hang on one person within 12 months, and from 01 Oct 2027 nobody may agree the plan selection, cervix.',
    );
  });

  it('is first of all what nobody may do', () => {
    const view = { ...VIEW, cells: [...VIEW.cells, cell('edit-target', [])] };
    expect(coverSentence(view, 'today')).toBe(
      'On ETHOS-2, nobody may do one task today: edit-target, cervix',
    );
  });
});

describe('the picture', () => {
  it('has a segment from each change, its number and why, as far as there is room', () => {
    const [edit, select] = rowsOf(VIEW);
    expect(edit?.segments.map(({ x, count, depth, cause }) => [x, count, depth, cause])).toEqual([
      ['0.00%', 2, 2, ''],
      ['29.78%', 1, 1, 'AA-4 practice'],
    ]);
    expect(select?.segments.map(({ count, width }) => [count, width])).toEqual([[1, '100.00%']]);
    expect(edit?.label).toBe(
      'Cervix, Edit OAR contours: 2 now, 1 from 13 Mar 2027 (AA-4 practice)',
    );
    expect([edit?.in90, edit?.least]).toEqual([2, 1]);
  });

  it('names the months, the year with January', () => {
    expect(
      monthsOf(VIEW)
        .map(({ title }) => title)
        .slice(0, 3),
    ).toEqual(['Dec', 'Jan 27', 'Feb']);
  });

  it('is a table as well', () => {
    const [, first] = csvOf(coverCsv(coverSites(VIEW))).split('\r\n');
    expect(first).toBe(
      'Cervix,Edit OAR contours,2,2,2,2,1,"AA-1, AA-4",1 from 13 Mar 2027: AA-4 practice',
    );
  });
});

describe('what one act buys', () => {
  it('names the act that removes most first, renewals and people on the way alike', () => {
    expect(whatOneActBuys(VIEW, MATRIX).map(({ act, effect }) => `${act}. ${effect}`)).toEqual([
      'AA-2: entitle (Advanced Adapter, cervix). adds one person to 2 tasks: 2 single points gone.',
      'AA-4: enough fractions by 12 Mar 2027. keeps 1 task: 1 single point gone.',
      'MPE-1: the registration checked by 30 Sep 2027. keeps 1 task: 1 gap gone.',
      'MPE-2: the registration checked by 30 Sep 2027. keeps 1 task: 1 gap gone.',
    ]);
  });

  it('tells no cause that the reader may not know', () => {
    const [, , agree] = VIEW.cells;
    const hidden = {
      ...VIEW,
      cells:
        agree === undefined
          ? []
          : [{ ...agree, changes: [loses('2027-10-01', 1, null, 'MPE-1')], lowest: 1 }],
    };
    expect(whatOneActBuys(hidden, null).map(({ act }) => act)).toEqual([
      'MPE-1: the right kept by 30 Sep 2027',
    ]);
    expect(rowsOf(hidden)[0]?.label).toContain('1 from 01 Oct 2027 (MPE-1)');
  });
});
