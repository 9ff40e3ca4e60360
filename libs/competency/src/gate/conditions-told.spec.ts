import type { UnitId } from '../person/ids.ts';
import { absence } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import {
  adapter,
  department,
  entitledAs,
  scope,
  staff,
  suspension,
  unit,
} from '../standing/department.fixture.ts';
import type { Condition, ConditionGroup } from './condition.ts';
import { AA_1, ADAPTER_1, CCO_1, conditions, TRAINEE, type Asked } from './conditions.fixture.ts';

const MARKS: Readonly<Record<Condition['state'], string>> = {
  met: '',
  unmet: ' no',
  carried: ' by supervisor',
  'not-asked': ' ?',
};

/** Groups and their conditions in order; what is not plainly met says so. */
function told(groups: readonly ConditionGroup[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    groups.map(({ code, adaptationType, state, conditions: within }) => [
      `${code}${adaptationType === null ? '' : ` of ${adaptationType}`}${MARKS[state]}`,
      within.map((each) => `${each.code}${MARKS[each.state]}`),
    ]),
  );
}

const QUESTION = ['framework-in-force', 'unit-on-file', 'task-on-file', 'treatment-site-on-file'];
const PERSON = ['person-on-file', 'in-post', 'present', 'no-sanction'];
const ENTITLEMENT = ['entitlement-held', 'in-scope', 'accepted', 'in-effect', 'not-suspended'];
const LATER = ['accepted ?', 'in-effect ?', 'not-suspended ?'];
const NOT_HELD = ['entitlement-held no', 'in-scope ?', ...LATER];
const OAR = ['requirement', 'requirement', 'level', 'level'];
const PRACTICE = ['software-in-scope', 'supervised-return', 'recent-practice', 'recent-practice'];
const STEP = ['case-on-file', 'fraction-agrees', 'earlier-steps'];
/** An adapter who may edit the OARs of C7, fraction 3: every condition is met. */
const ALL_MET = {
  question: QUESTION,
  person: PERSON,
  entitlement: ENTITLEMENT,
  role: ['prerequisite', 'prerequisite'],
  competence: OAR,
  practice: PRACTICE,
  fraction: STEP,
};
const without = (...groups: readonly (keyof typeof ALL_MET)[]) =>
  Object.fromEntries(
    Object.entries(ALL_MET).filter(([code]) => !(groups as readonly string[]).includes(code)),
  );
const BEFORE = { question: QUESTION, person: PERSON };
const NOTHING_BEHIND = { 'role ?': [], 'competence ?': [], 'practice ?': [] };

