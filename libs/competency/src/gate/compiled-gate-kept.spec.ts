import { epochOf } from '../calendar/instant.ts';
import { instant } from '../calendar/days.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import {
  advancedAdapter,
  department,
  entitledAs,
  physicist,
  question,
  unit,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { UNITY } from '../standing/random-person.fixture.ts';
import type { StandingQuestion } from '../standing/standing.ts';
import { CompiledGate } from './compiled-gate.ts';
import { SPAN_MS } from './compiled-answers.ts';
import { decide } from './decide.ts';
import { gateQuestion } from './question.fixture.ts';

const where = department({
  units: [unit(), unit({ id: UNITY, name: 'Unity-1', platform: 'unity' })],
});
const AT = instant('2026-03-12T12:00:00Z');
const NOON = epochOf(AT);

/** Every task at every treatment site of every unit, for each adaptation type of its platform and for all. */
function everyCell(): readonly StandingQuestion[] {
  const tasks = where.frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id));
  return tasks.flatMap((task) =>
    where.units.flatMap(({ id, treatmentSites, platform }) =>
      treatmentSites.flatMap((site) =>
        [null, ...adaptationTypesOf(platform)].map((adaptationType) =>
          question(task, site, { unit: id, adaptationType }),
        ),
      ),
    ),
  );
}

/** The facts, and how often the rules have read the tasks of an entitlement in them. */
function counted(facts: PersonFacts): {
  readonly facts: PersonFacts;
  readonly reads: () => number;
} {
  let reads = 0;
  const entitlements = facts.entitlements.map((entitlement) =>
    Object.defineProperty({ ...entitlement }, 'tasks', {
      enumerable: true,
      get: () => {
        reads += 1;
        return entitlement.tasks;
      },
    }),
  );
  return { facts: { ...facts, entitlements }, reads: () => reads };
}

function like(facts: PersonFacts, id: string): PersonFacts {
  return { ...facts, person: { ...facts.person, id } };
}

const held = entitledAs(physicist(), 'mpe');
/** Accepted at noon, so that its span has two stretches. */
const heldFromNoon = {
  ...held,
  acceptances: held.acceptances.map((each) => ({ ...each, recordedAt: AT })),
};
const cell = question('support-adaptation', 'cervix');

