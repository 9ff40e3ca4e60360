import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import {
  absence,
  employment,
  foundingAppointment,
  registrationCheck,
} from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  act,
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  oncologist,
  physicist,
  policy,
  question,
  shown,
  staff,
  suspension,
} from '../standing/department.fixture.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { Act, FractionFacts } from '../treatment/act.ts';
import { caseC7, fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { decide } from './decide.ts';
import { OF_C7, gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

const AT = '2026-03-12T12:00:00Z';

function ask(task: string, who: string, fields: Partial<GateQuestion> = {}): GateQuestion {
  return gateQuestion(question(task), who, { ...OF_C7, ...fields });
}

function fraction(acts: readonly Act[] = [], fields: Partial<FractionFacts> = {}): FractionFacts {
  return fractionOfC7({ acts, ...fields }, caseC7({ index: 0 }));
}

interface Case {
  readonly actor: PersonFacts | null;
  readonly supervisor?: PersonFacts | null;
  readonly acts?: readonly Act[];
  readonly where?: Department;
  readonly at?: string;
}

function answer(question: GateQuestion, given: Case) {
  const { actor, supervisor = null, acts = [], where = department(), at = AT } = given;
  return decide(where, question, actor, supervisor, fraction(acts), asOf(at));
}

function codes(question: GateQuestion, given: Case): readonly string[] {
  return answer(question, given).reasons.map(({ code }) => code);
}

const protocolFor = (
  treatmentSite: string,
): Pick<Department, 'protocols' | 'protocolApprovals'> => {
  const protocol = {
    ...recorded('2026-01-01'),
    treatmentSite,
    author: person('aa-2'),
    title: 'Plan selection',
  };
  return {
    protocols: [protocol],
    protocolApprovals: [
      {
        ...recorded('2026-01-02'),
        protocol: protocol.id,
        approver: person('cco-1'),
        effectiveFrom: day('2026-01-05'),
      },
    ],
  };
};

const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const AA_2 = entitledAs(advancedAdapter('aa-2'), 'advanced-adapter');
const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');
const CCO_1 = entitledAs(oncologist('cco-1'), 'clinical-oncologist');

/** A dosimetrist who is also a physicist in a second post, entitled as both. */
const both: PersonFacts = {
  ...holding(
    advancedAdapter('both'),
    entitlement('both', 'advanced-adapter'),
    entitlement('both', 'mpe'),
  ),
};

const steps = (upTo: string): readonly Act[] => {
  const all = [
    act('edit-oar', 'adapter-1', { when: '2026-03-12T10:00:00Z' }),
    act('approve-oar', 'aa-1', { when: '2026-03-12T10:05:00Z' }),
    act('edit-target', 'aa-1', { when: '2026-03-12T10:10:00Z' }),
    act('approve-target', 'aa-1', { when: '2026-03-12T10:15:00Z' }),
    act('select-plan', 'aa-1', { when: '2026-03-12T10:20:00Z' }),
    act('agree-plan-selection', 'mpe-1', { when: '2026-03-12T10:25:00Z' }),
  ];
  return all.slice(0, all.findIndex(({ task }) => task === upTo) + 1);
};

describe('the gate', () => {
  it('permits the next step to another person and names the entitlement (scenario 15)', () => {
    const decision = answer(ask('approve-oar', 'aa-1'), { actor: AA_1, acts: steps('edit-oar') });
    expect(decision.outcome).toBe('PERMIT');
    expect(decision.reasons).toEqual([]);
    expect(decision.entitlement).toBe(AA_1.entitlements[0]?.id);
    expect(decision.frameworkVersion).toBe(1);
    expect(decision.usableUntil).toEqual({ day: '2026-08-01', cause: 'currency' });
  });

  it('judges distinct persons by person, not by account (scenario 17)', () => {
    const acts = [act('edit-oar', 'aa-1')];
    expect(codes(ask('approve-oar', 'aa-1'), { actor: AA_1, acts })).toEqual([
      'person-edited-oar-in-this-fraction',
    ]);
    expect(codes(ask('approve-oar', 'aa-2'), { actor: AA_2, acts })).toEqual([]);
  });

  it('lets one person edit and approve the target, and tags it (scenario 18)', () => {
    const decision = answer(ask('approve-target', 'aa-1'), {
      actor: AA_1,
      acts: steps('edit-target'),
    });
    expect(decision.outcome).toBe('PERMIT');
    expect(decision.notices.map(({ code }) => code)).toEqual([
      'same-person-edited-and-approved-target',
    ]);
  });

  it('needs another person to agree than selected (scenario 19)', () => {
    const acts = steps('select-plan');
    expect(codes(ask('agree-plan-selection', 'mpe-1'), { actor: MPE_1, acts })).toEqual([]);
    const bySelector = acts.map((each) =>
      each.task === 'select-plan' ? { ...each, actor: person('mpe-1') } : each,
    );
    expect(codes(ask('agree-plan-selection', 'mpe-1'), { actor: MPE_1, acts: bySelector })).toEqual(
      ['person-selected-the-plan'],
    );
  });

  it('selects a plan only under a protocol in force for the site (F24)', () => {
    const acts = steps('approve-target');
    expect(codes(ask('select-plan', 'aa-1'), { actor: AA_1, acts })).toEqual(['protocol-missing']);
    const where = department(protocolFor('prostate'));
    expect(codes(ask('select-plan', 'aa-1'), { actor: AA_1, acts, where })).toEqual([]);
    const other = department(protocolFor('cervix'));
    expect(codes(ask('select-plan', 'aa-1'), { actor: AA_1, acts, where: other })).toEqual([
      'protocol-missing',
    ]);
  });

  describe('the dose check (scenario 21, F24)', () => {
    const acts = steps('agree-plan-selection');
    const check = (
      who: string,
      doseCheckResult: GateQuestion['doseCheckResult'],
      disposition: string | null = null,
    ) => ask('approve-dose-check', who, { doseCheckResult, disposition });

    it.each([
      ['a missing result', check('aa-2', null), AA_2, ['dose-check-result-missing']],
      ['a result in tolerance', check('aa-2', 'in-tolerance'), AA_2, []],
      [
        'a result out of tolerance, approved by an advanced adapter',
        check('aa-2', 'out-of-tolerance', 'Small field'),
        AA_2,
        ['dose-check-out-of-tolerance'],
      ],
      [
        'a result out of tolerance, approved by the MPE without words',
        check('mpe-1', 'out-of-tolerance', '  '),
        MPE_1,
        ['disposition-missing'],
      ],
      [
        'a result out of tolerance, approved by the MPE with a disposition',
        check('mpe-1', 'out-of-tolerance', 'Small field, accepted'),
        MPE_1,
        [],
      ],
    ])('%s', (_, question, actor, expected) => {
      expect(codes(question, { actor, acts })).toEqual(expected);
    });

    it('warns of one person on target, selection and dose check, or denies by policy (10.5)', () => {
      const question = check('aa-1', 'in-tolerance');
      const warned = answer(question, { actor: AA_1, acts });
      expect(warned.outcome).toBe('PERMIT');
      expect(warned.notices.map(({ code }) => code)).toContain(
        'same-person-target-selection-dose-check',
      );
      const where = department({ policies: [policy({ sameTargetSelectionDoseCheck: 'deny' })] });
      expect(codes(question, { actor: AA_1, acts, where })).toEqual(['person-selected-the-plan']);
    });
  });

  it('refuses a task of another role (scenarios 7, 8 and 22)', () => {
    const acts = steps('approve-target');
    expect(codes(ask('approve-target', 'mpe-1'), { actor: MPE_1, acts })).toEqual([
      'task-not-in-role',
    ]);
    expect(codes(ask('select-plan', 'cco-1'), { actor: CCO_1, acts })).toEqual([
      'task-not-in-role',
      'protocol-missing',
    ]);
    expect(codes(ask('approve-oar', 'adapter-1'), { actor: ADAPTER_1, acts })).toEqual([
      'task-not-in-role',
      'supervisor-required',
      'person-edited-oar-in-this-fraction',
    ]);
  });

  it('lets the oncologist approve a protocol that another person wrote, and review (scenario 8)', () => {
    const where = department(protocolFor('cervix'));
    const protocol = where.protocols[0]?.id ?? null;
    const question = ask('approve-protocol', 'cco-1', { protocol, fraction: null });
    expect(codes(question, { actor: CCO_1, where })).toEqual([]);
    const own = {
      ...where,
      protocols: where.protocols.map((each) => ({ ...each, author: person('cco-1') })),
    };
    expect(codes(question, { actor: CCO_1, where: own })).toEqual(['person-is-the-author']);
    expect(
      codes(ask('review-offline', 'cco-1'), { actor: CCO_1, acts: steps('agree-plan-selection') }),
    ).toEqual([]);
    const acted = [act('edit-oar', 'adapter-1', { supervisor: person('cco-1') })];
    expect(codes(ask('review-offline', 'cco-1'), { actor: CCO_1, acts: acted })).toEqual([
      'person-acted-in-this-fraction',
    ]);
  });

  it('asks for the case where order or distinct persons need one (I19, F23)', () => {
    const question = ask('edit-oar', 'adapter-1', { fraction: null });
    expect(codes(question, { actor: ADAPTER_1 })).toEqual(['case-required']);
    const unknown = ask('edit-oar', 'adapter-1', { fraction: { case: 'C8', fraction: 3 } });
    expect(codes(unknown, { actor: ADAPTER_1 })).toEqual(['unknown-case']);
    const decision = decide(
      department(),
      ask('edit-oar', 'adapter-1'),
      ADAPTER_1,
      null,
      null,
      asOf(AT),
    );
    expect(decision.reasons.map(({ code }) => code)).toEqual(['unknown-case']);
    const support = ask('support-adaptation', 'mpe-1', { fraction: null });
    expect(codes(support, { actor: MPE_1 })).toEqual([]);
  });

  it('refuses the steps of a fraction that ended, or that belongs elsewhere (F25)', () => {
    const ended = fraction([], {
      ends: [
        {
          ...recorded('2026-03-12T11:00:00Z'),
          caseReference: 'C7',
          fraction: 3,
          outcome: 'abandoned',
        },
      ],
    });
    const decision = decide(
      department(),
      ask('edit-oar', 'adapter-1'),
      ADAPTER_1,
      null,
      ended,
      asOf(AT),
    );
    expect(decision.reasons.map(({ code }) => code)).toEqual(['fraction-ended']);
    const elsewhere = [act('edit-oar', 'adapter-1', { unit: 'ethos-2' as never })];
    expect(codes(ask('edit-oar', 'adapter-1'), { actor: ADAPTER_1, acts: elsewhere })).toEqual([
      'fraction-unit-differs',
    ]);
    expect(
      codes(ask('edit-oar', 'adapter-1', { treatmentSite: 'cervix' }), { actor: ADAPTER_1 }),
    ).toEqual(['fraction-treatment-site-differs']);
  });

  it('denies an unknown person, and facts that are somebody else’s', () => {
    expect(codes(ask('edit-oar', 'ghost'), { actor: null })).toEqual(['unknown-person']);
    expect(codes(ask('edit-oar', 'ghost'), { actor: ADAPTER_1 })).toEqual(['unknown-person']);
  });

  it('states all reasons at once', () => {
    const facts: PersonFacts = {
      ...ADAPTER_1,
      absences: [absence('2026-03-01')],
      registrationChecks: [
        registrationCheck({ part: 'therapeutic-radiographer', status: 'lapsed' }),
      ],
      suspensions: ADAPTER_1.entitlements.map((each) => suspension(each)),
    };
    const found = codes(ask('edit-oar', 'adapter-1', { fraction: null }), { actor: facts });
    expect([...found].sort()).toEqual([
      'absent',
      'case-required',
      'registration-lapsed',
      'suspended',
    ]);
  });

  it('lets somebody with two roles act in each, but not agree what they selected (scenario 19)', () => {
    const facts: PersonFacts = {
      ...both,
      employments: [employment({ person: person('both') })],
      registrationChecks: [registrationCheck({ person: person('both') })],
    };
    expect(
      codes(ask('approve-target', 'both'), { actor: facts, acts: steps('edit-target') }),
    ).toEqual([]);
  });
});

describe('supervised practice', () => {
  const trainee: PersonFacts = {
    ...staff('trainee-1', {
      employments: [
        employment({
          person: person('trainee-1'),
          profession: 'therapeutic-radiographer',
          band: '5',
        }),
      ],
    }),
    assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
      assessment({ skill, level: 'T' }),
    ),
  };
  const supervised = (supervisor: string) =>
    ask('edit-oar', 'trainee-1', { supervisor: supervisor as PersonId });

  it('permits a trainee with an entitled supervisor, named as responsible (scenario 25, I11)', () => {
    const decision = answer(supervised('aa-1'), { actor: trainee, supervisor: AA_1 });
    expect(decision.outcome).toBe('PERMIT_SUPERVISED');
    expect(decision.supervisor).toBe('aa-1');
    expect(decision.usableUntil).toBeNull();
  });

  it('denies a trainee without a supervisor', () => {
    expect(codes(ask('edit-oar', 'trainee-1'), { actor: trainee })).toEqual([
      'no-entitlement',
      'supervisor-required',
    ]);
  });

  it.each([
    ['themself', supervised('trainee-1'), trainee, 'supervisor-is-the-actor'],
    ['somebody unknown', supervised('ghost'), null, 'supervisor-not-entitled'],
    ['somebody entitled to other tasks', supervised('mpe-1'), MPE_1, 'supervisor-not-entitled'],
    [
      'somebody absent',
      supervised('aa-1'),
      { ...AA_1, absences: [absence('2026-03-12')] },
      'supervisor-absent',
    ],
  ])('denies a trainee supervised by %s', (_, question, supervisor, code) => {
    expect(codes(question, { actor: trainee, supervisor })).toEqual(['no-entitlement', code]);
  });

  it('bars the supervisor of an edit from approving it; another may (scenario 25)', () => {
    const acts = [act('edit-oar', 'trainee-1', { supervisor: person('aa-1'), mode: 'supervised' })];
    expect(codes(ask('approve-oar', 'aa-1'), { actor: AA_1, acts })).toEqual([
      'person-edited-oar-in-this-fraction',
    ]);
    expect(codes(ask('approve-oar', 'aa-2'), { actor: AA_2, acts })).toEqual([]);
  });

  it('permits whoever is entitled in their own right, and still counts the supervisor’s hands (F22)', () => {
    const question = ask('approve-oar', 'aa-2', { supervisor: person('aa-1') });
    const acts = steps('edit-oar');
    expect(answer(question, { actor: AA_2, supervisor: AA_1, acts }).outcome).toBe('PERMIT');
    const edited = [act('edit-oar', 'aa-1')];
    expect(codes(question, { actor: AA_2, supervisor: AA_1, acts: edited })).toEqual([
      'person-edited-oar-in-this-fraction',
    ]);
  });

  it('lets a holder whose recent practice lapsed act supervised (I11)', () => {
    const at = '2026-09-01T12:00:00Z';
    const question = ask('edit-oar', 'adapter-1', { supervisor: person('aa-1') });
    const practising = {
      ...AA_1,
      acts: Array.from({ length: 5 }, (_, place) =>
        act('approve-oar', 'aa-1', { fraction: place + 1, when: '2026-08-20T09:00:00Z' }),
      ),
    };
    const decision = answer(question, { actor: ADAPTER_1, supervisor: practising, at });
    expect(decision.outcome).toBe('PERMIT_SUPERVISED');
    expect(codes({ ...question, supervisor: null }, { actor: ADAPTER_1, at })).toEqual([
      'recent-practice-lapsed',
      'recent-practice-lapsed',
      'supervisor-required',
    ]);
  });

  it('never supervises what is not supervisable (I11)', () => {
    const question = ask('review-offline', 'trainee-1', { supervisor: person('cco-1') });
    expect(codes(question, { actor: trainee, supervisor: CCO_1 })).toEqual([
      'no-entitlement',
      'task-not-supervisable',
    ]);
  });

  it('excludes a person who awaits acceptance or is suspended from training (F11)', () => {
    const granted = entitlement('adapter-1', 'adapter');
    const waiting: PersonFacts = { ...adapter('adapter-1'), entitlements: [granted] };
    const question = ask('edit-oar', 'adapter-1', { supervisor: person('aa-1') });
    expect(codes(question, { actor: waiting, supervisor: AA_1 })).toEqual(['awaiting-acceptance']);
    const suspended = {
      ...ADAPTER_1,
      suspensions: ADAPTER_1.entitlements.map((each) => suspension(each)),
    };
    expect(codes(question, { actor: suspended, supervisor: AA_1 })).toEqual(['suspended']);
  });

  it('lets a holder for one site train for another (F11)', () => {
    const prostateOnly = entitledAs(adapter('adapter-1'), 'adapter', {
      scope: { ...(ADAPTER_1.entitlements[0]?.scope ?? fail()), treatmentSites: ['bladder'] },
    });
    const question = ask('edit-oar', 'adapter-1', { supervisor: person('aa-1') });
    const decision = answer(question, { actor: prostateOnly, supervisor: AA_1 });
    expect(decision.outcome).toBe('PERMIT_SUPERVISED');
  });

  it('accepts a founding supervisor for six months at most (I6)', () => {
    const founding = (until: string): PersonFacts => ({
      ...staff('founder'),
      ...shown([]),
      foundingAppointments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
        foundingAppointment({
          person: person('founder'),
          purpose: 'supervisor',
          skill,
          from: day('2025-10-01'),
          until: day(until),
        }),
      ),
    });
    const question = supervised('founder');
    const on = (at: string, until: string) =>
      answer(question, { actor: trainee, supervisor: founding(until), at }).outcome;
    expect(on('2026-03-12T12:00:00Z', '2026-03-12')).toBe('PERMIT_SUPERVISED');
    expect(on('2026-03-13T12:00:00Z', '2026-03-12')).toBe('DENY');
    expect(on('2026-03-31T12:00:00Z', '2026-12-31')).toBe('PERMIT_SUPERVISED');
    expect(on('2026-04-01T12:00:00Z', '2026-12-31')).toBe('DENY');
  });
});

function fail(): never {
  throw new Error('The fixture has an entitlement');
}
