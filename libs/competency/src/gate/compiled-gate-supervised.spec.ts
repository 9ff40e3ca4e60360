import fc from 'fast-check';
import { instant } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import { version } from '../framework/documents.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import { absence, foundingAppointment } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import {
  adapter,
  advancedAdapter,
  department,
  entitledAs,
  physicist,
  question,
  scope,
  software,
  staff,
  suspension,
  unit,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { anyInstant, anyPerson, UNITY } from '../standing/random-person.fixture.ts';
import { fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { CompiledGate } from './compiled-gate.ts';
import { decide } from './decide.ts';
import { OF_C7, gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

const where = department({
  frameworks: [version('2025-01-01'), version('2026-10-01', { number: 2, transitions: [] })],
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
const NOON = epochOf(instant('2026-03-12T12:00:00Z'));
const IN_CASE = fractionOfC7();

/** May act supervised: assessed in every skill, entitled to nothing. */
const TRAINEE = adapter('trainee-1');
const TRAINEE_AA = advancedAdapter('trainee-2');
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');
/** From October 2025 to the end of March, the longest there is. */
const FOUNDER = staff('founder-1', {
  foundingAppointments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
    foundingAppointment({ person: person('founder-1'), purpose: 'supervisor', skill }),
  ),
});
const OTHERS = [TRAINEE, TRAINEE_AA, MPE_1, FOUNDER];

function supervised(
  task: string,
  { person: { id } }: PersonFacts,
  by: string | null,
  fields: Partial<GateQuestion> = {},
): GateQuestion {
  const supervisor = by === null ? null : person(by);
  return gateQuestion(question(task), id, { ...OF_C7, supervisor, ...fields });
}

function kept(people: readonly PersonFacts[], knownAt = Infinity): CompiledGate {
  const gate = new CompiledGate(where, knownAt);
  for (const facts of people) gate.keep(facts);
  return gate;
}

/** Both ways, word for word. */
function expectAlike(
  gate: CompiledGate,
  about: GateQuestion,
  people: readonly PersonFacts[],
  ms: number,
  knownAt = Infinity,
): void {
  const named = (id: PersonId | null) => people.find((facts) => facts.person.id === id) ?? null;
  const asOf = { at: instantOf(ms), knownAt };
  const [actor, supervisor] = [named(about.person), named(about.supervisor)];
  const inCase = about.fraction === null ? null : IN_CASE;
  const direct = decide(where, about, actor, supervisor, inCase, asOf);
  expect({ ...gate.answerAt(gate.read(about), ms, inCase), ...asOf }).toEqual(direct);
}

function outcomeOf(gate: CompiledGate, about: GateQuestion, ms = NOON): readonly unknown[] {
  const answer = gate.answerAt(gate.read(about), ms, IN_CASE);
  return [answer?.outcome, ...(answer?.reasons.map(({ code }) => code) ?? [])];
}

const CARRIED = ['PERMIT_SUPERVISED'];
const notCarried = (code: string) => ['DENY', 'no-entitlement', code];

const anyAsked = fc.record({
  actor: fc.constantFrom(TRAINEE, TRAINEE_AA, MPE_1),
  task: fc.constantFrom('edit-oar', 'edit-oar', 'edit-target', 'approve-dose-check', 'select-plan'),
  by: fc.constantFrom('aa-1', 'aa-1', 'aa-1', 'founder-1', 'trainee-1', 'trainee-2', 'nobody'),
  fields: fc.record({
    treatmentSite: fc.constantFrom('prostate', 'prostate', 'bladder'),
    adaptationType: fc.constantFrom('online-adaptive', 'online-adaptive', null, 'atp'),
    unit: fc.constantFrom(question('edit-oar').unit, question('edit-oar').unit, UNITY),
    fraction: fc.constantFrom(OF_C7.fraction, OF_C7.fraction, null),
    doseCheckResult: fc.constantFrom(null, 'in-tolerance', 'out-of-tolerance'),
    disposition: fc.constantFrom(null, 'Repeated'),
  }),
});

/** The instant itself, what stands beside it, and the same around what is on file of the supervisor. */
function instantsAround(facts: PersonFacts, at: string): readonly number[] {
  const { entitlements, suspensions, acceptances } = facts;
  const recorded = [...entitlements, ...suspensions, ...acceptances].slice(0, 3);
  return [at, ...recorded.map(({ recordedAt }) => recordedAt)]
    .map((each) => epochOf(instant(each)))
    .flatMap((ms) => [ms - 1, ms, ms + 1]);
}

describe('the compiled gate, asked with a named supervisor', () => {
  it('answers word for word what deciding directly answers, whoever it is', () => {
    expectAlways(
      fc.property(
        anyPerson,
        anyAsked,
        anyInstant,
        (supervisor, { actor, task, by, fields }, at) => {
          const people = [...OTHERS, supervisor];
          const gate = kept(people);
          const about = supervised(task, actor, by, fields);
          for (const ms of instantsAround(supervisor, at)) {
            // Names that the department does not have are not compiled.
            if (gate.answerAt(gate.read(about), ms, null) === null) return;
            expectAlike(gate, about, people, ms);
          }
        },
      ),
    );
  });

  it('answers about what was known at an earlier index', () => {
    expectAlways(
      fc.property(anyPerson, anyInstant, fc.nat(), (supervisor, at, chosen) => {
        const { entitlements } = supervisor;
        const knownAt = entitlements[chosen % entitlements.length]?.index ?? 0;
        const people = [...OTHERS, supervisor];
        const about = supervised('edit-oar', TRAINEE, 'aa-1');
        expectAlike(kept(people, knownAt), about, people, epochOf(at), knownAt);
      }),
    );
  });

  it.each<[string, string | null, readonly string[]]>([
    ['somebody entitled', 'aa-1', CARRIED],
    ['a founding supervisor', 'founder-1', CARRIED],
    ['nobody', null, notCarried('supervisor-required')],
    ['the actor', 'trainee-1', notCarried('supervisor-is-the-actor')],
    ['nobody on file', 'nobody', notCarried('supervisor-not-entitled')],
    ['somebody without an entitlement', 'trainee-2', notCarried('supervisor-not-entitled')],
    ['somebody away', 'away-1', notCarried('supervisor-absent')],
  ])('says of %s what the rules say', (_, by, says) => {
    const away = {
      ...entitledAs(advancedAdapter('away-1'), 'advanced-adapter'),
      absences: [absence('2026-03-12')],
    };
    const people = [...OTHERS, AA_1, away];
    const about = supervised('edit-oar', TRAINEE, by);
    expect(outcomeOf(kept(people), about)).toEqual(says);
    expectAlike(kept(people), about, people, NOON);
  });

  it('names the supervisor in a yes, and leaves who needs none their own', () => {
    const gate = kept([TRAINEE, AA_1]);
    const carried = gate.answerAt(
      gate.read(supervised('edit-oar', TRAINEE, 'aa-1')),
      NOON,
      IN_CASE,
    );
    expect([carried?.outcome, carried?.supervisor]).toEqual(['PERMIT_SUPERVISED', 'aa-1']);
    const own = gate.answerAt(gate.read(supervised('edit-oar', AA_1, 'trainee-1')), NOON, IN_CASE);
    expect([own?.outcome, own?.supervisor]).toEqual(['PERMIT', null]);
  });

  it('lets one carry a dose check out of tolerance as MPE, and another not', () => {
    const gate = kept([TRAINEE_AA, AA_1, MPE_1]);
    const result = { doseCheckResult: 'out-of-tolerance', disposition: 'Repeated' } as const;
    const codes = ['mpe-1', 'aa-1'].map((by) =>
      outcomeOf(gate, supervised('approve-dose-check', TRAINEE_AA, by, result)).includes(
        'dose-check-out-of-tolerance',
      ),
    );
    expect(codes).toEqual([false, true]);
  });

  it('sees a right of the supervisor end between two instants, and needs it at both', () => {
    const [granted] = AA_1.entitlements;
    if (granted === undefined) throw new Error('The fixture holds an entitlement');
    const from = suspension(granted, { recordedAt: instant('2026-03-12T12:00:00Z') });
    const gate = kept([TRAINEE, { ...AA_1, suspensions: [from] }]);
    const about = supervised('edit-oar', TRAINEE, 'aa-1');
    expect(outcomeOf(gate, about, NOON - 1)).toEqual(CARRIED);
    expect(outcomeOf(gate, about, NOON)).toEqual(notCarried('supervisor-not-entitled'));
    const between = (earliest: number, latest: number) =>
      gate.answerBetween(gate.read(about), earliest, latest, IN_CASE)?.answer.outcome;
    expect(between(NOON - 2, NOON - 1)).toBe('PERMIT_SUPERVISED');
    expect(between(NOON - 1, NOON)).toBe('DENY');
  });

  it('sees at once what becomes of the supervisor, and of the actor', () => {
    const gate = kept([TRAINEE, AA_1]);
    const about = supervised('edit-oar', TRAINEE, 'aa-1');
    expect(outcomeOf(gate, about)).toEqual(CARRIED);
    gate.keep({ ...AA_1, employments: [] });
    expect(outcomeOf(gate, about)).toEqual(notCarried('supervisor-not-entitled'));
    gate.keep(AA_1);
    expect(outcomeOf(gate, about)).toEqual(CARRIED);
    gate.forget('aa-1' as PersonId);
    expect(outcomeOf(gate, about)).toEqual(notCarried('supervisor-not-entitled'));
    gate.keep(AA_1);
    gate.keep({ ...TRAINEE, employments: [] });
    expect(outcomeOf(gate, about)[0]).toBe('DENY');
  });

  it('never answers one cell with what the supervisor holds in another', () => {
    const partly = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter', {
      scope: scope({ treatmentSites: ['bladder'] }),
    });
    const people = [TRAINEE_AA, partly];
    const gate = kept(people);
    const places = where.units.flatMap(({ id, platform, treatmentSites }) =>
      treatmentSites.flatMap((treatmentSite) =>
        [null, ...adaptationTypesOf(platform)].map((adaptationType) => ({
          unit: id,
          treatmentSite,
          adaptationType,
          fraction: null,
        })),
      ),
    );
    // The first time it is compiled, the second time it is kept.
    for (const fields of [...places, ...places]) {
      for (const task of ['support-adaptation', 'approve-protocol', 'edit-oar', 'select-plan']) {
        expectAlike(gate, supervised(task, TRAINEE_AA, 'aa-1', fields), people, NOON);
      }
    }
  });

  it('asks the rules about the supervisor once, for all whom they supervise', () => {
    let reads = 0;
    const entitlements = AA_1.entitlements.map((entitlement) =>
      Object.defineProperty({ ...entitlement }, 'tasks', {
        enumerable: true,
        get: () => {
          reads += 1;
          return entitlement.tasks;
        },
      }),
    );
    const gate = kept([TRAINEE, TRAINEE_AA, { ...AA_1, entitlements }]);
    expect(outcomeOf(gate, supervised('edit-oar', TRAINEE, 'aa-1'))).toEqual(CARRIED);
    const once = reads;
    expect(once).toBeGreaterThan(0);
    expect(outcomeOf(gate, supervised('edit-oar', TRAINEE_AA, 'aa-1'), NOON + 1)).toEqual(CARRIED);
    expect(reads).toBe(once);
    gate.keep({ ...AA_1, entitlements });
    expect([...gate.compileAgain('aa-1' as PersonId, NOON)]).toHaveLength(1);
    const again = reads;
    expect(again).toBeGreaterThan(once);
    expect(outcomeOf(gate, supervised('edit-oar', TRAINEE, 'aa-1'))).toEqual(CARRIED);
    expect(reads).toBe(again);
  });
});
