import type { CalendarDay, Instant } from '@oart/competency';
import type { DowntimePeriodView, UnitView } from '@oart/contract';
import type { FactSection } from '../staff-file/fact-act';
import { downtimeSection, softwareSection, treatmentSiteSection } from './unit-sections';
import type { UnitFile } from './unit-sections';

const change = (version: string, effectiveAt: string) => ({
  id: version,
  unitId: 'u1',
  version,
  effectiveAt,
  changeClass: null,
});
const unit: UnitView = {
  id: 'u1',
  name: 'Ethos-1',
  site: 'Southend',
  timeZone: 'Europe/London',
  platform: 'ethos',
  softwareVersion: '2.0',
  softwareCorrections: [],
  softwareChanges: [
    change('1.0', '2025-01-01T00:00:00.000Z'),
    change('2.0', '2026-06-01T06:00:00.000Z'),
    change('3.0', '2027-01-01T00:00:00.000Z'),
  ],
  adaptationTypes: ['online-adaptive'],
  treatmentSites: [],
  treatmentSiteChanges: [],
};
const downtime: DowntimePeriodView = {
  id: 'd1',
  unitId: 'u1',
  from: '2026-07-01T07:00:00.000Z',
  to: '2026-07-01T08:00:00.000Z',
  reason: 'Network down',
  recordedAt: '2026-07-01T12:00:00.000Z',
  governing: {
    from: '2026-07-01T07:00:00.000Z' as Instant,
    to: '2026-07-01T08:00:00.000Z' as Instant,
  },
  corrections: [],
};
const file = (fields: Partial<UnitFile> = {}): UnitFile => ({
  unit,
  downtimes: [downtime],
  seen: 7,
  sites: [{ id: 'cervix', title: 'Cervix' }],
  mayRecord: true,
  now: '2026-11-24T10:00:00.000Z' as Instant,
  today: '2026-11-24' as CalendarDay,
  ...fields,
});
const acts = ({ acts: own, rows }: FactSection) => [...own, ...rows.flatMap((row) => row.acts)];

describe('the sections of a unit', () => {
  it('tell what ran, runs and will run, the latest first', () => {
    const { rows } = softwareSection(file());
    expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['3.0', 'To come'],
      ['2.0', 'Running now'],
      ['1.0', 'Earlier'],
    ]);
    expect(rows[1]?.cells[2]).toBe('01 Jun 2026 07:00 BST');
  });

  it('tell what a change of software was before it was corrected, and what never was', () => {
    const correction = {
      corrected: change('2.0', '2026-05-31T06:00:00.000Z'),
      unitId: 'u1',
      recordedAt: '2026-06-02T09:00:00.000Z',
      correctedBy: 'Services-Manager',
      reason: 'Read from the wrong log',
    };
    const corrected = {
      ...unit,
      softwareCorrections: [
        { ...correction, id: '2.0', change: unit.softwareChanges[1] ?? null },
        {
          ...correction,
          id: 'c2',
          corrected: change('2.1', '2026-05-31T06:00:00.000Z'),
          change: null,
        },
      ],
    };
    const { rows } = softwareSection(file({ unit: corrected }));
    expect(rows.map(({ cells, origin, ownAct }) => [cells[0], cells[1], origin, ownAct])).toEqual([
      ['3.0', 'To come', '', 'Correct'],
      [
        '2.0',
        'Running now',
        'Corrected by Services-Manager, 02 Jun 2026 10:00 BST: was 2.0 from 31 May 2026 07:00 BST, Read from the wrong log',
        'Correct',
      ],
      ['1.0', 'Earlier', '', 'Correct'],
      [
        '2.1',
        'Never was',
        'Corrected by Services-Manager, 02 Jun 2026 10:00 BST: Read from the wrong log',
        undefined,
      ],
    ]);
  });

  it('let nobody but a service manager record anything', () => {
    const read = file({ mayRecord: false });
    expect([treatmentSiteSection(read), downtimeSection(read)].flatMap(acts)).toEqual([]);
  });

  it('read the times of a form at the site of the unit', () => {
    const [record, another, never] = acts(downtimeSection(file()));
    const times = { from: '2026-07-01T08:00', to: '2026-07-01T09:00', reason: 'R' };
    const span = { from: '2026-07-01T07:00:00.000Z', to: '2026-07-01T08:00:00.000Z' };
    expect(record?.request(times)).toEqual({ unitId: 'u1', ...span, reason: 'R' });
    expect(another?.fields['from']?.value).toBe('2026-07-01T08:00');
    expect(another?.request(times)).toEqual({ span, reason: 'R', seen: 7 });
    expect(never?.request({ reason: 'R' })).toEqual({ span: null, reason: 'R', seen: 7 });
    const pointers = ['/span/from', '/span/to', '/span', '/reason'];
    expect(pointers.map((pointer) => another?.pointerInForm?.(pointer))).toEqual([
      '/from',
      '/to',
      '',
      '/reason',
    ]);
  });

  it('say of a downtime that never was who said so', () => {
    const corrected = {
      ...downtime,
      governing: null,
      corrections: [
        {
          id: 'c1',
          span: null,
          reason: 'Wrong unit',
          correctedBy: { id: 'p1', displayName: 'Services-Manager' },
          recordedAt: '2026-07-02T12:00:00.000Z',
        },
      ],
    };
    const [row] = downtimeSection(file({ downtimes: [corrected] })).rows;
    expect(row?.cells[0]).toBe('Never was a downtime');
    expect(row?.origin).toBe('Corrected by Services-Manager, 02 Jul 2026 13:00 BST: Wrong unit');
    expect(row?.acts.map(({ title }) => title)).toEqual(['Correct the times']);
  });

  it('open a unit for a treatment site, and close it, from a day', () => {
    const [open] = acts(treatmentSiteSection(file()));
    const asked = { treatmentSite: 'cervix', from: '2026-12-01', reason: 'R' };
    expect(open?.request({ ...asked, opens: 'closes' })).toEqual({
      ...asked,
      opens: false,
      supersedes: null,
    });
  });
});