describe('what the compiled gate keeps', () => {
  it('never answers one cell or person with what another was answered', () => {
    const people = [held, entitledAs(advancedAdapter(), 'advanced-adapter')];
    const gate = new CompiledGate(where);
    for (const facts of people) gate.keep(facts);
    // The first time it is compiled, the second time it is kept.
    for (const facts of [...people, ...people]) {
      for (const each of everyCell()) {
        const about = gateQuestion(each, facts.person.id);
        const direct = decide(where, about, facts, null, null, { at: AT, knownAt: Infinity });
        const compiled = gate.answerAt(gate.read(about), NOON);
        expect({ ...compiled, at: AT, knownAt: Infinity }).toEqual(direct);
      }
    }
  });

  it('is not worked out again within its span of time, and is in another', () => {
    const { facts, reads } = counted(heldFromNoon);
    const gate = new CompiledGate(where);
    gate.keep(facts);
    const about = gateQuestion(cell, held.person.id);
    gate.answerAt(gate.read(about), NOON);
    const once = reads();
    expect(once).toBeGreaterThan(0);
    const start = Math.floor(NOON / SPAN_MS) * SPAN_MS;
    const read = gate.read(about);
    for (const at of [start, NOON, NOON + 1, start + SPAN_MS - 1]) gate.answerAt(read, at);
    expect(reads()).toBe(once);
    gate.answerAt(gate.read(about), start + SPAN_MS);
    expect(reads()).toBeGreaterThan(once);
  });

  it('is worked out again once more cells were kept than are kept at once', () => {
    const { facts, reads } = counted(heldFromNoon);
    const other = gateQuestion(question('select-plan'), held.person.id);
    const about = gateQuestion(cell, held.person.id);
    const readsOfThird = (cells: number): number => {
      const gate = new CompiledGate(where, Infinity, { cells, refusals: 10 });
      gate.keep(facts);
      gate.answerAt(gate.read(about), NOON);
      gate.answerAt(gate.read(other), NOON);
      const before = reads();
      gate.answerAt(gate.read(about), NOON - 1);
      return reads() - before;
    };
    expect(readsOfThird(1)).toBeGreaterThan(0);
    expect(readsOfThird(2)).toBe(0);
  });

  it('counts what is forgotten with a person no longer', () => {
    const { facts, reads } = counted(heldFromNoon);
    const gate = new CompiledGate(where, Infinity, { cells: 2, refusals: 10 });
    gate.keep(like(held, 'mpe-7'));
    gate.keep(facts);
    const about = gateQuestion(cell, held.person.id);
    gate.answerAt(gate.read(about), NOON);
    gate.answerAt(gate.read(gateQuestion(cell, 'mpe-7')), NOON);
    gate.forget('mpe-7' as PersonId);
    gate.keep(like(held, 'mpe-8'));
    const before = reads();
    gate.answerAt(gate.read(gateQuestion(cell, 'mpe-8')), NOON);
    gate.answerAt(gate.read(about), NOON - 1);
    expect(reads()).toBe(before);
  });

  it('is compiled again for other facts before anybody asks, and only for the span told', () => {
    const other = gateQuestion(question('select-plan'), held.person.id);
    const about = gateQuestion(cell, held.person.id);
    const gate = new CompiledGate(where);
    gate.keep(held);
    gate.answerAt(gate.read(about), NOON);
    gate.answerAt(gate.read(other), NOON + SPAN_MS);
    // Twice in a row: what was asked of the first facts is not forgotten with the second.
    gate.keep(heldFromNoon);
    const { facts, reads } = counted(heldFromNoon);
    gate.keep(facts);
    expect([...gate.compileAgain(held.person.id as PersonId, NOON)]).toHaveLength(2);
    const before = reads();
    expect(before).toBeGreaterThan(0);
    expect(gate.answerAt(gate.read(about), NOON - 1)?.outcome).toBe('DENY');
    expect(gate.answerAt(gate.read(about), NOON + 1)?.outcome).toBe('PERMIT');
    gate.answerAt(gate.read(other), NOON);
    expect(reads()).toBe(before);
    gate.answerAt(gate.read(about), NOON + SPAN_MS);
    expect(reads()).toBeGreaterThan(before);
    expect([...gate.compileAgain(held.person.id as PersonId, NOON)]).toHaveLength(0);
  });

  it('is compiled no further once the facts are others again, and for nobody who was not asked about', () => {
    const gate = new CompiledGate(where);
    gate.keep(held);
    for (const task of ['select-plan', 'support-adaptation']) {
      gate.answerAt(gate.read(gateQuestion(question(task), held.person.id)), NOON);
    }
    gate.keep(held);
    const again = gate.compileAgain(held.person.id as PersonId, NOON);
    expect(again.next().done).toBe(false);
    gate.keep(heldFromNoon);
    expect(again.next().done).toBe(true);
    expect([...gate.compileAgain('nobody' as PersonId, NOON)]).toHaveLength(0);
    gate.keep(like(held, 'mpe-9'));
    expect([...gate.compileAgain('mpe-9' as PersonId, NOON)]).toHaveLength(0);
  });

  it('is one refusal for all who are refused alike, as long as not too many differ', () => {
    const refusals = (most: number) => {
      const gate = new CompiledGate(where, Infinity, { cells: 100, refusals: most });
      const [first, second] = ['mpe-7', 'mpe-8'].map((id) => like(physicist(), id));
      if (first === undefined || second === undefined) throw new Error('There are two');
      gate.keep(first);
      gate.keep(second);
      const answers = [
        gate.answerAt(gate.read(gateQuestion(cell, 'mpe-7')), NOON),
        gate.answerAt(gate.read(gateQuestion(question('edit-oar'), 'mpe-7')), NOON),
        gate.answerAt(gate.read(gateQuestion(cell, 'mpe-8')), NOON),
      ];
      expect(answers.map((answer) => answer?.outcome)).toEqual(['DENY', 'DENY', 'DENY']);
      expect(answers[2]).toEqual(answers[0]);
      return answers[2] === answers[0];
    };
    expect(refusals(3)).toBe(true);
    expect(refusals(2)).toBe(false);
  });

  it('is nobody of whom nothing was known yet, and somebody from the index on', () => {
    const recorded = { ...held, person: { ...held.person, index: 5_000 } };
    const known = (knownAt: number) => {
      const gate = new CompiledGate(where, knownAt);
      gate.keep(recorded);
      return gate.answerAt(gate.read(gateQuestion(cell, held.person.id)), NOON) !== null;
    };
    expect([4_999, 5_000].map(known)).toEqual([false, true]);
  });
});