describe('everything that is asked is told in its place (F27)', () => {
  const editing = { task: 'edit-oar' };

  it.each<[string, Asked, Readonly<Record<string, readonly string[]>>]>([
    ['all met', { ...editing, actor: ADAPTER_1 }, ALL_MET],
    [
      'no entitlement: nothing behind it is asked',
      { ...editing, actor: adapter('adapter-1') },
      {
        ...BEFORE,
        'entitlement no': NOT_HELD,
        ...NOTHING_BEHIND,
        'supervision no': ['supervisor no'],
        fraction: STEP,
      },
    ],
    [
      'an entitlement for another site: held, out of scope',
      {
        ...editing,
        actor: entitledAs(adapter('adapter-1'), 'adapter', {
          scope: scope({ treatmentSites: ['bladder'] }),
        }),
      },
      {
        ...BEFORE,
        'entitlement no': ['entitlement-held', 'in-scope no', ...LATER],
        ...NOTHING_BEHIND,
        'supervision no': ['supervisor no'],
        fraction: STEP,
      },
    ],
    [
      'an entitlement without the task',
      { task: 'approve-oar', actor: ADAPTER_1 },
      {
        ...BEFORE,
        'entitlement no': ['entitlement-held no', 'in-scope', ...LATER],
        ...NOTHING_BEHIND,
        'supervision no': ['supervisor no'],
        'fraction no': ['case-on-file', 'fraction-agrees', 'earlier-steps no', 'distinct-persons'],
      },
    ],
    [
      'not accepted',
      { ...editing, actor: { ...ADAPTER_1, acceptances: [] } },
      {
        ...without('entitlement'),
        'entitlement no': [
          'entitlement-held',
          'in-scope',
          'accepted no',
          'in-effect',
          'not-suspended',
        ],
      },
    ],
    [
      'suspended',
      {
        ...editing,
        actor: {
          ...ADAPTER_1,
          suspensions: ADAPTER_1.entitlements.map((each) => suspension(each)),
        },
      },
      {
        ...without('entitlement'),
        'entitlement no': [
          'entitlement-held',
          'in-scope',
          'accepted',
          'in-effect',
          'not-suspended no',
        ],
      },
    ],
    [
      'out of post and away: person, and what asks for the post',
      { ...editing, actor: { ...ADAPTER_1, employments: [], absences: [absence('2026-03-12')] } },
      {
        ...without('person', 'role', 'practice'),
        'person no': ['person-on-file', 'in-post no', 'present no', 'no-sanction'],
        'role no': ['prerequisite no', 'prerequisite'],
        'practice no': [
          'software-in-scope',
          'supervised-return',
          'recent-practice no',
          'recent-practice no',
        ],
      },
    ],
    [
      'neither records nor assessments',
      { ...editing, actor: { ...ADAPTER_1, evidence: [], assessments: [] } },
      {
        ...without('competence'),
        'competence no': ['requirement no', 'requirement no', 'level no', 'level no'],
      },
    ],
    [
      'recent practice lapsed, alone',
      { ...editing, actor: ADAPTER_1, at: '2026-08-02T12:00:00Z' },
      {
        ...without('practice'),
        'practice no': [
          'software-in-scope',
          'supervised-return',
          'recent-practice no',
          'recent-practice no',
        ],
        'supervision no': ['supervisor no'],
      },
    ],
    [
      'the selection of a plan: the protocol too (F24)',
      { task: 'select-plan', actor: AA_1 },
      {
        ...BEFORE,
        entitlement: ENTITLEMENT,
        role: ['prerequisite', 'prerequisite', 'prerequisite'],
        competence: ['requirement', 'level'],
        practice: ['software-in-scope', 'supervised-return', 'recent-practice'],
        'fraction no': ['case-on-file', 'fraction-agrees', 'earlier-steps no'],
        'checks no': ['protocol no'],
      },
    ],
    [
      'the dose check: its result too (F24)',
      { task: 'approve-dose-check', actor: AA_1 },
      {
        ...BEFORE,
        entitlement: ENTITLEMENT,
        role: ['prerequisite', 'prerequisite', 'prerequisite'],
        competence: ['requirement', 'level'],
        practice: ['software-in-scope', 'supervised-return', 'recent-practice'],
        'fraction no': ['case-on-file', 'fraction-agrees', 'earlier-steps no', 'distinct-persons'],
        'checks no': ['dose-check no'],
      },
    ],
    [
      'the approval of a protocol: outside any case, without skills',
      { task: 'approve-protocol', actor: CCO_1, fraction: null },
      {
        ...BEFORE,
        entitlement: ENTITLEMENT,
        role: ['prerequisite', 'prerequisite'],
        practice: ['software-in-scope', 'supervised-return'],
        checks: ['protocol'],
      },
    ],
    [
      'a trainee with a supervisor: made good, and nothing behind it is shown (I11)',
      { ...editing, actor: TRAINEE, with: AA_1 },
      {
        ...BEFORE,
        'entitlement by supervisor': ['entitlement-held by supervisor', 'in-scope ?', ...LATER],
        supervision: ['supervisor'],
        fraction: STEP,
      },
    ],
    [
      'a trainee whose supervisor is away: not made good (I11)',
      { ...editing, actor: TRAINEE, with: { ...AA_1, absences: [absence('2026-03-12')] } },
      {
        ...BEFORE,
        'entitlement no': NOT_HELD,
        ...NOTHING_BEHIND,
        'supervision no': ['supervisor no'],
        fraction: STEP,
      },
    ],
    [
      'a supervisor beside somebody who may not act supervised is not asked about',
      { ...editing, actor: staff('adapter-1'), with: AA_1 },
      {
        ...BEFORE,
        'entitlement no': NOT_HELD,
        ...NOTHING_BEHIND,
        'supervision ?': ['supervisor ?'],
        fraction: STEP,
      },
    ],
    [
      'a supervisor for what is not supervisable (I11)',
      { task: 'review-offline', actor: TRAINEE, with: CCO_1 },
      {
        ...BEFORE,
        'entitlement no': NOT_HELD,
        ...NOTHING_BEHIND,
        'supervision no': ['supervisor no'],
        fraction: ['case-on-file', 'fraction-agrees', 'distinct-persons'],
      },
    ],
    [
      'a supervisor beside somebody entitled in their own right is not asked about (F22)',
      { ...editing, actor: ADAPTER_1, with: AA_1 },
      ALL_MET,
    ],
    [
      'names that do not exist, each at its own place',
      {
        task: 'juggle',
        actor: ADAPTER_1,
        treatmentSite: 'lung',
        adaptationType: 'atp',
      },
      {
        'question no': [
          'framework-in-force',
          'unit-on-file no',
          'task-on-file no',
          'treatment-site-on-file no',
        ],
      },
    ],
    [
      'an unknown unit: task and treatment site are not asked',
      { ...editing, actor: ADAPTER_1, unit: 'nowhere' as UnitId },
      {
        'question no': [
          'framework-in-force',
          'unit-on-file no',
          'task-on-file ?',
          'treatment-site-on-file ?',
        ],
      },
    ],
    [
      'no framework in force: task and treatment site are not asked',
      { ...editing, actor: ADAPTER_1, where: department({ frameworks: [] }) },
      {
        'question no': [
          'framework-in-force no',
          'unit-on-file',
          'task-on-file ?',
          'treatment-site-on-file ?',
        ],
      },
    ],
    [
      'somebody else’s facts: the person is not on file',
      { ...editing, actor: ADAPTER_1, person: person('ghost') },
      { question: QUESTION, 'person no': ['person-on-file no'] },
    ],
    [
      'two adaptation types, each by itself (F25)',
      {
        ...editing,
        actor: entitledAs(adapter('adapter-1'), 'adapter', {
          scope: scope({ platform: 'unity', adaptationTypes: ['atp'] }),
        }),
        where: department({ units: [unit({ platform: 'unity' })] }),
        adaptationType: null,
      },
      {
        ...BEFORE,
        'entitlement of atp': ENTITLEMENT,
        'role of atp': ['prerequisite', 'prerequisite'],
        'competence of atp no': ['requirement', 'requirement', 'level no', 'level no'],
        'practice of atp': PRACTICE,
        'entitlement of ats no': ['entitlement-held', 'in-scope no', ...LATER],
        'role of ats ?': [],
        'competence of ats ?': [],
        'practice of ats ?': [],
        fraction: STEP,
      },
    ],
  ])('%s', (_, asked, expected) => {
    expect(told(conditions(asked))).toEqual(expected);
  });
});
