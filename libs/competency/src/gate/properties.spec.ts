import fc from 'fast-check';
import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { day } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { epochOf, instantOf, utcDayOf } from '../calendar/instant.ts';
import { version } from '../framework/documents.fixture.ts';
import type { FrameworkVersion } from '../framework/framework.ts';
import type { PersonId } from '../person/ids.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  question,
  suspension,
} from '../standing/department.fixture.ts';
import { standing } from '../standing/evaluate.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { anyInstant, anyPerson } from '../standing/random-person.fixture.ts';
import { decide } from './decide.ts';

const TASKS = ['edit-oar', 'approve-target', 'select-plan'] as const;
const anyQuestion = fc.constantFrom(...TASKS.map((task) => question(task)));

const WHERE = department();
const isYes = (facts: PersonFacts, asked: ReturnType<typeof question>, at: string, where = WHERE) =>
  standing(where, facts, asked, asOf(at)).answer === 'yes';

/** Removes one element, chosen by a number, of a list. */
function without<Each>(list: readonly Each[], chosen: number): readonly Each[] {
  return list.filter((_, place) => place !== chosen % Math.max(list.length, 1));
}

/** Each takes away something favourable, or adds something adverse; `chosen` picks which. */
const WORSE: Readonly<Record<string, (facts: PersonFacts, chosen: number) => PersonFacts>> = {
  'a verification taken away': (facts, chosen) => ({
    ...facts,
    evidenceReviews: without(facts.evidenceReviews, chosen),
  }),
  'a certificate taken away': (facts, chosen) => ({
    ...facts,
    evidence: without(facts.evidence, chosen),
  }),
  'a lift taken away': (facts, chosen) => ({ ...facts, lifts: without(facts.lifts, chosen) }),
  'the registration taken away': (facts) => ({ ...facts, registrationChecks: [] }),
  'the post taken away': (facts) => ({ ...facts, employments: [] }),
  // All of them: the first accepted one is where recent practice begins (F9), so one alone can be adverse.
  'the acceptances taken away': (facts) => ({ ...facts, acceptances: [] }),
  'suspensions added': (facts) => ({
    ...facts,
    suspensions: [...facts.suspensions, ...facts.entitlements.map((each) => suspension(each))],
  }),
};

