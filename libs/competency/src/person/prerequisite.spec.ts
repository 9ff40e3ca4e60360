import { day, moment } from '../calendar/days.fixture.ts';
import { POLICY, roleOf } from '../framework/documents.fixture.ts';
import type { Role } from '../framework/framework.ts';
import { reason } from '../reason/reason.ts';
import type { PersonnelFacts } from './person.ts';
import {
  absence,
  appointment,
  employment,
  personnel,
  registrationCheck,
} from './personnel.fixture.ts';
import { prerequisiteEnds, prerequisiteReasons } from './prerequisite.ts';

const ADVANCED = roleOf('advanced-adapter');
const MPE = roleOf('mpe');
const reasons = (role: Role, facts: PersonnelFacts, on = '2026-01-01') =>
  prerequisiteReasons(role, POLICY, facts, moment(on));
const codes = (role: Role, facts: PersonnelFacts, on?: string) =>
  reasons(role, facts, on).map(({ code }) => code);
const dosimetrist = (fields: Partial<PersonnelFacts> = {}) =>
  personnel({
    employments: [employment()],
    registrationChecks: [registrationCheck({ body: 'RCT' })],
    ...fields,
  });
const scientist = (fields: Partial<PersonnelFacts> = {}) =>
  personnel({
    employments: [employment({ profession: 'clinical-scientist', band: '8a' })],
    registrationChecks: [
      registrationCheck({ part: 'clinical-scientist' }),
      registrationCheck({ body: 'RPA2000', validity: 'continuous', validUntil: null }),
    ],
    appointments: [appointment()],
    ...fields,
  });

describe('all of (any of)', () => {
  it('a dosimetrist registered with RCT only meets "HCPC or RCT" (scenario 5)', () => {
    expect(codes(ADVANCED, dosimetrist())).toEqual([]);
  });

  it('under "HCPC only" the same person does not (scenario 5)', () => {
    const hcpcOnly: Role = {
      ...ADVANCED,
      prerequisites: [[{ kind: 'registration', body: 'HCPC', part: null }]],
    };
    expect(reasons(hcpcOnly, dosimetrist())).toMatchObject([
      { code: 'registration-missing', about: { body: 'HCPC', expected: 'HCPC' } },
    ]);
  });

  it('every unmet prerequisite is reported with what was expected', () => {
    const facts = personnel({
      employments: [employment({ profession: 'administrator', band: '6' })],
    });
    expect(reasons(ADVANCED, facts)).toMatchObject([
      { code: 'profession-not-met', about: { expected: 'dosimetrist', found: 'administrator' } },
      { code: 'band-not-met', about: { expected: '7', found: '6' } },
      { code: 'registration-missing', about: { expected: 'HCPC or RCT' } },
    ]);
  });

  it('of alternatives that all fail the one nearest to a yes is reported', () => {
    const facts = dosimetrist({
      registrationChecks: [registrationCheck({ body: 'RCT', status: 'lapsed' })],
    });
    expect(reasons(ADVANCED, facts)).toMatchObject([
      { code: 'registration-lapsed', about: { body: 'RCT', expected: 'HCPC or RCT' } },
    ]);
  });

  it.each([
    ['lapsed', 'active until yesterday', 'registration-not-rechecked', 'RCT'],
    ['active until yesterday', 'lapsed', 'registration-not-rechecked', 'HCPC'],
    ['lapsed', 'conditions', 'registration-conditions', 'RCT'],
    ['conditions', 'active until yesterday', 'registration-conditions', 'HCPC'],
    ['lapsed', 'nothing', 'registration-lapsed', 'HCPC'],
    ['nothing', 'lapsed', 'registration-lapsed', 'RCT'],
    ['nothing', 'nothing', 'registration-missing', 'HCPC'],
  ] as const)('of HCPC: %s and RCT: %s it is %s of %s', (hcpc, rct, code, body) => {
    const onRegister = (which: 'HCPC' | 'RCT', status: typeof rct) =>
      status === 'nothing'
        ? []
        : status === 'active until yesterday'
          ? [registrationCheck({ body: which, validUntil: day('2025-12-31') })]
          : [registrationCheck({ body: which, status })];
    const facts = dosimetrist({
      registrationChecks: [...onRegister('HCPC', hcpc), ...onRegister('RCT', rct)],
    });
    expect(reasons(ADVANCED, facts)).toMatchObject([
      { code, about: { body, expected: 'HCPC or RCT' } },
    ]);
  });

  it('someone not in post lacks the post, and nothing is said about profession or band', () => {
    const found = reasons(ADVANCED, dosimetrist({ employments: [] }));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) {
      expect(each).toEqual(reason('not-employed', { on: day('2026-01-01') }));
    }
  });

  it('a consultant without a band does not reach a band', () => {
    const facts = dosimetrist({ employments: [employment({ band: null })] });
    expect(reasons(ADVANCED, facts)).toEqual([
      reason('band-not-met', { role: 'advanced-adapter', expected: '7' }),
    ]);
  });

  it('a list without alternatives is met by nobody', () => {
    expect(reasons({ ...ADVANCED, prerequisites: [[]] }, dosimetrist())).toEqual([
      reason('nothing-required', { role: 'advanced-adapter' }),
    ]);
  });

  it('a role without prerequisites asks for none', () => {
    expect(codes({ ...ADVANCED, prerequisites: [] }, dosimetrist())).toEqual([]);
  });
});

