import fc from 'fast-check';
import { addDays, dayOfOrdinal, ordinalOf } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import { LONDON, day } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { endOfDay } from '../calendar/zone.ts';
import { POLICY, roleOf } from '../framework/documents.fixture.ts';
import { absenceReasons, longAbsenceBefore, longAbsenceNotices } from './absence.ts';
import { delegationReasons } from './delegation.ts';
import { postReasons, unbrokenSince } from './employment.ts';
import type { PersonId } from './ids.ts';
import type { PersonName, PersonnelFacts, RegistrationStatus } from './person.ts';
import { checkName, personAsKnown } from './person-name.ts';
import { recorded } from './recorded.fixture.ts';
import {
  absence,
  appointment,
  delegation,
  employment,
  foundingAppointment,
  personnel,
  registrationCheck,
} from './personnel.fixture.ts';
import {
  personnelAsKnown,
  personnelTurningDays,
  prerequisiteTurningDays,
} from './personnel-facts.ts';
import { prerequisiteEnds, prerequisiteReasons } from './prerequisite.ts';
import { registrationNotices } from './registration-notices.ts';

const START = ordinalOf(day('2025-01-01'));
const SPAN = 900;
const anyDay = fc.nat({ max: SPAN }).map((offset) => dayOfOrdinal(START + offset));
const anySpan = fc
  .tuple(anyDay, fc.option(fc.nat({ max: 400 })))
  .map(([from, days]): [CalendarDay, CalendarDay | null] => [
    from,
    days === null ? null : dayOfOrdinal(ordinalOf(from) + days),
  ]);
const anyFacts: fc.Arbitrary<PersonnelFacts> = fc
  .record({
    posts: fc.array(anySpan, { minLength: 1, maxLength: 3 }),
    checks: fc.array(
      fc.record({
        span: anySpan,
        status: fc.constantFrom<RegistrationStatus>('active', 'lapsed', 'caution', 'suspended'),
        validity: fc.constantFrom('fixed' as const, 'continuous' as const),
      }),
      { maxLength: 4 },
    ),
    absences: fc.array(anySpan, { maxLength: 3 }),
    appointments: fc.array(anySpan, { maxLength: 2 }),
    delegations: fc.array(anySpan, { maxLength: 2 }),
  })
  .map(({ posts, checks, absences, appointments, delegations }) =>
    personnel({
      employments: posts.map(([startsOn, endsOn]) =>
        employment({ profession: 'clinical-scientist', startsOn, endsOn }),
      ),
      registrationChecks: checks.flatMap(({ span: [checkedOn, validUntil], ...fields }) => [
        registrationCheck({ part: 'clinical-scientist', checkedOn, validUntil, ...fields }),
        registrationCheck({ body: 'RPA2000', checkedOn, validUntil, ...fields }),
      ]),
      absences: absences.map(([from, back]) => absence(from, back)),
      appointments: appointments.map(([from, until]) => appointment({ from, until })),
      delegations: delegations.map(([from, until]) =>
        delegation({ from, until: until ?? day('2027-12-31') }),
      ),
    }),
  );

const MPE = roleOf('mpe');

const isMet = (facts: PersonnelFacts, on: CalendarDay): boolean =>
  prerequisiteReasons(MPE, POLICY, facts, endOfDay(on, LONDON)).length === 0;

/** Every answer of this floor on a day, without the day itself. */
function answers(facts: PersonnelFacts, on: CalendarDay): string {
  const moment = endOfDay(on, LONDON);
  const codes = [
    ...postReasons(facts, on),
    ...absenceReasons(facts, on),
    ...prerequisiteReasons(MPE, POLICY, facts, moment),
    ...delegationReasons(facts, 'mpe', ['cervix'], moment),
    ...registrationNotices(facts, POLICY, moment),
    ...longAbsenceNotices(facts, POLICY, on),
  ].map(({ code }) => code);
  return JSON.stringify([
    codes,
    unbrokenSince(facts, on),
    longAbsenceBefore(facts, POLICY, on)?.from,
  ]);
}

