import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { version } from '../framework/documents.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import { asOf, department, question, suspension } from '../standing/department.fixture.ts';
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

describe('whatever the facts', () => {
  const properties = (
    change: (facts: PersonFacts, chosen: number) => PersonFacts,
  ): fc.IPropertyWithHooks<[PersonFacts, ReturnType<typeof question>, string, number]> =>
    fc.property(anyPerson, anyQuestion, anyInstant, fc.nat(), (facts, asked, at, chosen) => {
      fc.pre(!isYes(facts, asked, at));
      expect(isYes(change(facts, chosen), asked, at)).toBe(false);
    });

  it.each<[string, (facts: PersonFacts, chosen: number) => PersonFacts]>([
    [
      'taking a verification away',
      (facts, chosen) => ({ ...facts, evidenceReviews: without(facts.evidenceReviews, chosen) }),
    ],
    [
      'taking a certificate away',
      (facts, chosen) => ({ ...facts, evidence: without(facts.evidence, chosen) }),
    ],
    ['taking the registration away', (facts) => ({ ...facts, registrationChecks: [] })],
    ['taking the post away', (facts) => ({ ...facts, employments: [] })],
    [
      'taking an acceptance away',
      (facts, chosen) => ({
        ...facts,
        acceptances: facts.acceptances.filter(
          (_, place) =>
            place !== chosen % Math.max(facts.acceptances.length, 1) ||
            facts.entitlements.some(({ replaces }) => replaces !== null),
        ),
      }),
    ],
    [
      'adding a suspension',
      (facts) => ({
        ...facts,
        suspensions: [...facts.suspensions, ...facts.entitlements.map((each) => suspension(each))],
      }),
    ],
  ])('%s never turns a deny into a permit', (_, change) => {
    expectAlways(properties(change));
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
