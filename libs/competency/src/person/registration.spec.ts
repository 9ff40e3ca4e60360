import { day, moment } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { notice, reason } from '../reason/reason.ts';
import type { RegistrationCheck } from './person.ts';
import { personnel, registrationCheck } from './personnel.fixture.ts';
import { person, recorded } from './recorded.fixture.ts';
import {
  registrationOn,
  registrationReasons,
  registrationsOnFile,
  registrationsOnFileReasons,
  sanctionReasons,
} from './registration.ts';
import { registrationNotices } from './registration-notices.ts';

const facts = (...registrationChecks: RegistrationCheck[]) => personnel({ registrationChecks });
const codes = (checks: ReturnType<typeof facts>, on: string, part: string | null = null) =>
  registrationReasons(checks, POLICY, 'HCPC', part, moment(on)).map(({ code }) => code);

describe('a fixed registration', () => {
  const held = facts(registrationCheck());

  it.each([
    ['2025-08-31', ['registration-missing']],
    ['2025-09-01', []],
    ['2027-08-31', []],
    ['2027-09-01', ['registration-not-rechecked']],
  ])('checked on 1 Sept 2025 to 31 Aug 2027 gives on %s: %j', (on, expected) => {
    expect(codes(held, on)).toEqual(expected);
  });

  it('one recorded check cures it, from the day of looking and not before (F14)', () => {
    const renewed = facts(
      registrationCheck(),
      registrationCheck({ checkedOn: day('2027-09-03'), validUntil: day('2029-08-31') }),
    );
    expect(codes(renewed, '2027-09-02')).toEqual(['registration-not-rechecked']);
    expect(codes(renewed, '2027-09-03')).toEqual([]);
  });

  it('past its last day says which check covered how long', () => {
    const check = registrationCheck();
    const past = facts(check);
    expect(registrationReasons(past, POLICY, 'HCPC', null, moment('2027-09-01'))).toEqual([
      reason('registration-not-rechecked', {
        body: 'HCPC',
        factId: check.id,
        found: 'active',
        on: day('2027-08-31'),
      }),
    ]);
    expect(registrationNotices(past, POLICY, moment('2027-09-01'))).toEqual([]);
  });

  it('of two checks of one day the one recorded last governs', () => {
    const corrected = facts(registrationCheck(), registrationCheck({ status: 'lapsed' }));
    expect(codes(corrected, '2026-01-01')).toEqual(['registration-lapsed']);
  });

  it('a renewal may be recorded early', () => {
    const renewed = facts(
      registrationCheck(),
      registrationCheck({ checkedOn: day('2027-07-01'), validUntil: day('2029-08-31') }),
    );
    expect(codes(renewed, '2027-09-01')).toEqual([]);
  });

  it('without an end on file it covers nothing', () => {
    expect(codes(facts(registrationCheck({ validUntil: null })), '2025-09-01')).toEqual([
      'registration-not-rechecked',
    ]);
  });
});

describe('a continuous registration with an annual declaration', () => {
  const held = facts(registrationCheck({ validity: 'continuous', validUntil: day('2026-03-01') }));

  it.each([
    ['2026-03-01', [], false],
    ['2026-03-02', [], true],
    ['2026-03-29', [], true],
    ['2026-03-30', ['registration-not-rechecked'], false],
  ])('due on 1 March with 28 days gives on %s: %j, overdue: %s', (on, expected, overdue) => {
    expect(codes(held, on)).toEqual(expected);
    expect(registrationNotices(held, POLICY, moment(on))).toEqual(
      overdue ? [notice('declaration-overdue', { body: 'HCPC', on: day('2026-03-01') })] : [],
    );
  });

  it('without a due date it has no end (RPA2000 since 2024)', () => {
    const open = facts(registrationCheck({ validity: 'continuous', validUntil: null }));
    expect(codes(open, '2040-01-01')).toEqual([]);
    expect(registrationNotices(open, POLICY, moment('2040-01-01'))).toEqual([]);
  });
});

describe('the status of a register (domain.md 10.9)', () => {
  it.each([
    ['active', []],
    ['caution', []],
    ['conditions', ['registration-conditions']],
    ['lapsed', ['registration-lapsed']],
    ['interim-suspension', ['registration-sanction']],
    ['suspended', ['registration-sanction']],
    ['struck-off', ['registration-sanction']],
  ] as const)('%s gives %j', (status, expected) => {
    expect(codes(facts(registrationCheck({ status })), '2026-01-01')).toEqual(expected);
  });

  it('a caution permits with a notice', () => {
    const held = facts(registrationCheck({ status: 'caution' }));
    expect(registrationNotices(held, POLICY, moment('2026-01-01'))).toEqual([
      notice('registration-caution', { body: 'HCPC' }),
    ]);
  });

  it('conditions pause until the entitler decides, and only for that check', () => {
    const check = registrationCheck({ status: 'conditions' });
    const decided = (outcome: 'may-practise' | 'may-not-practise', registrationCheckId: string) =>
      personnel({
        registrationChecks: [check],
        conditionsDecisions: [
          {
            ...recorded('2026-02-01T10:00:00Z'),
            person: person('aa-1'),
            registrationCheck: registrationCheckId,
            outcome,
          },
        ],
      });
    expect(codes(decided('may-practise', check.id), '2026-02-01T09:59:59Z')).toEqual([
      'registration-conditions',
    ]);
    expect(codes(decided('may-practise', check.id), '2026-02-01T10:00:00Z')).toEqual([]);
    expect(codes(decided('may-not-practise', check.id), '2026-03-01')).toEqual([
      'registration-conditions',
    ]);
    expect(codes(decided('may-practise', 'another-check'), '2026-03-01')).toEqual([
      'registration-conditions',
    ]);
  });
});