describe('the MPE', () => {
  it('needs registration of the part, the RPA2000 certificate and the written appointment', () => {
    expect(codes(MPE, scientist())).toEqual([]);
    expect(
      reasons(MPE, scientist({ registrationChecks: [registrationCheck()], appointments: [] })),
    ).toMatchObject([
      { code: 'registration-missing', about: { expected: 'HCPC (clinical-scientist)' } },
      { code: 'registration-missing', about: { expected: 'RPA2000' } },
      { code: 'appointment-missing', about: { expected: 'mpe', found: 'mpe' } },
    ]);
  });

  it.each([
    ['2025-12-31', []],
    ['2026-06-30', []],
    ['2026-07-01', ['appointment-missing']],
  ])('an appointment to 30 June 2026 gives on %s: %j', (on, expected) => {
    const facts = scientist({ appointments: [appointment({ until: day('2026-06-30') })] });
    expect(codes(MPE, facts, on)).toEqual(expected);
  });
});

describe('a sanction', () => {
  it('on a register that the role does not need denies all the same, once', () => {
    const facts = dosimetrist({
      registrationChecks: [
        registrationCheck({ body: 'RCT' }),
        registrationCheck({ body: 'GMC', status: 'struck-off' }),
      ],
    });
    expect(codes(ADVANCED, facts)).toEqual(['registration-sanction']);
    const needed = dosimetrist({
      registrationChecks: [registrationCheck({ body: 'RCT', status: 'suspended' })],
    });
    expect(codes(ADVANCED, needed)).toEqual(['registration-sanction']);
  });
});

describe('until when prerequisites last (I7)', () => {
  const ends = (role: Role, facts: PersonnelFacts, on = '2026-01-01') =>
    prerequisiteEnds(role, POLICY, facts, moment(on));

  it('nothing ends where no end is on file', () => {
    expect(
      ends(
        ADVANCED,
        dosimetrist({
          registrationChecks: [registrationCheck({ validity: 'continuous', validUntil: null })],
        }),
      ),
    ).toEqual([]);
  });

  it('a fixed registration ends on its last day', () => {
    expect(ends(ADVANCED, dosimetrist())).toEqual([{ day: '2027-08-31', cause: 'registration' }]);
  });

  it('of two registers that serve, the later end counts', () => {
    const facts = dosimetrist({
      registrationChecks: [
        registrationCheck({ body: 'RCT' }),
        registrationCheck({ validUntil: day('2028-03-31') }),
      ],
    });
    expect(ends(ADVANCED, facts)).toEqual([{ day: '2028-03-31', cause: 'registration' }]);
  });

  it('a declaration ends with its grace', () => {
    const facts = dosimetrist({
      registrationChecks: [
        registrationCheck({ validity: 'continuous', validUntil: day('2026-03-01') }),
      ],
    });
    expect(ends(ADVANCED, facts)).toEqual([{ day: '2026-03-29', cause: 'registration' }]);
  });

  it('whoever leaves loses profession and band by the end of the post', () => {
    const facts = dosimetrist({ employments: [employment({ endsOn: day('2026-04-30') })] });
    expect(ends(ADVANCED, facts)).toEqual([
      { day: '2026-04-30', cause: 'employment' },
      { day: '2026-04-30', cause: 'employment' },
      { day: '2027-08-31', cause: 'registration' },
    ]);
  });

  it('band, profession and appointment each name themselves', () => {
    const next = employment({
      profession: 'administrator',
      band: '6',
      startsOn: day('2026-05-01'),
    });
    const facts = scientist({
      employments: [
        employment({
          profession: 'clinical-scientist',
          band: '8a',
          endsOn: day('2026-04-30'),
        }),
        next,
      ],
      appointments: [appointment({ until: day('2026-06-30') })],
    });
    const withBand: Role = {
      ...MPE,
      prerequisites: [...MPE.prerequisites, [{ kind: 'minimum-band', band: '7' }]],
    };
    expect(ends(withBand, facts)).toEqual([
      { day: '2026-04-30', cause: 'profession' },
      { day: '2027-08-31', cause: 'registration' },
      { day: '2026-06-30', cause: 'appointment' },
      { day: '2026-04-30', cause: 'band' },
    ]);
  });

  it('a suspension that the register announces ends everything, and no earlier', () => {
    const facts = dosimetrist({
      absences: [absence('2026-01-10', '2026-01-12')],
      registrationChecks: [
        registrationCheck({ body: 'RCT' }),
        registrationCheck({
          body: 'GMC',
          status: 'suspended',
          checkedOn: day('2025-12-01'),
          statusFrom: day('2026-02-01'),
        }),
      ],
    });
    expect(ends(ADVANCED, facts)[0]).toEqual({ day: '2026-01-31', cause: 'registration' });
  });
});