describe('whatever the facts', () => {
  it('what takes away or suspends never turns a deny into a permit', () => {
    expectAlways(
      fc.property(anyPerson, anyQuestion, anyInstant, fc.nat(), (facts, asked, at, chosen) => {
        fc.pre(!isYes(facts, asked, at));
        const permitting = Object.entries(WORSE)
          .filter(([, change]) => isYes(change(facts, chosen), asked, at))
          .map(([name]) => name);
        expect(permitting).toEqual([]);
      }),
    );
  });

  it('adding a requirement never turns a deny into a permit', () => {
    const plain = version('2025-01-01');
    const [requirement] = plain.document.requirements;
    if (requirement === undefined) throw new Error('The framework has requirements');
    const stricter = department({
      frameworks: [
        {
          ...plain,
          document: {
            ...plain.document,
            requirements: [
              ...plain.document.requirements,
              { ...requirement, id: 'another', role: 'advanced-adapter', level: 'P' },
            ],
          },
        },
      ],
    });
    expectAlways(
      fc.property(anyPerson, anyQuestion, anyInstant, (facts, asked, at) => {
        fc.pre(!isYes(facts, asked, at));
        expect(isYes(facts, asked, at, stricter)).toBe(false);
      }),
    );
  });

  it('lifting a suspension never turns a permit into a deny', () => {
    const lifted = (facts: PersonFacts, at: Instant): PersonFacts => ({
      ...facts,
      lifts: [
        ...facts.lifts,
        ...facts.suspensions.map(({ id }) => ({
          ...recorded(at),
          suspension: id,
          outcome: 'Resolved',
          liftedBy: person('hortp'),
        })),
      ],
    });
    expectAlways(
      fc.property(anyPerson, anyQuestion, anyInstant, (facts, asked, at) => {
        expect(!isYes(facts, asked, at) || isYes(lifted(facts, at), asked, at)).toBe(true);
      }),
    );
    // Draws seldom permit: this one does, suspended for another site.
    const held = entitledAs(advancedAdapter(), 'advanced-adapter');
    const elsewhere = held.entitlements.map((each) =>
      suspension(each, { treatmentSites: ['bladder'] }),
    );
    const { at } = asOf('2026-03-12T12:00:00Z');
    const holder = { ...held, suspensions: elsewhere };
    const asked = question('edit-oar');
    expect([isYes(holder, asked, at), isYes(lifted(holder, at), asked, at)]).toEqual([true, true]);
  });

  it('letting days pass never permits, when everything has begun and nothing is to come', () => {
    expectAlways(
      fc.property(
        anyPerson,
        anyQuestion,
        anyInstant,
        fc.integer({ min: 1, max: 800 }),
        (facts, asked, at, days) => {
          const settled = begunBy(facts, at);
          fc.pre(settled.entitlements.length > 0 && !isYes(settled, asked, at));
          const later = instantOf(epochOf(at) + days * 86_400_000);
          expect(isYes(settled, asked, later)).toBe(false);
        },
      ),
    );
  });

  it('the order in which unrelated facts were recorded does not change what is true now', () => {
    expectAlways(
      fc.property(
        anyPerson,
        anyQuestion,
        anyInstant,
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
        (facts, asked, at, keys) => {
          const ask = (from: PersonFacts) => {
            const { answer, state, usableUntil } = standing(WHERE, from, asked, asOf(at));
            return { answer, state, usableUntil };
          };
          expect(ask(recordedInOrderOf(facts, keys))).toEqual(ask(facts));
        },
      ),
    );
  });

  it('what was known does not depend on what was recorded later', () => {
    expectAlways(
      fc.property(anyPerson, anyQuestion, anyInstant, fc.nat(), (facts, asked, at, chosen) => {
        const indices = facts.entitlements.map(({ index }) => index);
        const knownAt = indices[chosen % indices.length] ?? 0;
        const truncated = upTo(facts, knownAt);
        const ask = (from: PersonFacts) => standing(WHERE, from, asked, { ...asOf(at), knownAt });
        expect(ask(facts)).toEqual(ask(truncated));
      }),
    );
  });

  it('what was known of the framework does not depend on what was decided later', () => {
    const anyVersion = fc.record({
      from: fc.nat(700),
      recorded: fc.integer({ min: -9, max: 9 }),
      withdrawn: fc.option(fc.record({ from: fc.nat(700), later: fc.nat(18) }), { nil: null }),
    });
    const dayOf = (days: number): CalendarDay => addDays(day('2025-06-01'), days);
    expectAlways(
      fc.property(
        anyPerson,
        anyQuestion,
        anyInstant,
        fc.array(anyVersion, { minLength: 1, maxLength: 4 }),
        (facts, asked, at, drawn) => {
          const knownAt = Math.max(0, ...facts.entitlements.map(({ index }) => index));
          const frameworks = drawn.map(({ from, recorded: place, withdrawn }, number) => {
            const index = knownAt + place;
            const withdrawal =
              withdrawn === null
                ? null
                : { index: index + withdrawn.later, from: dayOf(withdrawn.from) };
            return version(dayOf(from), { number: number + 2 }, { index, withdrawal });
          });
          const then = frameworks
            .filter(({ index }) => index <= knownAt)
            .map((each) =>
              isWithdrawnAfter(each, knownAt) ? { ...each, withdrawal: null } : each,
            );
          const ask = (versions: readonly FrameworkVersion[]) => {
            const where = { ...WHERE, frameworks: [...WHERE.frameworks, ...versions] };
            return standing(where, facts, asked, { ...asOf(at), knownAt });
          };
          expect(ask(frameworks)).toEqual(ask(then));
        },
      ),
    );
  });

  it('the order in which facts are listed does not change what is true now', () => {
    expectAlways(
      fc.property(anyPerson, anyQuestion, anyInstant, (facts, asked, at) => {
        const turned: PersonFacts = {
          ...facts,
          evidence: [...facts.evidence].reverse(),
          assessments: [...facts.assessments].reverse(),
          entitlements: [...facts.entitlements].reverse(),
          acceptances: [...facts.acceptances].reverse(),
          absences: [...facts.absences].reverse(),
          suspensions: [...facts.suspensions].reverse(),
          acts: [...facts.acts].reverse(),
        };
        const ask = (from: PersonFacts) => {
          const { answer, state, usableUntil } = standing(WHERE, from, asked, asOf(at));
          return { answer, state, usableUntil };
        };
        expect(ask(turned)).toEqual(ask(facts));
      }),
    );
  });

  it('the gate never throws, and never permits without an entitlement', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.constantFrom('edit-oar', 'prostate', 'ethos-1', 'aa-1'),
    );
    expectAlways(
      fc.property(
        fc.record({
          person: anyText,
          task: anyText,
          treatmentSite: anyText,
          unit: anyText,
          adaptationType: fc.option(anyText, { nil: null }),
          fraction: fc.option(fc.record({ case: anyText, fraction: fc.double() }), { nil: null }),
          supervisor: fc.option(anyText, { nil: null }),
          doseCheckResult: fc.constantFrom('in-tolerance', 'out-of-tolerance', null),
          disposition: fc.option(anyText, { nil: null }),
          correctedStructures: fc.array(anyText),
          protocol: fc.option(anyText, { nil: null }),
          at: fc.oneof(anyText, fc.constant('2026-03-12T12:00:00.000Z')),
        }),
        fc.option(anyPerson, { nil: null }),
        ({ at, ...asked }, facts) => {
          const withoutGrants = facts === null ? null : { ...facts, entitlements: [] };
          const decision = decide(
            department(),
            {
              ...asked,
              person: asked.person as PersonId,
              supervisor: asked.supervisor as PersonId | null,
              unit: asked.unit as never,
            },
            withoutGrants,
            null,
            null,
            { at: at as never, knownAt: Infinity },
          );
          expect(decision.outcome).toBe('DENY');
          expect(decision.reasons.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

function isWithdrawnAfter({ withdrawal }: FrameworkVersion, knownAt: number): boolean {
  return withdrawal !== null && withdrawal.index > knownAt;
}

/** The facts as they stood when the ledger had reached an index. */
function upTo(facts: PersonFacts, knownAt: number): PersonFacts {
  const cut = Object.entries(facts as unknown as Record<string, unknown>).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.filter((fact: { readonly index: number }) => fact.index <= knownAt)
      : value,
  ]);
  return Object.fromEntries(cut) as PersonFacts;
}

/** Only what has begun by an instant: nothing is still to start, to be recorded, or to end an absence. */
function begunBy(facts: PersonFacts, at: Instant): PersonFacts {
  const today = utcDayOf(at);
  const cut = Object.entries(facts as unknown as Record<string, unknown>).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.filter(({ recordedAt }: { readonly recordedAt: Instant }) => recordedAt <= at)
      : value,
  ]);
  const begun = Object.fromEntries(cut) as PersonFacts;
  return {
    ...begun,
    entitlements: begun.entitlements.filter(({ effectiveFrom }) => effectiveFrom < today),
    assessments: begun.assessments.filter(({ performedOn }) => performedOn < today),
    absences: begun.absences.filter(({ returnedOn }) => returnedOn !== null && returnedOn < today),
    acts: begun.acts.filter(({ performedAt }) => performedAt <= at),
  };
}

/**
 * The same facts, recorded list by list in a drawn order. What a fact answers (a review its evidence, a lift
 * its suspension) stays before it, and each list keeps its own order.
 */
function recordedInOrderOf(facts: PersonFacts, keys: readonly number[]): PersonFacts {
  const answering: readonly string[] = [
    'evidenceReviews',
    'evidenceCountersignatures',
    'evidenceRevocations',
    'acceptances',
    'suspensions',
    'lifts',
    'withdrawals',
  ];
  const lists = Object.entries(facts as unknown as Record<string, unknown>)
    .filter(([, value]) => Array.isArray(value))
    .map(([name], place) => ({ name, key: keys[place % keys.length] ?? 0 }))
    .sort((one, other) => one.key - other.key)
    .sort((one, other) => answering.indexOf(one.name) - answering.indexOf(other.name));
  let index = facts.person.index;
  const renumbered = lists.map(({ name }) => [
    name,
    (facts as unknown as Record<string, readonly { readonly index: number }[]>)[name]
      ?.toSorted((one, other) => one.index - other.index)
      .map((fact) => ({ ...fact, index: (index += 1) })),
  ]);
  return { ...facts, ...Object.fromEntries(renumbered) } as PersonFacts;
}
