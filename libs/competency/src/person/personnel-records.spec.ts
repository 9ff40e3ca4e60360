import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import type { Checked } from '../reason/refusal.ts';
import { checkAbsence } from './absence-record.ts';
import { checkAppointment, checkFoundingAppointment } from './appointment-record.ts';
import { checkDelegation, checkDelegationEnd } from './delegation-record.ts';
import { checkEmployment } from './employment-record.ts';
import {
  absence,
  appointment,
  delegation,
  employment,
  foundingAppointment,
  registrationCheck,
} from './personnel.fixture.ts';
import { person, recorded } from './recorded.fixture.ts';
import { checkConditionsDecision, checkRegistrationCheck } from './registration-record.ts';

const STAFFING = person('staffing-1');
const found = (answer: Checked<unknown, string>): readonly string[] =>
  answer.kind === 'accepted'
    ? []
    : answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);

describe('nobody records a fact about themselves (I4)', () => {
  it.each([
    ['employment', checkEmployment(employment(), person('aa-1'), [])],
    [
      'registration',
      checkRegistrationCheck(registrationCheck(), person('aa-1'), day('2026-01-01')),
    ],
    ['absence', checkAbsence(absence('2026-01-01'), person('aa-1'), [])],
    ['appointment', checkAppointment(appointment(), person('mpe-1'))],
    [
      'founding appointment',
      checkFoundingAppointment(foundingAppointment(), person('aa-1'), FRAMEWORK, POLICY),
    ],
    ['delegation', checkDelegation(delegation(), person('horp-1'), FRAMEWORK)],
  ])('%s', (_, answer) => {
    expect(found(answer)).toEqual(['own-record /person']);
  });
});

describe('another person’s complete facts are accepted as they are', () => {
  it.each([
    ['employment', checkEmployment(employment(), STAFFING, [])],
    ['registration', checkRegistrationCheck(registrationCheck(), STAFFING, day('2025-09-01'))],
    ['absence', checkAbsence(absence('2026-01-01', '2026-01-02'), STAFFING, [])],
    ['appointment', checkAppointment(appointment(), STAFFING)],
    [
      'founding appointment',
      checkFoundingAppointment(foundingAppointment(), STAFFING, FRAMEWORK, POLICY),
    ],
    ['delegation', checkDelegation(delegation(), STAFFING, FRAMEWORK)],
  ])('%s', (_, answer) => {
    expect(answer.kind).toBe('accepted');
  });
});

describe('employment', () => {
  const onFile = employment({ startsOn: day('2025-01-01'), endsOn: day('2025-12-31') });
  const check = (startsOn: string, endsOn: string | null, corrects: string | null = null) =>
    found(
      checkEmployment(
        employment({ startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) }),
        STAFFING,
        [onFile],
        corrects,
      ),
    );

  it('ends on the day it begins or later', () => {
    expect(check('2026-03-01', '2026-03-01')).toEqual([]);
    expect(check('2026-03-02', '2026-03-01')).toEqual(['ends-before-it-begins /endsOn']);
  });

  it.each([
    ['2026-01-01', null, []],
    ['2025-12-31', null, ['overlaps-another /startsOn']],
    ['2024-06-01', '2024-12-31', []],
    ['2024-06-01', '2025-01-01', ['overlaps-another /startsOn']],
    ['2024-06-01', null, ['overlaps-another /startsOn']],
  ])('from %s to %s beside 2025 gives %j', (startsOn, endsOn, expected) => {
    expect(check(startsOn, endsOn)).toEqual(expected);
  });

  it('the row that it corrects is not compared with', () => {
    expect(check('2025-01-01', '2026-06-30', onFile.id)).toEqual([]);
  });

  it.each([
    [0, ['out-of-range /wte']],
    [0.1, []],
    [1, []],
    [1.01, ['out-of-range /wte']],
    [Number.NaN, ['out-of-range /wte']],
  ])('a WTE of %d gives %j', (wte, expected) => {
    expect(found(checkEmployment(employment({ wte }), STAFFING, []))).toEqual(expected);
  });

  it('a band is one of the list', () => {
    const odd = employment({ band: '8e' as '8d' });
    expect(found(checkEmployment(odd, STAFFING, []))).toEqual(['out-of-range /band']);
    expect(found(checkEmployment(employment({ band: null }), STAFFING, []))).toEqual([]);
  });
});

describe('a registration check', () => {
  const check = (fields: Parameters<typeof registrationCheck>[0]) =>
    found(checkRegistrationCheck(registrationCheck(fields), STAFFING, day('2026-01-01')));

  it('was made by today', () => {
    expect(check({ checkedOn: day('2026-01-01') })).toEqual([]);
    expect(check({ checkedOn: day('2026-01-02') })).toEqual(['in-the-future /checkedOn']);
  });

  it('names the last day where it is fixed and permits', () => {
    expect(check({ validUntil: null })).toEqual(['validity-end-missing /validUntil']);
    expect(check({ validUntil: null, status: 'caution' })).toEqual([
      'validity-end-missing /validUntil',
    ]);
    expect(check({ validUntil: null, status: 'struck-off' })).toEqual([]);
    expect(check({ validUntil: null, validity: 'continuous' })).toEqual([]);
  });

  it('names number and source', () => {
    expect(check({ number: ' ', source: '' })).toEqual(['blank /number', 'blank /source']);
  });
});

