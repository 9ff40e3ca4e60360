import { assessment } from '../assessment/assessment.fixture.ts';
import type { Instant } from '../calendar/day.ts';
import { version } from '../framework/documents.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { absence } from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { notice, reason } from '../reason/reason.ts';
import {
  act,
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  physicist,
  question,
  staff,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { caseC7, fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { conditionsOf } from './conditions.ts';
import { decide } from './decide.ts';
import { gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

const NOW = asOf('2026-03-12T12:00:00Z');
const WHERE = department();
const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
const AA_2 = entitledAs(advancedAdapter('aa-2'), 'advanced-adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');

function ask(task: string, who: string, fields: Partial<GateQuestion> = {}): GateQuestion {
  return gateQuestion(question(task), who, fields);
}

/** Fraction 3 of case C7, with every step before the dose check done by others. */
const READY = fractionOfC7(
  {
    acts: [
      'edit-oar',
      'approve-oar',
      'edit-target',
      'approve-target',
      'select-plan',
      'agree-plan-selection',
    ].map((task, place) =>
      act(task, `other-${String(place)}`, { when: `2026-03-12T10:${String(10 + place)}:00Z` }),
    ),
  },
  caseC7({ index: 0 }),
);
const IN_C7 = { fraction: { case: 'C7', fraction: 3 } };

describe('a refusal of what is not there says nothing else (I1)', () => {
  const nothing = {
    outcome: 'DENY',
    notices: [],
    entitlement: null,
    supervisor: null,
    usableUntil: null,
  };

  it.each<
    [string, GateQuestion, PersonFacts | null, readonly ReturnType<typeof reason>[], number | null]
  >([
    ['an unknown person', ask('edit-oar', 'ghost'), null, [reason('unknown-person')], 1],
    [
      'an unknown task',
      ask('juggle', 'adapter-1'),
      ADAPTER_1,
      [reason('unknown-task', { task: 'juggle' })],
      1,
    ],
    [
      'an unknown unit, where no framework can be in force',
      ask('edit-oar', 'adapter-1', { unit: 'nowhere' as UnitId }),
      ADAPTER_1,
      [reason('unknown-unit', { unit: 'nowhere' })],
      null,
    ],
    [
      'both an unknown person and an unknown task',
      ask('juggle', 'ghost'),
      null,
      [reason('unknown-person'), reason('unknown-task', { task: 'juggle' })],
      1,
    ],
  ])('%s', (_, asked, actor, reasons, frameworkVersion) => {
    expect(decide(WHERE, asked, actor, null, null, NOW)).toEqual({
      ...NOW,
      ...nothing,
      reasons,
      frameworkVersion,
    });
  });

  it('of an instant that is none', () => {
    const never = { at: 'yesterday' as Instant, knownAt: 9 };
    expect(decide(WHERE, ask('edit-oar', 'adapter-1'), ADAPTER_1, null, null, never)).toEqual({
      ...never,
      ...nothing,
      reasons: [reason('no-framework-in-force')],
      frameworkVersion: null,
    });
  });

  it.each([
    [0, 'PERMIT'],
    [-1, 'DENY'],
  ])(
    'a person is known from their own place in the ledger on: %d from it %s (I13)',
    (later, outcome) => {
      const newcomer = { ...MPE_1, person: { ...MPE_1.person, index: recorded().index } };
      const known = { ...NOW, knownAt: newcomer.person.index + later };
      const answer = decide(WHERE, ask('support-adaptation', 'mpe-1'), newcomer, null, null, known);
      expect(answer.outcome).toBe(outcome);
      expect(answer.reasons).toEqual(outcome === 'DENY' ? [reason('unknown-person')] : []);
    },
  );
});

describe('what stands beside an answer', () => {
  it('notices of the entitlement are given with a yes and with a no', () => {
    const soon = asOf('2026-07-30T12:00:00Z');
    const about = { treatmentSite: 'prostate', on: '2026-08-01' as never };
    const dueSoon = ['plan-selection', 'mobius-approval'].map((skill) =>
      notice('recent-practice-due-soon', { skill, ...about }),
    );
    const asked = ask('support-adaptation', 'mpe-1');
    expect(decide(WHERE, asked, MPE_1, null, null, soon)).toMatchObject({
      outcome: 'PERMIT',
      notices: dueSoon,
    });
    const away = { ...MPE_1, absences: [absence('2026-07-30')] };
    expect(decide(WHERE, asked, away, null, null, soon)).toMatchObject({
      outcome: 'DENY',
      notices: dueSoon,
      usableUntil: null,
    });
  });

  it('an entitlement whose task or scope does not fit is not named', () => {
    const asked = ask('approve-target', 'adapter-1', IN_C7);
    expect(decide(WHERE, asked, ADAPTER_1, null, READY, NOW).entitlement).toBeNull();
    const own = ask('edit-oar', 'adapter-1');
    expect(decide(WHERE, own, ADAPTER_1, null, null, NOW).entitlement).toBe(
      ADAPTER_1.entitlements[0]?.id,
    );
  });

  it('a supervisor is named with a supervised yes only (I11)', () => {
    const trainee = staff('trainee-1', {
      assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
        assessment({ skill, level: 'T' }),
      ),
    });
    const fraction = { ...READY, acts: [] };
    const asked = ask('edit-oar', 'trainee-1', { ...IN_C7, supervisor: person('aa-2') });
    const carried = decide(WHERE, asked, trainee, AA_2, fraction, NOW);
    expect([carried.outcome, carried.supervisor]).toEqual(['PERMIT_SUPERVISED', 'aa-2']);
    const strangers = decide(WHERE, asked, trainee, ADAPTER_1, fraction, NOW);
    expect([strangers.outcome, strangers.supervisor]).toEqual(['DENY', null]);
    const own = { ...asked, person: person('adapter-1') };
    const permitted = decide(WHERE, own, ADAPTER_1, AA_2, fraction, NOW);
    expect([permitted.outcome, permitted.supervisor]).toEqual(['PERMIT', null]);
  });

  it('what is not supervisable is named', () => {
    const asked = ask('review-offline', 'adapter-1', { ...IN_C7, supervisor: person('aa-2') });
    const { reasons } = decide(WHERE, asked, staff('adapter-1'), AA_2, READY, NOW);
    expect(reasons).toContainEqual(reason('task-not-supervisable', { task: 'review-offline' }));
  });
});

describe('a dose check out of tolerance belongs to the MPE (domain.md 10.5)', () => {
  const out = {
    ...IN_C7,
    doseCheckResult: 'out-of-tolerance' as const,
    disposition: 'Small field, accepted',
  };
  /** Here every profession may hold the advanced adapter's role too. */
  const open = version('2025-01-01');
  const where = department({
    frameworks: [
      {
        ...open,
        document: {
          ...open.document,
          roles: open.document.roles.map((role) =>
            role.id === 'advanced-adapter' ? { ...role, prerequisites: [] } : role,
          ),
        },
      },
    ],
  });
  const asMpe = entitlement('mpe-2', 'mpe');
  const asAdapter = entitlement('mpe-2', 'advanced-adapter');
  const both = holding(physicist('mpe-2'), asMpe, asAdapter);
  const decided = (result: 'in-tolerance' | 'out-of-tolerance', facts: PersonFacts) => {
    const asked = { ...ask('approve-dose-check', 'mpe-2'), ...out, doseCheckResult: result };
    return decide(where, asked, facts, null, READY, NOW);
  };

  it('who holds both roles decides by the entitlement as MPE', () => {
    expect(decided('out-of-tolerance', both)).toMatchObject({
      outcome: 'PERMIT',
      entitlement: asMpe.id,
    });
    expect(decided('in-tolerance', both)).toMatchObject({
      outcome: 'PERMIT',
      entitlement: asAdapter.id,
    });
  });

  it('the conditions told are those of the entitlement that decides', () => {
    const asked = { ...ask('approve-dose-check', 'mpe-2'), ...out };
    const decision = decide(where, asked, both, null, READY, NOW);
    const held = conditionsOf(where, asked, both, decision, NOW)
      .flatMap(({ conditions }) => conditions)
      .filter(({ code }) => code === 'entitlement-held');
    expect(held.map(({ about }) => about.factId)).toEqual([asMpe.id]);
  });

  it('who holds the other role alone does not decide, and is told by which entitlement', () => {
    const alone = holding(physicist('mpe-2'), asAdapter);
    expect(decided('out-of-tolerance', alone)).toMatchObject({
      outcome: 'DENY',
      reasons: [reason('dose-check-out-of-tolerance', { task: 'approve-dose-check' })],
      entitlement: asAdapter.id,
    });
  });

  it.each<[string, PersonFacts, readonly string[]]>([
    ['the MPE carries a trainee', MPE_1, []],
    ['an advanced adapter does not', AA_2, ['dose-check-out-of-tolerance']],
  ])('as supervisor %s', (_, supervisor, expected) => {
    const trainee = staff('trainee-1', {
      assessments: [assessment({ skill: 'mobius-approval', level: 'T' })],
    });
    const asked = {
      ...ask('approve-dose-check', 'trainee-1'),
      ...out,
      supervisor: person(supervisor.person.id),
    };
    const { reasons } = decide(WHERE, asked, trainee, supervisor, READY, NOW);
    expect(reasons.map(({ code }) => code).filter((code) => code !== 'no-entitlement')).toEqual(
      expected,
    );
  });
});