describe('the days on which anything turns', () => {
  it('between two of them no answer changes', () => {
    expectAlways(
      fc.property(anyFacts, anyDay, (facts, on) => {
        const turning = personnelTurningDays(facts, POLICY);
        const last = turning.filter((one) => one <= on).at(-1);
        fc.pre(last !== undefined);
        expect(answers(facts, on)).toBe(answers(facts, last));
      }),
    );
  });

  it('between two of those without notices no prerequisite, post or absence changes', () => {
    const prerequisites = (facts: PersonnelFacts, on: CalendarDay): readonly string[] =>
      [
        ...postReasons(facts, on),
        ...absenceReasons(facts, on),
        ...prerequisiteReasons(MPE, POLICY, facts, endOfDay(on, LONDON)),
      ].map(({ code }) => code);
    expectAlways(
      fc.property(anyFacts, anyDay, (facts, on) => {
        const turning = prerequisiteTurningDays(facts, POLICY);
        const last = turning.filter((one) => one <= on).at(-1);
        fc.pre(last !== undefined);
        expect(prerequisites(facts, on)).toEqual(prerequisites(facts, last));
      }),
    );
  });

  it('an end that is named is the last day on which the prerequisites are met', () => {
    expectAlways(
      fc.property(anyFacts, anyDay, fc.nat(), (facts, anyOther, chosen) => {
        const days = [anyOther, ...prerequisiteTurningDays(facts, POLICY)];
        const met = days.filter((each) => isMet(facts, each));
        const on = met[chosen % met.length];
        fc.pre(on !== undefined);
        const [first] = prerequisiteEnds(MPE, POLICY, facts, endOfDay(on, LONDON))
          .map((end) => end.day)
          .sort();
        const last = first ?? dayOfOrdinal(START + 3 * SPAN);
        expect(last >= on).toBe(true);
        expect(isMet(facts, last)).toBe(true);
        expect(isMet(facts, addDays(last, 1))).toBe(first === undefined);
      }),
    );
  });
});

describe('each turning day', () => {
  const held = personnel({
    registrationChecks: [
      registrationCheck({
        checkedOn: day('2025-09-01'),
        validity: 'continuous',
        validUntil: day('2026-03-01'),
      }),
    ],
  });

  it.each<[string, Partial<PersonnelFacts>, readonly string[]]>([
    [
      'of a declaration: looked at, warned of 35 days later, overdue, out of grace (10.9)',
      held,
      ['2025-09-01', '2025-10-07', '2026-03-02', '2026-03-30'],
    ],
    [
      'of a founding appointment: its first day and the day after its last (I6)',
      { foundingAppointments: [foundingAppointment()] },
      ['2026-01-01', '2026-07-01'],
    ],
    [
      'of a delegation: its first day and the day after its last (I5)',
      { delegations: [delegation()] },
      ['2025-04-01', '2026-04-01'],
    ],
    [
      'of an absence of 120 days: away, 90 days away, back, 90 days back (10.8)',
      { absences: [absence('2026-01-01', '2026-05-01')] },
      ['2026-01-01', '2026-04-01', '2026-05-01', '2026-07-30'],
    ],
  ])('%s', (_, fields, days) => {
    expect(personnelTurningDays(personnel(fields), POLICY)).toEqual(days);
  });

  it('leaves out what only gives notice where prerequisites are asked for', () => {
    expect(prerequisiteTurningDays(held, POLICY)).toEqual(['2025-09-01', '2026-03-30']);
  });
});

describe('personnel as known', () => {
  it('every list is cut at the index', () => {
    const first = personnel({
      employments: [employment()],
      registrationChecks: [registrationCheck()],
      absences: [absence('2026-01-01')],
      appointments: [appointment()],
      delegations: [delegation()],
    });
    const none = personnelAsKnown(first, 0);
    expect(Object.values({ ...none, person: [] }).flat()).toEqual([]);
    expect(personnelAsKnown(first, Number.MAX_SAFE_INTEGER)).toEqual(first);
  });
});

describe('the names of a person', () => {
  const id = 'aa-1' as PersonId;
  const named = (
    displayName: string,
    index: number,
    aliases: readonly string[] = [],
  ): PersonName => ({
    ...recorded(),
    index,
    person: id,
    displayName,
    aliases,
    reason: null,
  });
  const person = {
    ...recorded(),
    id,
    index: 3,
    staffNumber: '1001',
    displayName: 'Now',
    aliases: [],
  };
  const names = [named('First', 3), named('Second', 7, ['First'])];

  it('are those known at the index, and after the last correction the last', () => {
    const called = (knownAt: number): string => personAsKnown(person, names, knownAt).displayName;
    expect([3, 6, 7, Infinity].map(called)).toEqual(['First', 'First', 'Second', 'Second']);
    expect(personAsKnown(person, names, 7).aliases).toEqual(['First']);
  });

  it('stay as they are on file where nothing else is known', () => {
    expect(personAsKnown(person, [], 7)).toBe(person);
    expect(personAsKnown(person, names, 2)).toBe(person);
  });

  it('are not corrected by whom they are about, nor into what they are already', () => {
    const fields = { person: id, displayName: 'Third', aliases: ['A', 'B'], reason: 'Married' };
    const onFile = { displayName: 'Third', aliases: ['B', 'A'] };
    expect(checkName(fields, id, person)).toMatchObject({ refusals: [{ kind: 'own-record' }] });
    expect(checkName(fields, 'hr' as PersonId, onFile)).toMatchObject({
      refusals: [{ kind: 'nothing-changes', pointer: '/displayName' }],
    });
    for (const aliases of [['A'], ['A', 'C'], []]) {
      const check = checkName(fields, 'hr' as PersonId, { displayName: 'Third', aliases });
      expect(check.kind).toBe('accepted');
    }
    expect(checkName(fields, 'hr' as PersonId, { ...onFile, displayName: 'X' }).kind).toBe(
      'accepted',
    );
  });
});
