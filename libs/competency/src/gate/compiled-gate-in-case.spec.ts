import fc from 'fast-check';
import { instant } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import { version } from '../framework/documents.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import { recorded } from '../person/recorded.fixture.ts';
import {
  act,
  adapter,
  advancedAdapter,
  department,
  entitledAs,
  physicist,
  question,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { anyInstant, anyPerson } from '../standing/random-person.fixture.ts';
import type { FractionFacts } from '../treatment/act.ts';
import { fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { CompiledGate } from './compiled-gate.ts';
import { decide } from './decide.ts';
import { OF_C7, gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

/** From 1 October 2026 on there is no support of adaptation. */
const where = department({
  frameworks: [
    version('2025-01-01'),
    version('2026-10-01', {
      number: 2,
      transitions: [],
      tasks: version('2025-01-01').document.tasks.filter(({ id }) => id !== 'support-adaptation'),
    }),
  ],
});
const NOON = epochOf(instant('2026-03-12T12:00:00Z'));
const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');
const HELD = [ADAPTER_1, AA_1, MPE_1];

function asked(
  task: string,
  { person }: PersonFacts,
  fields: Partial<GateQuestion> = {},
): GateQuestion {
  return gateQuestion(question(task), person.id, { ...OF_C7, ...fields });
}

const TASKS = version('2025-01-01').document.tasks.map(({ id }) => id);

const anyFields: fc.Arbitrary<Partial<GateQuestion>> = fc.record({
  treatmentSite: fc.constantFrom('prostate', 'bladder'),
  adaptationType: fc.constantFrom(null, 'online-adaptive'),
  fraction: fc.constantFrom(null, { case: 'C7', fraction: 3 }, { case: 'C8', fraction: 1 }),
  supervisor: fc.constantFrom(null, 'aa-1' as PersonId),
  doseCheckResult: fc.constantFrom(null, 'in-tolerance', 'out-of-tolerance'),
  disposition: fc.constantFrom(null, 'Repeated'),
  correctedStructures: fc.constantFrom([], ['bladder']),
  protocol: fc.constantFrom(null, 'protocol-1'),
});

const anyFraction: fc.Arbitrary<FractionFacts | null> = fc.option(
  fc
    .array(
      fc.tuple(
        fc.constantFrom('edit-oar', 'approve-oar', 'edit-target', 'approve-target', 'select-plan'),
        fc.constantFrom('adapter-1', 'aa-1', 'someone'),
        fc.constantFrom('2026-03-12T09:00:00Z', '2026-03-12T12:00:00Z', '2026-03-12T12:00:01Z'),
      ),
      { maxLength: 5 },
    )
    .map((acts) => fractionOfC7({ acts: acts.map(([task, by, when]) => act(task, by, { when })) })),
  { freq: 5 },
);

/** Both ways, word for word, where aa-1 may be named as supervisor; whether it was compiled. */
function expectAlike(
  gate: CompiledGate,
  about: GateQuestion,
  facts: PersonFacts,
  inCase: FractionFacts | null,
  ms: number,
  supervisor: PersonFacts | null = null,
): boolean {
  const asOf = { at: instantOf(ms), knownAt: Infinity };
  const compiled = gate.answerAt(gate.read(about), ms, inCase);
  if (compiled === null) return false;
  expect({ ...compiled, ...asOf }).toEqual(decide(where, about, facts, supervisor, inCase, asOf));
  return true;
}

describe('the compiled gate, asked about a case', () => {
  it('answers word for word what deciding directly answers, of people who are entitled', () => {
    const anyAsked = fc.tuple(fc.constantFrom(...HELD), fc.constantFrom(...TASKS), anyFields);
    const gate = new CompiledGate(where);
    for (const facts of HELD) gate.keep(facts);
    expectAlways(
      fc.property(anyAsked, anyFraction, ([facts, task, fields], inCase) => {
        const about = asked(task, facts, fields);
        for (const ms of [NOON - 1, NOON, NOON + 1000]) {
          expect(expectAlike(gate, about, facts, inCase, ms, AA_1)).toBe(true);
        }
      }),
    );
  });

  it('answers word for word, whatever the facts', () => {
    expectAlways(
      fc.property(
        anyPerson,
        fc.constantFrom(...TASKS),
        anyFields,
        anyFraction,
        anyInstant,
        (facts, task, fields, inCase, at) => {
          const gate = new CompiledGate(where);
          gate.keep(facts);
          const about = asked(task, facts, fields);
          if (expectAlike(gate, about, facts, inCase, epochOf(at))) return;
          const asOf = { at, knownAt: Infinity };
          const direct = decide(where, about, facts, null, inCase, asOf);
          const isUnknown = direct.reasons.every(({ code }) => code.startsWith('unknown-'));
          expect(isUnknown).toBe(true);
        },
      ),
    );
  });

  it('sees what else is asked beside the person where no fraction is named', () => {
    const gate = new CompiledGate(where);
    const trainee = adapter('adapter-2');
    for (const facts of [MPE_1, trainee, AA_1]) gate.keep(facts);
    const about: readonly (readonly [PersonFacts, string, Partial<GateQuestion>])[] = [
      [MPE_1, 'approve-dose-check', { doseCheckResult: 'in-tolerance' }],
      [MPE_1, 'approve-protocol', { protocol: 'protocol-9' }],
      [trainee, 'approve-dose-check', { doseCheckResult: 'out-of-tolerance', disposition: 'Held' }],
      [trainee, 'edit-oar', { supervisor: AA_1.person.id as PersonId }],
    ];
    for (const [facts, task, fields] of about) {
      const alone = asked(task, facts, { fraction: null });
      expect(expectAlike(gate, alone, facts, null, NOON)).toBe(true);
      expect(expectAlike(gate, { ...alone, ...fields }, facts, null, NOON, AA_1)).toBe(true);
    }
  });

  it('sees each act from its instant on, in what it is handed', () => {
    const gate = new CompiledGate(where);
    gate.keep(AA_1);
    const about = asked('approve-oar', AA_1);
    const edited = fractionOfC7({
      acts: [act('edit-oar', 'adapter-1', { when: instantOf(NOON) })],
    });
    const outcomes = [
      gate.answerAt(gate.read(about), NOON, fractionOfC7()),
      gate.answerAt(gate.read(about), NOON - 1, edited),
      gate.answerAt(gate.read(about), NOON, edited),
      gate.answerAt(gate.read(about), NOON, null),
    ].map((answer) => [answer?.outcome, answer?.reasons[0]?.code]);
    expect(outcomes).toEqual([
      ['DENY', 'step-missing'],
      ['DENY', 'step-missing'],
      ['PERMIT', undefined],
      ['DENY', 'unknown-case'],
    ]);
    expect(gate.answerBetween(gate.read(about), NOON - 1, NOON, edited)?.answer.outcome).toBe(
      'DENY',
    );
  });

  it('keeps apart what is asked about the person alone, also when it is compiled again', () => {
    const gate = new CompiledGate(where);
    gate.keep(ADAPTER_1);
    const [inCase, alone] = [asked('edit-oar', ADAPTER_1), asked('edit-oar', ADAPTER_1)].map(
      (each, place) => (place === 0 ? each : { ...each, fraction: null }),
    ) as [GateQuestion, GateQuestion];
    const answers = () =>
      [
        gate.answerAt(gate.read(inCase), NOON, fractionOfC7()),
        gate.answerAt(gate.read(alone), NOON),
      ].map((answer) => [answer?.outcome, answer?.reasons[0]?.code]);
    const first = answers();
    expect(first).toEqual([
      ['PERMIT', undefined],
      ['DENY', 'case-required'],
    ]);
    gate.keep({ ...ADAPTER_1 });
    expect([...gate.compileAgain(inCase.person, NOON)]).toHaveLength(2);
    expect(answers()).toEqual(first);
  });

  it('asks the rules about a person once, and about the case each time', () => {
    let reads = 0;
    const entitlements = ADAPTER_1.entitlements.map((entitlement) =>
      Object.defineProperty({ ...entitlement }, 'tasks', {
        enumerable: true,
        get: () => {
          reads += 1;
          return entitlement.tasks;
        },
      }),
    );
    const gate = new CompiledGate(where);
    gate.keep({ ...ADAPTER_1, entitlements });
    const about = asked('edit-oar', ADAPTER_1);
    gate.answerAt(gate.read(about), NOON, fractionOfC7());
    const once = reads;
    expect(once).toBeGreaterThan(0);
    const ended = fractionOfC7({
      ends: [
        {
          ...recorded('2026-03-12T11:00:00Z'),
          caseReference: 'C7',
          fraction: 3,
          outcome: 'adapted',
        },
      ],
    });
    const later = [fractionOfC7(), ended].map(
      (facts) => gate.answerAt(gate.read(about), NOON + 1, facts)?.outcome,
    );
    expect(later).toEqual(['PERMIT', 'DENY']);
    expect(reads).toBe(once);
  });
});
