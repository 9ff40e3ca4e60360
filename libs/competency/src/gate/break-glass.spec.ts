import { assessment } from '../assessment/assessment.fixture.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { absence, employment, registrationCheck } from '../person/personnel.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  accepted,
  act,
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  ETHOS,
  physicist,
  policy,
  question,
  suspension,
} from '../standing/department.fixture.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { Act } from '../treatment/act.ts';
import { caseC7, fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { breakGlassReasons } from './break-glass.ts';
import { OF_C7, gateQuestion } from './question.fixture.ts';

const PERMITTED = department({
  policies: [policy({ breakGlass: { ...POLICY.breakGlass, permitted: true } })],
});
const SECOND = entitledAs(advancedAdapter('aa-2'), 'advanced-adapter');
const acts = [
  act('edit-oar', 'x', { when: '2026-03-12T10:00:00Z', supervisor: person('z') }),
  act('approve-oar', 'y', { when: '2026-03-12T10:05:00Z' }),
  act('edit-target', 'y', { when: '2026-03-12T10:10:00Z' }),
  act('approve-target', 'y', { when: '2026-03-12T10:15:00Z' }),
  act('select-plan', 'y', { when: '2026-03-12T10:20:00Z' }),
];

function attempt(
  actor: PersonFacts,
  {
    task = 'agree-plan-selection',
    second = SECOND,
    where = PERMITTED,
    signed = acts,
  }: {
    readonly task?: string;
    readonly second?: PersonFacts | null;
    readonly where?: Department;
    readonly signed?: readonly Act[];
  } = {},
) {
  const { refusals, reasons } = broken(actor, { task, second, where, signed });
  return [...refusals, ...reasons.map(({ code }) => code)];
}

function broken(
  actor: PersonFacts | null,
  {
    task = 'agree-plan-selection',
    second = SECOND,
    where = PERMITTED,
    signed = acts,
    unit = ETHOS,
    knownAt = Infinity,
  }: {
    readonly task?: string;
    readonly second?: PersonFacts | null;
    readonly where?: Department;
    readonly signed?: readonly Act[] | null;
    readonly unit?: UnitId;
    readonly knownAt?: number;
  } = {},
) {
  const about = gateQuestion(
    question(task, 'prostate', { unit }),
    actor?.person.id ?? 'ghost',
    signed === null ? {} : OF_C7,
  );
  const fraction = signed === null ? null : fractionOfC7({ acts: signed }, caseC7({ index: 0 }));
  const at = asOf('2026-03-12T12:00:00Z', knownAt);
  return breakGlassReasons(where, about, actor, second, fraction, at);
}

/** A dosimetrist at level C in plan selection, without any entitlement. */
const competentDosimetrist = advancedAdapter('aa-1');

describe('break-glass (I16, F26, scenario 54)', () => {
  it('overrides that there is no entitlement for the task', () => {
    expect(attempt(competentDosimetrist)).toEqual([]);
  });

  it.each([
    ['task not in role', entitledAs(competentDosimetrist, 'advanced-adapter')],
    ['acceptance missing', { ...physicist('mpe-9'), entitlements: [entitlement('mpe-9', 'mpe')] }],
    ['expiry', entitledAs(physicist('mpe-9'), 'mpe', { expiresOn: day('2026-03-01') })],
    [
      'an entitlement for another site',
      entitledAs(physicist('mpe-9'), 'mpe', {
        scope: { ...entitlement('x', 'mpe').scope, treatmentSites: ['bladder'] },
      }),
    ],
  ])('overrides %s', (_, actor) => {
    expect(attempt(actor)).toEqual([]);
  });

  it('rests on what was known of the actor and of the second person (I13)', () => {
    const shown = recorded().index;
    const known = (knownAt: number, second = SECOND) =>
      broken(competentDosimetrist, { knownAt, second });
    expect(known(shown)).toEqual({ refusals: [], reasons: [] });
    const skills = competentDosimetrist.assessments.filter(
      ({ skill }) => skill === 'plan-selection',
    );
    const before = known(Math.min(...skills.map(({ index }) => index)) - 1);
    expect(before.reasons.map(({ code }) => code)).toContain('assessment-missing');
    const later = entitledAs(advancedAdapter('aa-7'), 'advanced-adapter');
    expect(known(shown, later).refusals).toEqual(['second-person']);
    expect(known(Infinity, later).refusals).toEqual([]);
  });

  it('needs the policy to permit it', () => {
    expect(attempt(competentDosimetrist, { where: department() })).toEqual([
      'not-permitted-by-policy',
    ]);
  });

  it('is denied to an untrained person', () => {
    expect(attempt({ ...competentDosimetrist, assessments: [] })).toEqual(['assessment-missing']);
  });

  it.each([
    ['level T', { level: 'T' }, 'assessment-level-too-low'],
    ['a referral', { result: 'refer' }, 'assessment-referred'],
    ['a fail', { result: 'fail' }, 'assessment-failed'],
  ] as const)('is denied at %s', (_, fields, code) => {
    const actor = {
      ...competentDosimetrist,
      assessments: [assessment({ skill: 'plan-selection', ...fields })],
    };
    expect(attempt(actor)).toEqual([code]);
  });

  it.each([
    ['not in post', { employments: [] }, 'not-employed'],
    ['absent', { absences: [absence('2026-03-01')] }, 'absent'],
    [
      'with a lapsed registration',
      { registrationChecks: [registrationCheck({ status: 'lapsed' })] },
      'registration-lapsed',
    ],
  ] as const)('never overrides being %s', (_, fields, code) => {
    expect(attempt({ ...competentDosimetrist, ...fields })).toEqual([code]);
  });

  it('of a register that the role asks for in another part, both are said', () => {
    const [, certificate] = physicist('mpe-9').registrationChecks;
    if (certificate === undefined) throw new Error('The fixture holds a certificate');
    const actor: PersonFacts = {
      ...entitledAs(physicist('mpe-9'), 'mpe'),
      registrationChecks: [
        registrationCheck({ part: 'therapeutic-radiographer', status: 'lapsed' }),
        certificate,
      ],
    };
    expect(attempt(actor)).toEqual(['registration-missing', 'registration-lapsed']);
  });

  it('says everything that stands against it at once (I1)', () => {
    const actor: PersonFacts = {
      ...competentDosimetrist,
      registrationChecks: [registrationCheck({ status: 'lapsed' })],
      absences: [absence('2026-03-01')],
    };
    expect(attempt(actor, { signed: acts.slice(0, 4), second: null })).toEqual([
      'second-person',
      'absent',
      'step-missing',
      'registration-lapsed',
    ]);
  });

  it('for what does not exist says what the gate says, and nothing of the attempt', () => {
    expect(broken(null)).toEqual({ refusals: [], reasons: [reason('unknown-person')] });
    const nowhere = 'nowhere' as UnitId;
    expect(broken(competentDosimetrist, { unit: nowhere, second: null })).toEqual({
      refusals: [],
      reasons: [reason('unknown-unit', { unit: nowhere })],
    });
  });

  it('carries a task outside any fraction', () => {
    const support = { task: 'support-adaptation', signed: null };
    expect(broken(physicist('mpe-9'), support)).toEqual({ refusals: [], reasons: [] });
  });

  it.each([
    ['conditions', { status: 'conditions' }, 'registration-conditions'],
    ['a lapse', { status: 'lapsed' }, 'registration-lapsed'],
  ] as const)(
    'says %s of a register once, though the role held and the register on file both ask for it',
    (_, fields, code) => {
      const [, certificate] = physicist('mpe-9').registrationChecks;
      if (certificate === undefined) throw new Error('The fixture holds a certificate');
      const actor: PersonFacts = {
        ...entitledAs(physicist('mpe-9'), 'mpe'),
        registrationChecks: [
          registrationCheck({ part: 'clinical-scientist', ...fields }),
          certificate,
        ],
      };
      expect(attempt(actor)).toEqual([code]);
    },
  );

  it('never overrides a live suspension, of whatever entitlement', () => {
    const other = entitlement('aa-1', 'advanced-adapter', { tasks: ['edit-oar'] });
    const actor: PersonFacts = {
      ...competentDosimetrist,
      entitlements: [other],
      acceptances: [accepted(other)],
      suspensions: [suspension(other, { treatmentSites: ['bladder'] })],
    };
    expect(broken(actor)).toEqual({
      refusals: [],
      reasons: [reason('suspended', { factId: other.id, role: 'advanced-adapter' })],
    });
    expect(attempt({ ...actor, suspensions: [] })).toEqual([]);
  });

  it('never overrides distinct persons or the order of steps', () => {
    const selected = acts.map((each) =>
      each.task === 'select-plan' ? { ...each, actor: person('aa-1') } : each,
    );
    expect(attempt(competentDosimetrist, { signed: selected })).toEqual([
      'person-selected-the-plan',
    ]);
    expect(attempt(competentDosimetrist, { signed: acts.slice(0, 4) })).toEqual(['step-missing']);
  });

  it('does not rest on an equivalence (F17)', () => {
    const actor: PersonFacts = {
      ...competentDosimetrist,
      assessments: [
        assessment({
          skill: 'plan-selection',
          scope: {
            treatmentSites: ['bladder'],
            platform: 'ethos',
            adaptationTypes: ['online-adaptive'],
          },
        }),
      ],
      equivalences: [
        {
          ...recorded('2026-03-01'),
          person: person('aa-1'),
          skill: 'plan-selection',
          fromTreatmentSite: 'bladder',
          toTreatmentSite: 'prostate',
          rationale: 'Alike',
          approver: person('hortp'),
          from: day('2026-03-01'),
          until: null,
        },
      ],
    };
    expect(attempt(actor)).toEqual(['assessment-missing']);
  });

  it('does not exist for a task without skills', () => {
    const oncologist: PersonFacts = {
      ...competentDosimetrist,
      employments: [employment({ profession: 'clinical-oncologist' })],
    };
    expect(attempt(oncologist, { task: 'review-offline' })).toEqual(['task-without-skills']);
  });

  it.each([
    ['nobody', null],
    ['the actor', entitledAs(competentDosimetrist, 'advanced-adapter')],
    ['somebody not entitled here', adapter('adapter-9')],
    ['somebody with a hand in the fraction', entitledAs(advancedAdapter('y'), 'advanced-adapter')],
    ['who supervised in the fraction', entitledAs(advancedAdapter('z'), 'advanced-adapter')],
    [
      'somebody entitled at another site',
      entitledAs(advancedAdapter('aa-9'), 'advanced-adapter', {
        scope: { ...entitlement('x', 'mpe').scope, treatmentSites: ['bladder'] },
      }),
    ],
    [
      'somebody who may only act supervised',
      entitledAs(advancedAdapter('aa-9'), 'advanced-adapter', {
        effectiveFrom: day('2025-06-01'),
        recordedAt: instant('2025-06-01T09:00:00Z'),
      }),
    ],
  ])('needs a second person, and %s is none', (_, second) => {
    expect(attempt(competentDosimetrist, { second })).toEqual(['second-person']);
  });
});