describe('a decision on conditions', () => {
  const under = registrationCheck({ status: 'conditions' });
  const check = (registrationCheckId: string, checks = [under]) =>
    found(
      checkConditionsDecision(
        {
          person: person('aa-1'),
          registrationCheck: registrationCheckId,
          outcome: 'may-practise',
        },
        STAFFING,
        checks,
      ),
    );

  it('is about a check that shows conditions, of that person', () => {
    expect(check(under.id)).toEqual([]);
    expect(check('unknown')).toEqual(['not-under-conditions /registrationCheck']);
    expect(check(under.id, [{ ...under, status: 'active' }])).toEqual([
      'not-under-conditions /registrationCheck',
    ]);
    expect(check(under.id, [{ ...under, person: person('other') }])).toEqual([
      'not-under-conditions /registrationCheck',
    ]);
  });
});

describe('an absence', () => {
  const onFile = absence('2026-03-02', '2026-03-09');
  const check = (from: string, back: string | null, corrects: string | null = null) =>
    found(checkAbsence(absence(from, back), STAFFING, [onFile], corrects));

  it('has its first day back after its first day away', () => {
    expect(check('2026-05-01', '2026-05-02')).toEqual([]);
    expect(check('2026-05-01', '2026-05-01')).toEqual(['ends-before-it-begins /returnedOn']);
  });

  it.each([
    ['2026-03-09', '2026-03-12', []],
    ['2026-03-08', '2026-03-12', ['overlaps-another /from']],
    ['2026-02-20', '2026-03-02', []],
    ['2026-02-20', '2026-03-03', ['overlaps-another /from']],
    ['2026-02-20', null, ['overlaps-another /from']],
  ])('from %s back on %s beside 2 to 8 March gives %j', (from, back, expected) => {
    expect(check(from, back)).toEqual(expected);
  });

  it('recording the return corrects the open absence', () => {
    const open = absence('2026-03-02');
    const returned = absence('2026-03-02', '2026-03-20');
    expect(found(checkAbsence(returned, STAFFING, [open], open.id))).toEqual([]);
  });
});

describe('a founding appointment (I6)', () => {
  const check = (fields: Parameters<typeof foundingAppointment>[0]) =>
    found(checkFoundingAppointment(foundingAppointment(fields), STAFFING, FRAMEWORK, POLICY));

  it.each([
    ['2026-06-30', []],
    ['2026-07-01', ['longer-than-permitted /until']],
    ['2025-12-31', ['ends-before-it-begins /until']],
  ])('from 1 January lasts at most 6 months: to %s gives %j', (until, expected) => {
    expect(check({ until: day(until) })).toEqual(expected);
  });

  it('names a known skill, treatment sites, the version and the training', () => {
    expect(
      check({
        skill: 'juggling',
        treatmentSites: ['cervix', 'lung'],
        softwareVersion: '',
        training: ' ',
        platform: '',
      }),
    ).toEqual([
      'unknown-treatment-site /treatmentSites/1',
      'unknown-skill /skill',
      'blank /training',
      'blank /softwareVersion',
      'blank /platform',
    ]);
    expect(check({ treatmentSites: [] })).toEqual(['nothing-named /treatmentSites']);
  });
});

describe('the MPE appointment', () => {
  it('ends after it begins and names its instrument', () => {
    const fields = appointment({ until: day('2024-12-31'), instrument: '' });
    expect(found(checkAppointment(fields, STAFFING))).toEqual([
      'ends-before-it-begins /until',
      'blank /instrument',
    ]);
  });
});

describe('a delegation', () => {
  it('names roles and treatment sites of the framework, and its instrument', () => {
    const fields = delegation({
      roles: ['adapter', 'king'],
      treatmentSites: ['x'],
      instrument: '',
    });
    expect(found(checkDelegation(fields, STAFFING, FRAMEWORK))).toEqual([
      'unknown-treatment-site /treatmentSites/0',
      'unknown-role /roles/1',
      'blank /instrument',
    ]);
    const empty = delegation({ roles: [], treatmentSites: [], until: day('2025-03-31') });
    expect(found(checkDelegation(empty, STAFFING, FRAMEWORK))).toEqual([
      'ends-before-it-begins /until',
      'nothing-named /treatmentSites',
      'nothing-named /roles',
    ]);
  });

  it('is ended by another person, once', () => {
    const held = delegation();
    const end = { delegation: held.id, endedAt: instant('2026-01-01T12:00:00Z') };
    expect(found(checkDelegationEnd(end, STAFFING, held, []))).toEqual([]);
    expect(found(checkDelegationEnd(end, held.person, held, [{ ...recorded(), ...end }]))).toEqual([
      'own-record /person',
      'already-ended /delegation',
    ]);
  });
});
