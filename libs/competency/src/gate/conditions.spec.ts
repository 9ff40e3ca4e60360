import fc from 'fast-check';
import { assessment } from '../assessment/assessment.fixture.ts';
import type { Instant } from '../calendar/day.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { absence, registrationCheck } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import {
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  question,
  staff,
  suspension,
  unit,
} from '../standing/department.fixture.ts';
import { isSameReason } from '../standing/distinct-reasons.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { anyInstant, anyPerson } from '../standing/random-person.fixture.ts';
import { REASON_CODES } from '../reason/reason.ts';
import { CONDITION_OF, CONDITIONS, type Condition, type ConditionGroup } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import { decide } from './decide.ts';
import { neutralDecision } from './neutral.ts';
import { conditionsFor } from './neutral-conditions.ts';
import { gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

const AT = '2026-03-12T12:00:00Z';
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const TRAINEE = staff('trainee-1', {
  assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
    assessment({ skill, level: 'T' }),
  ),
});

function asked(task: string, who: string, fields: Partial<GateQuestion> = {}): GateQuestion {
  return gateQuestion(question(task), who, fields);
}

function explained(
  who: GateQuestion,
  actor: PersonFacts | null,
  supervisor: PersonFacts | null = null,
): { readonly groups: readonly ConditionGroup[]; readonly decision: ReturnType<typeof decide> } {
  const where = department();
  const decision = decide(where, who, actor, supervisor, null, asOf(AT));
  return { decision, groups: conditionsOf(where, who, actor, decision, asOf(AT)) };
}

function flat(groups: readonly ConditionGroup[]): readonly Condition[] {
  return groups.flatMap(({ conditions }) => conditions);
}

function stateOf(groups: readonly ConditionGroup[], code: Condition['code']): string | undefined {
  return flat(groups).find((each) => each.code === code)?.state;
}

describe('the conditions of an answer', () => {
  it('name the records that met each requirement', () => {
    const { groups } = explained(asked('edit-target', 'aa-1'), AA_1);
    expect(stateOf(groups, 'entitlement-held')).toBe('met');
    const required = flat(groups).filter(({ code }) => code === 'requirement');
    expect(required.length).toBeGreaterThan(0);
    expect(required.every(({ state, evidence }) => state === 'met' && evidence.length > 0)).toBe(
      true,
    );
    const [level] = flat(groups).filter(({ code }) => code === 'level');
    expect(level?.assessments.length).toBeGreaterThan(0);
  });

  it('stand in the order in which they are told', () => {
    const order = Object.keys(CONDITIONS);
    const { groups } = explained(asked('select-plan', 'aa-1'), AA_1);
    const places = groups.map(({ code }) => order.indexOf(code));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(groups.map(({ code }) => code)).toEqual([
      'question',
      'person',
      'entitlement',
      'role',
      'competence',
      'practice',
      'fraction',
      'checks',
    ]);
  });

  it('ask nothing of an entitlement that is not there', () => {
    const { groups } = explained(asked('edit-oar', 'adapter-1'), adapter('adapter-1'));
    expect(stateOf(groups, 'entitlement-held')).toBe('unmet');
    expect(stateOf(groups, 'accepted')).toBe('not-asked');
    expect(groups.find(({ code }) => code === 'competence')?.state).toBe('not-asked');
  });

  it('ask nothing inside a fraction that is not named', () => {
    const { groups } = explained(asked('approve-oar', 'aa-1'), AA_1);
    expect(stateOf(groups, 'case-on-file')).toBe('unmet');
    expect(stateOf(groups, 'earlier-steps')).toBe('not-asked');
    expect(stateOf(groups, 'distinct-persons')).toBe('not-asked');
  });

  it('say what a supervisor makes good, and what is missing without one', () => {
    const alone = explained(asked('edit-oar', 'trainee-1'), TRAINEE);
    expect(stateOf(alone.groups, 'supervisor')).toBe('unmet');
    expect(stateOf(alone.groups, 'entitlement-held')).toBe('unmet');
    const supervised = explained(
      asked('edit-oar', 'trainee-1', { supervisor: person('aa-1') }),
      TRAINEE,
      AA_1,
    );
    expect(stateOf(supervised.groups, 'supervisor')).toBe('met');
    expect(stateOf(supervised.groups, 'entitlement-held')).toBe('carried');
  });

  it('stop at what is not on file', () => {
    const nowhere = explained(asked('edit-oar', 'aa-1', { unit: 'nowhere' as UnitId }), AA_1);
    expect(stateOf(nowhere.groups, 'unit-on-file')).toBe('unmet');
    expect(stateOf(nowhere.groups, 'task-on-file')).toBe('not-asked');
    expect(nowhere.groups.map(({ code }) => code)).toEqual(['question']);
    const nobody = explained(asked('edit-oar', 'aa-9'), null);
    expect(stateOf(nobody.groups, 'person-on-file')).toBe('unmet');
    expect(stateOf(nobody.groups, 'in-post')).toBeUndefined();
    const unsaid = { ...asOf(AT), at: 'yesterday' as Instant };
    const decision = decide(department(), asked('edit-oar', 'aa-1'), AA_1, null, null, unsaid);
    expect(
      conditionsOf(department(), asked('edit-oar', 'aa-1'), AA_1, decision, unsaid).map(
        ({ code, state }) => [code, state],
      ),
    ).toEqual([['question', 'unmet']]);
  });

  it('name the adaptation type where more than one is asked about', () => {
    const where = department({ units: [unit({ platform: 'unity' })] });
    const both = asked('edit-oar', 'aa-1', { adaptationType: null });
    const decision = decide(where, both, AA_1, null, null, asOf(AT));
    const groups = conditionsOf(where, both, AA_1, decision, asOf(AT));
    expect(
      groups
        .filter(({ code }) => code === 'entitlement')
        .map(({ adaptationType }) => adaptationType),
    ).toEqual(['atp', 'ats']);
  });

  it('have a place for every reason but those of a grant', () => {
    const codes = Object.values(CONDITIONS).flat();
    const homeless = REASON_CODES.filter((code) => CONDITION_OF[code] === null);
    expect(homeless).toHaveLength(7);
    expect(
      REASON_CODES.every((code) => {
        const home = CONDITION_OF[code];
        return home === null || codes.includes(home);
      }),
    ).toBe(true);
  });

  it('say no more and no less than the decision, whatever the facts', () => {
    const where = department();
    const anyTask = fc.constantFrom(
      'edit-oar',
      'approve-target',
      'select-plan',
      'approve-dose-check',
    );
    expectAlways(
      fc.property(anyPerson, anyTask, anyInstant, (facts, task, at) => {
        const who = asked(task, facts.person.id);
        const decision = decide(where, who, facts, null, null, asOf(at));
        const said = flat(conditionsOf(where, who, facts, decision, asOf(at)));
        const unmet = said.filter(({ state }) => state === 'unmet').flatMap((each) => each.reasons);
        const isSaid = decision.reasons.every((each) =>
          unmet.some((one) => isSameReason(one, each)),
        );
        const isGiven = unmet.every((one) =>
          decision.reasons.some((each) => isSameReason(one, each)),
        );
        expect([isSaid, isGiven]).toEqual([true, true]);
        expect(said.some(({ state }) => state === 'unmet')).toBe(decision.outcome === 'DENY');
      }),
    );
  });
});

