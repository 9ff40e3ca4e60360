import { addDays } from '../calendar/civil-day.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { absence, employment, registrationCheck } from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  act,
  adapter,
  asOf,
  department,
  entitlement,
  physicist,
  question,
  software,
  unit,
  uterusByTheEndOfApril,
} from './department.fixture.ts';
import type { Department } from './department.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';

const AT = '2026-03-12T12:00:00Z';
const ADAPTER = adapter();
const PHYSICIST = physicist();
const granted = entitlement('adapter-1', 'adapter', { expiresOn: day('2026-08-01') });
const held = (fields: Partial<PersonFacts> = {}): PersonFacts => ({
  ...ADAPTER,
  entitlements: [granted],
  acceptances: [accepted(granted)],
  ...fields,
});
const radiographer = (fields = {}) =>
  employment({ profession: 'therapeutic-radiographer', band: '6', ...fields });

function until(facts: PersonFacts, where: Department = department(), task = 'edit-oar') {
  return standing(where, facts, question(task), asOf(AT)).usableUntil;
}

describe('usable until (I7, F6)', () => {
  const registered = (validUntil: string) =>
    registrationCheck({ part: 'therapeutic-radiographer', validUntil: day(validUntil) });

  it.each([
    ['expires before recent practice, on the same day', held(), '2026-08-01', 'expires'],
    [
      'employment',
      held({ employments: [radiographer({ endsOn: day('2026-05-31') })] }),
      '2026-05-31',
      'employment',
    ],
    [
      'registration',
      held({ registrationChecks: [registered('2026-06-15')] }),
      '2026-06-15',
      'registration',
    ],
    [
      'evidence',
      held({
        evidence: ADAPTER.evidence.map((item) => ({ ...item, validUntil: day('2026-04-30') })),
      }),
      '2026-04-30',
      'evidence',
    ],
    [
      'profession',
      held({
        employments: [
          radiographer({ endsOn: day('2026-05-31') }),
          employment({ profession: 'dosimetrist', startsOn: day('2026-06-01') }),
        ],
      }),
      '2026-05-31',
      'profession',
    ],
    [
      'withdrawal',
      held({
        withdrawals: [
          {
            ...recorded('2026-03-11'),
            entitlement: granted.id,
            effectiveFrom: day('2026-04-15'),
            forCause: false,
            reason: 'Role changed',
          },
        ],
      }),
      '2026-04-14',
      'withdrawal',
    ],
    ['absence', held({ absences: [absence('2026-03-20', '2026-03-27')] }), '2026-03-19', 'absence'],
  ] as const)('is one day with its cause: %s', (_, facts, lastDay, cause) => {
    expect(until(facts)).toEqual({ day: lastDay, cause });
  });

  it('is recent practice when the entitlement runs longer', () => {
    const longer = { ...granted, expiresOn: day('2029-01-31') };
    expect(until(held({ entitlements: [longer] }))).toEqual({
      day: '2026-08-01',
      cause: 'currency',
    });
  });

  it('names the first cause of a tie over every entitlement, whichever was granted last', () => {
    const longer = entitlement('adapter-1', 'adapter', { expiresOn: day('2026-12-01') });
    for (const entitlements of [
      [granted, longer],
      [longer, granted],
    ]) {
      const facts = held({ entitlements, acceptances: entitlements.map((each) => accepted(each)) });
      expect(until(facts)).toEqual({ day: '2026-08-01', cause: 'expires' });
    }
  });

  it('goes on where a renewal takes over without a gap', () => {
    const renewal = entitlement('adapter-1', 'adapter', {
      ...recorded('2026-03-01'),
      id: 'renewal' as never,
      effectiveFrom: day('2026-08-02'),
      expiresOn: day('2026-11-30'),
    });
    const acts = Array.from({ length: 5 }, (_, place) =>
      act('edit-oar', 'adapter-1', { fraction: place + 1, when: '2026-03-10T09:00:00Z' }),
    );
    const facts = held({
      entitlements: [granted, renewal],
      acceptances: [accepted(granted), accepted(renewal, '2026-03-02T09:00:00Z')],
      acts,
    });
    expect(until(facts)).toEqual({ day: '2026-09-10', cause: 'currency' });
  });

  it('counts the day of a software change while it is still a yes that morning', () => {
    const changed = (at: string) =>
      department({
        units: [unit({ software: [software('2.0', '2025-01-01T00:00:00Z'), software('3.0', at)] })],
      });
    expect(until(held(), changed('2026-04-10T18:00:00Z'))).toEqual({
      day: '2026-04-10',
      cause: 'version-change',
    });
    expect(until(held(), changed('2026-04-09T23:00:00Z'))).toEqual({
      day: '2026-04-09',
      cause: 'version-change',
    });
  });

  it('ends with a transition deadline that needs new evidence (scenario 38)', () => {
    const where = uterusByTheEndOfApril();
    expect(until(held(), where)).toEqual({ day: '2026-04-30', cause: 'transition' });
    const late = standing(where, held(), question('edit-oar'), asOf('2026-05-01T00:00:00Z'));
    expect(late.state).toBe('paused-framework-change');
    expect(late.reasons.map(({ code }) => code)).toEqual([
      'transition-deadline-missed',
      'structure-certificate-missing',
    ]);
  });

  it('ends with the appointment, the band or the waiver', () => {
    const mpe = entitlement('mpe-1', 'mpe');
    const facts: PersonFacts = {
      ...PHYSICIST,
      entitlements: [mpe],
      acceptances: [accepted(mpe)],
      appointments: PHYSICIST.appointments.map((each) => ({ ...each, until: day('2026-05-05') })),
    };
    expect(until(facts, department(), 'agree-plan-selection')).toEqual({
      day: '2026-05-05',
      cause: 'appointment',
    });
    const waived: PersonFacts = {
      ...facts,
      appointments: PHYSICIST.appointments,
      evidence: PHYSICIST.evidence.map((item) =>
        item.experience === null
          ? item
          : { ...item, experience: { ...item.experience, from: day('2025-06-01') } },
      ),
      waivers: [
        {
          ...recorded('2026-01-30'),
          person: person('mpe-1'),
          requirement: 'mpe-plan-selection',
          rationale: 'Papers awaited',
          approver: person('deputy'),
          from: day('2026-02-01'),
          until: day('2026-05-20'),
        },
      ],
    };
    expect(until(waived, department(), 'agree-plan-selection')).toEqual({
      day: '2026-05-20',
      cause: 'waiver',
    });
  });

  it('is named by a record that ends on the day of a missed deadline', () => {
    const ends = ADAPTER.evidence.map((item) =>
      item.skill === 'dir-evaluation' ? { ...item, validUntil: day('2026-04-30') } : item,
    );
    expect(until(held(), uterusByTheEndOfApril())).toEqual({
      day: '2026-04-30',
      cause: 'transition',
    });
    expect(until(held({ evidence: ends }), uterusByTheEndOfApril())).toEqual({
      day: '2026-04-30',
      cause: 'evidence',
    });
  });

  it('is the end of the time of yes that is asked about, in whatever order one asks', () => {
    const asked = [
      ['2026-03-12T12:00:00Z', '2026-04-09'],
      ['2026-04-09T22:59:59.999Z', '2026-04-09'],
      ['2026-04-19T23:00:00.000Z', '2026-05-19'],
      ['2026-05-01T12:00:00Z', '2026-05-19'],
      ['2026-05-29T23:00:00.000Z', '2026-08-01'],
      ['2026-06-12T12:00:00Z', '2026-08-01'],
    ] as const;
    for (const order of [asked, asked.toReversed()]) {
      const away = held({
        absences: [absence('2026-04-10', '2026-04-20'), absence('2026-05-20', '2026-05-30')],
      });
      const where = department();
      const found = order.map(
        ([at]) => standing(where, away, question('edit-oar'), asOf(at)).usableUntil?.day,
      );
      expect(found).toEqual(order.map(([, last]) => last));
    }
  });

  it('belongs to a yes alone', () => {
    expect(until(held({ absences: [absence('2026-03-10')] }))).toBeNull();
    const late = standing(department(), held(), question('edit-oar'), asOf('2026-08-02T12:00:00Z'));
    expect(late.usableUntil).toBeNull();
  });

  it('is a day with a yes, followed by a day without', () => {
    const facts = held();
    const found = until(facts);
    if (found === null) throw new Error('This entitlement has an end');
    const answerOn = (on: string) =>
      standing(department(), facts, question('edit-oar'), asOf(instant(`${on}T12:00:00Z`))).answer;
    expect(answerOn(found.day)).toBe('yes');
    expect(answerOn(addDays(found.day, 1))).not.toBe('yes');
  });
});
