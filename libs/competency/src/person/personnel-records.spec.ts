import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import type { Checked } from '../reason/refusal.ts';
import { checkAbsence } from './absence-record.ts';
import { checkAppointment, checkFoundingAppointment } from './appointment-record.ts';
import { checkDelegation, checkDelegationEnd } from './delegation-record.ts';
import { checkEmployment } from './employment-record.ts';
import type { PersonId } from './ids.ts';
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

const CONDITIONS = registrationCheck({ status: 'conditions' });
const decision = {
  person: CONDITIONS.person,
  registrationCheck: CONDITIONS.id,
  outcome: 'may-practise' as const,
};
const checkedBy: readonly [string, (recorder: PersonId) => Checked<unknown, string>][] = [
  ['an employment', (who) => checkEmployment(employment(), who, [])],
  ['a registration', (who) => checkRegistrationCheck(registrationCheck(), who, day('2025-09-01'))],
  ['a decision on conditions', (who) => checkConditionsDecision(decision, who, [CONDITIONS])],
  ['an absence', (who) => checkAbsence(absence('2026-01-01', '2026-01-02'), who, [])],
  ['an absence without a return', (who) => checkAbsence(absence('2026-01-01'), who, [])],
  ['an appointment', (who) => checkAppointment(appointment({ person: person('aa-1') }), who)],
  [
    'a founding appointment',
    (who) => checkFoundingAppointment(foundingAppointment(), who, FRAMEWORK, POLICY),
  ],
  [
    'a delegation',
    (who) => checkDelegation(delegation({ person: person('aa-1') }), who, FRAMEWORK),
  ],
];

describe('a fact about a person', () => {
  it.each(checkedBy)('%s is never recorded by that person (I4)', (_, check) => {
    expect(found(check(person('aa-1')))).toEqual(['own-record /person']);
  });

  it.each(checkedBy)('%s that is complete is accepted from another', (_, check) => {
    expect(check(STAFFING).kind).toBe('accepted');
  });
});

describe('a refusal says what it is about (F27)', () => {
  const post = employment({ startsOn: day('2025-01-01') });
  const away = absence('2026-03-02', '2026-03-09');
  const held = delegation();
  const end = { delegation: held.id, endedAt: instant('2026-01-01T12:00:00Z') };
  const today = day('2026-01-01');

  it.each<[string, () => Checked<unknown, string>, object]>([
    [
      'a post that ends before it begins, by that end',
      () => checkEmployment(employment({ endsOn: day('2019-12-31') }), STAFFING, []),
      { on: '2019-12-31' },
    ],
    [
      'a post beside another, by the other',
      () => checkEmployment(employment({ startsOn: day('2026-01-01') }), STAFFING, [post]),
      { on: '2025-01-01', factId: post.id },
    ],
    [
      'a WTE, by what was sent',
      () => checkEmployment(employment({ wte: 1.2 }), STAFFING, []),
      { held: 1.2 },
    ],
    [
      'a band, by what was sent',
      () => checkEmployment(employment({ band: '8e' as '8d' }), STAFFING, []),
      { found: '8e' },
    ],
    [
      'a check of tomorrow, by its day',
      () =>
        checkRegistrationCheck(
          registrationCheck({ checkedOn: day('2026-01-02') }),
          STAFFING,
          today,
        ),
      { on: '2026-01-02' },
    ],
    [
      'a fixed registration without an end, by its register',
      () => checkRegistrationCheck(registrationCheck({ validUntil: null }), STAFFING, today),
      { body: 'HCPC' },
    ],
    [
      'a decision on a check without conditions, by the check',
      () => checkConditionsDecision(decision, STAFFING, []),
      { factId: CONDITIONS.id },
    ],
    [
      'a return before the first day away, by that return',
      () => checkAbsence(absence('2026-03-02', '2026-03-01'), STAFFING, []),
      { on: '2026-03-01' },
    ],
    [
      'an absence beside another, by the other',
      () => checkAbsence(absence('2026-03-08', '2026-03-12'), STAFFING, [away]),
      { on: '2026-03-02', factId: away.id },
    ],
    [
      'a founding appointment that is too long, by the latest day permitted (I6)',
      () =>
        checkFoundingAppointment(
          foundingAppointment({ until: day('2026-07-01') }),
          STAFFING,
          FRAMEWORK,
          POLICY,
        ),
      { on: '2026-06-30' },
    ],
    [
      'a skill that does not exist, by its name',
      () =>
        checkFoundingAppointment(
          foundingAppointment({ skill: 'juggling' }),
          STAFFING,
          FRAMEWORK,
          POLICY,
        ),
      { skill: 'juggling' },
    ],
    [
      'a treatment site that does not exist, by its name',
      () => checkDelegation(delegation({ treatmentSites: ['lung'] }), STAFFING, FRAMEWORK),
      { treatmentSite: 'lung' },
    ],
    [
      'a role that does not exist, by its name',
      () => checkDelegation(delegation({ roles: ['king'] }), STAFFING, FRAMEWORK),
      { role: 'king' },
    ],
    [
      'a delegation ended before, by itself',
      () => checkDelegationEnd(end, STAFFING, held, [{ ...recorded(), ...end }]),
      { factId: held.id },
    ],
  ])('%s', (_, check, about) => {
    expect(check()).toMatchObject({ kind: 'refused', refusals: [{ about }] });
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

  it('a post without an end leaves no room for a later one', () => {
    const open = employment({ startsOn: day('2025-01-01') });
    const later = employment({ startsOn: day('2026-01-01'), endsOn: day('2026-12-31') });
    expect(found(checkEmployment(later, STAFFING, [open]))).toEqual(['overlaps-another /startsOn']);
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
    for (const status of ['active', 'caution', 'conditions'] as const) {
      expect(check({ validUntil: null, status })).toEqual(['validity-end-missing /validUntil']);
    }
    expect(check({ validUntil: null, status: 'struck-off' })).toEqual([]);
    expect(check({ validUntil: null, validity: 'continuous' })).toEqual([]);
  });

  it('names number and source', () => {
    expect(check({ number: ' ', source: '' })).toEqual(['blank /number', 'blank /source']);
    expect(check({ number: '', source: ' ' })).toEqual(['blank /number', 'blank /source']);
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
  it.each(['', ' '])('ends after it begins and names its instrument, not %j', (instrument) => {
    const fields = appointment({ until: day('2024-12-31'), instrument });
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
      instrument: ' ',
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
    const other = { ...recorded(), ...end, delegation: 'another' };
    expect(found(checkDelegationEnd(end, STAFFING, held, [other]))).toEqual([]);
    expect(found(checkDelegationEnd(end, held.person, held, [{ ...recorded(), ...end }]))).toEqual([
      'own-record /person',
      'already-ended /delegation',
    ]);
  });
});
