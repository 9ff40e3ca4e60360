import type { MatrixCellView, MatrixView } from '@oart/contract';
import { csvOf } from '@oart/contract';
import { EVERYTHING, choicesFrom, instantMeant } from './matrix-choices';
import type { MatrixChoices } from './matrix-choices';
import { matrixRows } from './matrix-csv';
import { cellSentence, matrixLine, thinnestSentence } from './matrix-words';
import { shownMatrix } from './shown-matrix';

const column = (role: string, roleTitle: string, site: string): MatrixView['columns'][number] => ({
  role,
  roleTitle,
  treatmentSite: site,
  treatmentSiteTitle: `${site.charAt(0).toUpperCase()}${site.slice(1)}`,
  tasks: ['edit-oar'],
});
const cell = (at: number, state: MatrixCellView['state'], held = 0, tasks = 1) => ({
  column: at,
  state,
  held,
  tasks,
  daysLeft: state === 'due-soon' ? 12 : null,
});
const person = (displayName: string) => ({ id: displayName, displayName, staffNumber: 'S1' });

const VIEW: MatrixView = {
  unit: { id: 'ethos-1', name: 'ETHOS-1', timeZone: 'Europe/London' },
  at: '2026-11-24T10:00:00.000Z',
  on: '2026-11-24',
  knownAt: 7,
  frameworkVersion: 1,
  columns: [
    column('adapter', 'Adapter', 'cervix'),
    column('adapter', 'Adapter', 'bladder'),
    column('mpe', 'MPE', 'cervix'),
  ],
  rows: [
    {
      person: person('Adapter-1'),
      profession: 'therapeutic-radiographer',
      cells: [cell(0, 'entitled', 1), cell(1, 'due-soon', 1)],
    },
    {
      person: person('=Adapter-2'),
      profession: 'therapeutic-radiographer',
      cells: [cell(0, 'entitled', 1), cell(1, 'suspended')],
    },
    {
      person: person('MPE-1'),
      profession: 'clinical-scientist',
      cells: [cell(2, 'paused-recent-practice', 1, 3)],
    },
  ],
  withoutRole: 0,
};

const shown = (choices: Partial<MatrixChoices> = {}) =>
  shownMatrix(VIEW, { ...EVERYTHING, ...choices });
const named = (choices: Partial<MatrixChoices>) =>
  shown(choices).rows.map((row) => row.person.displayName);

describe('the matrix shown', () => {
  it('counts who may act in each column, and in how many columns each person may', () => {
    const { columns, rows } = shown();
    expect(columns.map(({ mayAct, dueSoon }) => [mayAct, dueSoon])).toEqual([
      [2, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(columns.map(({ isThinnest }) => isThinnest)).toEqual([false, false, true]);
    expect(rows.map(({ held, required }) => [held, required])).toEqual([
      [2, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it.each<[string, Partial<MatrixChoices>, readonly string[]]>([
    ['a profession', { profession: 'clinical-scientist' }, ['MPE-1']],
    ['part of a name', { name: 'adapter-1' }, ['Adapter-1']],
    ['a state', { state: 'suspended' }, ['=Adapter-2']],
    ['a role', { role: 'mpe' }, ['MPE-1']],
    ['a treatment site', { site: 'bladder' }, ['Adapter-1', '=Adapter-2']],
    ['what needs action', { needsAction: true }, ['Adapter-1', '=Adapter-2', 'MPE-1']],
    ['what needs action at a site', { needsAction: true, site: 'cervix' }, ['MPE-1']],
    ['what nobody is', { state: 'left' }, []],
  ])('can be narrowed to %s', (_what, choices, people) => {
    expect(named(choices)).toEqual(people);
  });

  it('counts cover over everybody, whoever is shown', () => {
    expect(shown({ name: 'MPE' }).columns.map(({ mayAct }) => mayAct)).toEqual([2, 1, 0]);
  });
});

describe('its sentences', () => {
  it('say where the fewest may act, how many fall due and which first', () => {
    expect(thinnestSentence(shown(), 'today')).toBe('Nobody may act today as MPE for cervix');
    expect(thinnestSentence(shown({ role: 'adapter' }), 'today')).toBe(
      'Thinnest today, 1 person: Adapter for bladder',
    );
    expect(thinnestSentence(shown({ role: 'adapter', site: 'cervix' }), 'on 1 Dec')).toBe(
      'Thinnest on 1 Dec, 2 people: Adapter for cervix',
    );
    expect(matrixLine(VIEW, shown())).toBe(
      '3 people, ETHOS-1, Tue 24 Nov 2026. 1 right falls due soon, first Adapter-1, bladder, in 12 days.',
    );
  });

  it('say what one cell shows', () => {
    expect(cellSentence(cell(0, 'paused-recent-practice', 2, 6), 'today')).toBe(
      'May do 2 of 6 tasks today. The cell shows the least of them: paused, recent practice.',
    );
    expect(cellSentence(cell(0, 'entitled', 6, 6), 'today')).toBe('May do all 6 tasks today.');
    expect(cellSentence(cell(0, 'suspended'), 'today')).toBe('May not act alone today: suspended.');
    expect(cellSentence(null, 'today')).toBe('Nothing is required today in this role and site.');
  });
});

describe('the matrix as a file', () => {
  it('is what is on the screen, in a form that no spreadsheet runs', () => {
    expect(csvOf(matrixRows(shown()))).toBe(
      [
        '\ufeffPerson,"Adapter, Cervix","Adapter, Bladder","MPE, Cervix",Held',
        'Adapter-1,EN,DS 12 d,,2 of 2',
        "'=Adapter-2,EN,SU,,1 of 2",
        'MPE-1,,,RP 1/3,0 of 1',
        'May act,2,1,0,3',
        'due soon,0,1,0,1',
        'on the way,0,0,0,0',
        '',
      ].join('\r\n'),
    );
  });
});

describe('an address', () => {
  it('narrows nothing with what it does not know', () => {
    const nonsense = { profession: 'pilot', state: '__proto__', action: 'yes', name: ' ' };
    expect(choicesFrom({ ...nonsense, role: undefined, site: undefined })).toEqual(EVERYTHING);
  });

  it('means now by today, and the last moment of any other day at the site', () => {
    const zone = 'Europe/London' as Parameters<typeof instantMeant>[2];
    const today = '2026-11-24' as Parameters<typeof instantMeant>[1];
    expect(instantMeant('2026-11-24', today, zone)).toBeUndefined();
    expect(instantMeant('2026-02-30', today, zone)).toBeUndefined();
    expect(instantMeant('2026-06-12', today, zone)).toBe('2026-06-12T22:59:59.999Z');
  });
});
