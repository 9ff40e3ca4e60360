import type { TimeZone } from '@oart/competency';
import { delegationSection } from './delegations';
import type { Delegated } from './delegations';
import { equivalenceSection, waiverSection } from './exceptions';
import { TODAY, actIn, onlyWith, staffFile, valuesOf } from './staff-file.fixture';

const equivalence = {
  id: 'equivalence',
  skill: 'dir',
  fromTreatmentSite: 'prostate',
  toTreatmentSite: 'bladder',
  rationale: 'Same organs',
  from: '2026-01-01',
  until: null,
  approver: 'HoRTP',
  recordedAt: '2026-01-01T09:00:00.000Z',
};

describe('waivers', () => {
  it('are for experience and case counts only, and say when the requirement counts again', () => {
    const act = actIn(waiverSection(staffFile(), []), 'Waive a requirement');
    expect(act.fields['requirement']?.choices?.map(({ id }) => id)).toEqual(['two-years']);
    expect(act.follows(valuesOf(act, { until: '2027-03-31' }))).toEqual([
      expect.stringContaining('From 01 Apr 2027 the requirement counts again'),
    ]);
  });

  it('are approved by either permission, and never for oneself', () => {
    const acts = (permission: Parameters<typeof onlyWith>[0], isOwn = false) =>
      waiverSection(staffFile({}, { has: onlyWith(permission), isOwn }), []).acts.length;
    expect([acts('entitler'), acts('employers-representative'), acts('auditor')]).toEqual([
      1, 1, 0,
    ]);
    expect(acts('entitler', true)).toBe(0);
  });
});

describe('equivalences', () => {
  it('are ended on a day with a reason, where they still last', () => {
    const section = equivalenceSection(staffFile(), [equivalence]);
    const act = actIn(section, 'End');
    expect(act.address).toBe('/api/people/aa-1/equivalences/equivalence/end');
    expect(act.request(valuesOf(act, { reason: ' Guideline changed ' }))).toEqual({
      lastDay: TODAY,
      reason: 'Guideline changed',
    });
    const over = equivalenceSection(staffFile(), [{ ...equivalence, until: '2026-11-21' }]);
    expect(over.rows[0]?.acts).toEqual([]);
  });
});

describe('delegations', () => {
  const delegation = {
    id: 'd',
    number: 'D-0001',
    personId: 'hortp',
    roles: ['advanced-adapter'],
    treatmentSites: ['prostate'],
    from: '2026-01-01',
    until: '2026-12-31',
    instrument: 'Letter 1',
    recordedAt: '2026-01-01T09:00:00.000Z',
    live: true,
  };
  const delegated = (around: Partial<Delegated> = {}): Delegated => ({
    delegations: [{ ...delegation, id: 'over', live: false }, delegation],
    people: [
      { id: 'hortp', displayName: 'HoRTP', inPost: true },
      { id: 'employer', displayName: 'Employer-1', inPost: true },
    ] as unknown as Delegated['people'],
    document: staffFile().document,
    titles: staffFile().titles,
    today: TODAY,
    zone: 'Europe/London' as TimeZone,
    readerId: 'employer',
    mayDelegate: true,
    ...around,
  });

  it('show those in force first, and are given to others only', () => {
    const section = delegationSection(delegated());
    expect(section.rows.map(({ id }) => id)).toEqual(['d', 'over']);
    const act = actIn(section, 'Delegate');
    expect(act.fields['personId']?.choices).toEqual([{ id: 'hortp', title: 'HoRTP' }]);
    expect(act.follows(valuesOf(act, { personId: 'hortp' }))).toEqual([
      'HoRTP may entitle others until 22 Nov 2027, while in post; never themselves.',
    ]);
  });

  it('are ended while they are in force, by others than their holder', () => {
    expect(actIn(delegationSection(delegated()), 'End now').address).toBe('/api/delegations/d/end');
    const own = delegationSection(delegated({ readerId: 'hortp' }));
    expect(own.rows.flatMap(({ acts }) => acts)).toEqual([]);
    expect(delegationSection(delegated({ mayDelegate: false })).acts).toEqual([]);
  });
});