describe('from when a check counts (F14)', () => {
  const struckOff = facts(
    registrationCheck(),
    registrationCheck({ checkedOn: day('2026-04-01') }),
    registrationCheck({
      status: 'struck-off',
      statusFrom: day('2026-03-02'),
      checkedOn: day('2026-05-10'),
    }),
  );

  it.each([
    ['2026-03-01', []],
    ['2026-03-02', ['registration-sanction']],
    ['2026-04-15', ['registration-sanction']],
    ['2026-05-10', ['registration-sanction']],
  ])('struck off since 2 March, seen on 10 May, gives on %s: %j', (on, expected) => {
    expect(codes(struckOff, on)).toEqual(expected);
  });

  it('a day that the register gives ahead counts from that day', () => {
    const ahead = facts(
      registrationCheck(),
      registrationCheck({
        status: 'suspended',
        statusFrom: day('2026-07-01'),
        checkedOn: day('2026-06-15'),
      }),
    );
    expect(codes(ahead, '2026-06-30')).toEqual([]);
    expect(codes(ahead, '2026-07-01')).toEqual(['registration-sanction']);
  });
});

describe('registers and their parts', () => {
  const radiographer = registrationCheck({ part: 'therapeutic-radiographer' });
  const scientist = registrationCheck({ part: 'clinical-scientist', status: 'lapsed' });

  it('the part that is asked for decides, any part serves where none is asked for', () => {
    const both = facts(scientist, radiographer);
    expect(codes(both, '2026-01-01', 'therapeutic-radiographer')).toEqual([]);
    expect(codes(both, '2026-01-01', 'clinical-scientist')).toEqual(['registration-lapsed']);
    expect(codes(both, '2026-01-01')).toEqual([]);
    expect(codes(both, '2026-01-01', 'other')).toEqual(['registration-missing']);
  });

  it('another register does not help', () => {
    const held = facts(radiographer);
    const missing = (part: string | null) =>
      registrationReasons(held, POLICY, 'RCT', part, moment('2026-01-01'));
    expect(registrationOn(held, POLICY, 'RCT', null, moment('2026-01-01'))).toBeNull();
    expect(missing(null)).toEqual([reason('registration-missing', { body: 'RCT' })]);
    expect(missing('other')).toEqual([
      reason('registration-missing', { body: 'RCT', expected: 'other' }),
    ]);
  });

  it('a sanction on any register is a reason, a lapse elsewhere is none', () => {
    const sanctioned = registrationCheck({ body: 'RCT', status: 'interim-suspension' });
    const all = facts(radiographer, scientist, sanctioned);
    expect(sanctionReasons(all, POLICY, moment('2026-01-01'))).toMatchObject([
      { code: 'registration-sanction', about: { body: 'RCT', found: 'interim-suspension' } },
    ]);
    expect(sanctionReasons(facts(scientist), POLICY, moment('2026-01-01'))).toEqual([]);
  });

  it('with break-glass every register on file must be in force (F26)', () => {
    expect(
      registrationsOnFile(facts(radiographer, scientist), POLICY, moment('2026-01-01')),
    ).toHaveLength(2);
    expect(
      registrationsOnFileReasons(facts(radiographer, scientist), POLICY, moment('2026-01-01')).map(
        ({ code }) => code,
      ),
    ).toEqual(['registration-lapsed']);
  });
});

describe('old checks', () => {
  const fed = { ...POLICY, registration: { ...POLICY.registration, automatedFeed: true } };
  const held = facts(registrationCheck());

  it.each([
    ['2025-10-06', 'with a feed', fed, false],
    ['2025-10-07', 'with a feed', fed, true],
    ['2025-10-07', 'without a feed', POLICY, false],
  ])('a check of 1 September, seen on %s %s', (on, _, policy, warns) => {
    expect(registrationNotices(held, policy, moment(on))).toEqual(
      warns ? [notice('not-rechecked-lately', { body: 'HCPC', on: day('2025-09-01') })] : [],
    );
  });
});
