import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { absence, employment, registrationCheck } from '../person/personnel.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
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
  suspension,
} from '../standing/department.fixture.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { Act } from '../treatment/act.ts';
import { breakGlassReasons } from './break-glass.ts';
import type { GateQuestion } from './question.ts';

const PERMITTED = department({
  policies: [policy({ breakGlass: { ...POLICY.breakGlass, permitted: true } })],
});
const SECOND = entitledAs(advancedAdapter('aa-2'), 'advanced-adapter');
const acts = [
  act('edit-oar', 'x', { when: '2026-03-12T10:00:00Z' }),
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
  const question: GateQuestion = {
    person: person(actor.person.id),
    task,
    treatmentSite: 'prostate',
    unit: ETHOS,
    adaptationType: 'online-adaptive',
    fraction: { case: 'C7', fraction: 3 },
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    correctedStructures: [],
    protocol: null,
  };
  const fraction = {
    treatmentCase: {
      ...recorded(),
      index: 0,
      reference: 'C7',
      unit: ETHOS,
      treatmentSite: 'prostate',
      fractionsPlanned: 20,
    },
    fraction: 3,
    acts: signed,
    actCorrections: [],
    ends: [],
  };
  const at = asOf('2026-03-12T12:00:00Z');
  const { refusals, reasons } = breakGlassReasons(where, question, actor, second, fraction, at);
  return [...refusals, ...reasons.map(({ code }) => code)];
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
    expect(attempt({ ...competentDosimetrist, ...fields })).toContain(code);
  });

  it('says once that a register carries conditions, though role and register both ask for it', () => {
    const conditions = registrationCheck({ status: 'conditions' });
    const actor: PersonFacts = {
      ...entitledAs(competentDosimetrist, 'advanced-adapter'),
      registrationChecks: [conditions],
    };
    expect(attempt(actor).filter((code) => code === 'registration-conditions')).toHaveLength(1);
  });

  it('never overrides a live suspension, of whatever entitlement', () => {
    const other = entitlement('aa-1', 'advanced-adapter', { tasks: ['edit-oar'] });
    const actor: PersonFacts = {
      ...competentDosimetrist,
      entitlements: [other],
      acceptances: [accepted(other)],
      suspensions: [suspension(other, { treatmentSites: ['bladder'] })],
    };
    expect(attempt(actor)).toEqual(['suspended']);
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
    expect(attempt(oncologist, { task: 'review-offline' })).toContain('task-without-skills');
  });

  it.each([
    ['nobody', null],
    ['the actor', entitledAs(competentDosimetrist, 'advanced-adapter')],
    ['somebody not entitled here', adapter('adapter-9')],
    ['somebody with a hand in the fraction', entitledAs(advancedAdapter('y'), 'advanced-adapter')],
  ])('needs a second person, and %s is none', (_, second) => {
    expect(attempt(competentDosimetrist, { second })).toEqual(['second-person']);
  });
});