describe('the conditions as others may see them (I15)', () => {
  const others = (actor: PersonFacts): readonly ConditionGroup[] => {
    const { groups, decision } = explained(asked('edit-target', 'aa-1'), actor);
    return conditionsFor('neutral', groups, decision);
  };

  it('show neither private conditions nor the records behind any', () => {
    const seen = flat(others(AA_1));
    expect(seen.map(({ code }) => code)).not.toContain('present');
    expect(seen.map(({ code }) => code)).not.toContain('prerequisite');
    expect(seen.map(({ code }) => code)).toContain('requirement');
    expect(
      seen.every(({ evidence, assessments }) => evidence.length + assessments.length === 0),
    ).toBe(true);
  });

  it('leave out a group of private conditions only, and keep what was not asked', () => {
    expect(
      others(AA_1).map(({ code, conditions }) => [code, conditions.map((each) => each.code)]),
    ).toEqual([
      [
        'question',
        ['framework-in-force', 'unit-on-file', 'task-on-file', 'treatment-site-on-file'],
      ],
      ['person', ['person-on-file', 'in-post']],
      ['entitlement', ['entitlement-held', 'in-scope', 'accepted', 'in-effect']],
      ['competence', ['requirement', 'requirement', 'requirement', 'level', 'level']],
      [
        'practice',
        ['software-in-scope', 'supervised-return', 'recent-practice', 'recent-practice'],
      ],
      ['fraction', ['case-on-file', 'fraction-agrees', 'earlier-steps']],
    ]);
    const unheld = others(advancedAdapter('aa-1')).map(({ code, state }) => `${code} ${state}`);
    expect(unheld).toEqual([
      'question met',
      'person met',
      'entitlement unmet',
      'role not-asked',
      'competence not-asked',
      'practice not-asked',
      'supervision unmet',
      'fraction unmet',
    ]);
  });

  it.each<[string, PersonFacts]>([
    ['suspended', { ...AA_1, suspensions: AA_1.entitlements.map((each) => suspension(each)) }],
    ['absent', { ...AA_1, absences: [absence('2026-03-01')] }],
    ['struck off', { ...AA_1, registrationChecks: [registrationCheck({ status: 'struck-off' })] }],
  ])('of one who is %s say only that (F28)', (_, actor) => {
    expect(flat(others(actor)).map(({ code }) => code)).toEqual(['currently-entitled']);
  });

  it('are the same for an answer that was made neutral before', () => {
    const actor = { ...AA_1, suspensions: AA_1.entitlements.map((each) => suspension(each)) };
    const { groups, decision } = explained(asked('edit-target', 'aa-1'), actor);
    expect(conditionsFor('neutral', groups, neutralDecision(decision))).toEqual(
      conditionsFor('neutral', groups, decision),
    );
  });

  it('are whole for the holder', () => {
    const { groups, decision } = explained(asked('edit-target', 'aa-1'), staff('aa-1'));
    expect(conditionsFor('full', groups, decision)).toEqual(groups);
  });
});
