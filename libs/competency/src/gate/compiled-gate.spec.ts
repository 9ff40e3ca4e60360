import fc from 'fast-check';
import { instant } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import { version } from '../framework/documents.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import {
  department,
  entitledAs,
  physicist,
  question,
  software,
  suspension,
  unit,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { StandingQuestion } from '../standing/standing.ts';
import { anyInstant, anyPerson, UNITY } from '../standing/random-person.fixture.ts';
import { CompiledGate } from './compiled-gate.ts';
import { decide } from './decide.ts';
import { gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

const where = department({
  frameworks: [
    version('2025-01-01'),
    version('2026-10-01', {
      number: 2,
      transitions: [],
      roles: version('2025-01-01').document.roles.map((role) =>
        role.id === 'adapter' ? { ...role, tasks: ['edit-oar', 'approve-oar'] } : role,
      ),
    }),
  ],
  units: [
    unit({
      software: [
        software('2.0', '2025-01-01T00:00:00Z'),
        software('2.1', '2026-05-05T07:30:00Z', 'minor'),
        software('3.0', '2026-09-09T07:30:00Z', 'major'),
      ],
    }),
    unit({ id: UNITY, name: 'Unity-1', platform: 'unity' }),
  ],
});

const CELLS = [
  question('edit-oar'),
  question('approve-target', 'bladder', { adaptationType: null }),
  question('select-plan'),
  question('approve-dose-check'),
  question('support-adaptation', 'cervix'),
  question('edit-oar', 'prostate', { unit: UNITY, adaptationType: null }),
  question('edit-oar', 'prostate', { adaptationType: 'ats' }),
];

function asked(cell: StandingQuestion, facts: PersonFacts): GateQuestion {
  return gateQuestion(cell, facts.person.id);
}

/** The instant itself, what stands beside it, and the same around everything that is on file. */
function instantsAround(facts: PersonFacts, instants: readonly string[]): readonly number[] {
  const acts = facts.acts.slice(0, 1).map(({ performedAt }) => performedAt);
  const granted = facts.entitlements.slice(0, 1).map(({ recordedAt }) => recordedAt);
  const suspended = facts.suspensions.slice(0, 1).map(({ recordedAt }) => recordedAt);
  return [...instants, ...acts, ...granted, ...suspended]
    .map((at) => epochOf(instant(at)))
    .flatMap((at) => [at - 1, at, at + 1]);
}

describe('the compiled gate', () => {
  it('answers at every instant, word for word, what deciding directly answers', () => {
    expectAlways(
      fc.property(
        anyPerson,
        fc.array(anyInstant, { minLength: 1, maxLength: 1 }),
        fc.subarray(CELLS, { minLength: 1, maxLength: 1 }),
        (facts, instants, cells) => {
          const gate = new CompiledGate(where);
          gate.keep(facts);
          for (const ms of instantsAround(facts, instants)) {
            const at = instantOf(ms);
            for (const cell of cells) {
              const direct = decide(where, asked(cell, facts), facts, null, null, {
                at,
                knownAt: Infinity,
              });
              const compiled = gate.answerAt(gate.read(asked(cell, facts)), ms);
              expect({ ...compiled, at, knownAt: Infinity }).toEqual(direct);
            }
          }
        },
      ),
    );
  });

  it('answers about what was known at an earlier index', () => {
    expectAlways(
      fc.property(
        anyPerson,
        anyInstant,
        fc.array(fc.nat(), { minLength: 2, maxLength: 3 }),
        (facts, at, chosen) => {
          const indices = facts.entitlements.map(({ index }) => index);
          for (const each of chosen) {
            const knownAt = indices[each % indices.length] ?? each;
            const gate = new CompiledGate(where, knownAt);
            gate.keep(facts);
            for (const cell of CELLS.slice(0, 2)) {
              const direct = decide(where, asked(cell, facts), facts, null, null, { at, knownAt });
              const compiled = gate.answerAt(gate.read(asked(cell, facts)), epochOf(at));
              expect({ ...compiled, at, knownAt }).toEqual(direct);
            }
          }
        },
      ),
    );
  });

  const held = entitledAs(physicist(), 'mpe');
  const cell = question('support-adaptation', 'cervix');
  const noon = epochOf(instant('2026-03-12T12:00:00Z'));

  it('needs a yes at both ends of a moment that is not known exactly', () => {
    const gate = new CompiledGate(where);
    const [granted] = held.entitlements;
    if (granted === undefined) throw new Error('The fixture holds an entitlement');
    const from = suspension(granted, { recordedAt: instant('2026-03-12T12:00:00Z') });
    gate.keep({ ...held, suspensions: [from] });
    const of = asked(cell, held);
    const between = (earliest: number, latest: number): unknown => {
      const found = gate.answerBetween(gate.read(of), earliest, latest);
      return [found?.answer.outcome, (found?.at ?? 0) - noon];
    };
    expect(between(noon - 2, noon - 1)).toEqual(['PERMIT', -1]);
    expect(between(noon - 1, noon)).toEqual(['DENY', 0]);
    const accepted = held.acceptances.map((each) => ({
      ...each,
      recordedAt: instant('2026-03-12T12:00:00Z'),
    }));
    gate.keep({ ...held, acceptances: accepted });
    expect(between(noon, noon)).toEqual(['PERMIT', 0]);
    expect(between(noon - 1, noon)).toEqual(['DENY', -1]);
  });

  it('answers nothing from facts that were replaced or are gone', () => {
    const gate = new CompiledGate(where);
    gate.keep(held);
    const of = asked(cell, held);
    expect(gate.answerAt(gate.read(of), noon)?.outcome).toBe('PERMIT');
    gate.keep({ ...held, employments: [] });
    expect(gate.answerAt(gate.read(of), noon)?.outcome).toBe('DENY');
    gate.forget(of.person);
    expect(gate.answerAt(gate.read(of), noon)).toBeNull();
  });

  it('answers a question that was read before from the facts of now', () => {
    const gate = new CompiledGate(where);
    const read = gate.read(asked(cell, held));
    expect(gate.answerAt(read, noon)).toBeNull();
    gate.keep(held);
    expect(gate.answerAt(read, noon)?.outcome).toBe('PERMIT');
    const readWhileHeld = gate.read(asked(cell, held));
    expect(gate.answerAt(readWhileHeld, noon)?.outcome).toBe('PERMIT');
    gate.keep({ ...held, employments: [] });
    expect(gate.answerAt(readWhileHeld, noon)?.outcome).toBe('DENY');
    expect(gate.answerBetween(readWhileHeld, noon, noon)?.answer.outcome).toBe('DENY');
    gate.forget(held.person.id as PersonId);
    expect(gate.answerAt(readWhileHeld, noon)).toBeNull();
    expect(gate.answerBetween(readWhileHeld, noon, noon)).toBeNull();
  });

  it('answers a question that another gate has read by its own names', () => {
    const gate = new CompiledGate(where);
    gate.keep(held);
    const other = new CompiledGate(where);
    other.keep({ ...held, person: { ...held.person, id: 'mpe-2' } });
    expect(gate.answerAt(other.read(asked(cell, held)), noon)?.outcome).toBe('PERMIT');
    expect(other.answerAt(gate.read(asked(cell, held)), noon)).toBeNull();
  });

  it.each<[string, Partial<GateQuestion>]>([
    ['nobody on file', { person: 'nobody' as PersonId }],
    ['an unknown task', { task: 'fly' }],
    ['an unknown treatment site', { treatmentSite: 'lung' }],
    ['an unknown unit', { unit: 'truebeam-1' as never }],
    ['an unknown adaptation type', { adaptationType: 'weekly' }],
  ])('leaves %s to the rules themselves', (_, fields) => {
    const gate = new CompiledGate(where);
    gate.keep(held);
    for (const more of [{}, { doseCheckResult: 'in-tolerance' } as const]) {
      const about = { ...asked(cell, held), ...fields, ...more };
      expect(gate.answerBetween(gate.read(about), noon - 1, noon)).toBeNull();
    }
  });
});
