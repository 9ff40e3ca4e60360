import { FRAMEWORK, POLICY, roleOf } from './documents.fixture.ts';
import { checkFramework } from './framework-check.ts';
import { frameworkWarnings } from './framework-warning.ts';
import type { FrameworkDocument, RecordRule, Requirement, Task } from './framework.ts';
import { checkPolicy } from './policy-check.ts';
import type { PolicyDocument } from './policy.ts';
import { day } from '../calendar/days.fixture.ts';

const [OAR] = FRAMEWORK.requirements;
const [EDIT] = FRAMEWORK.tasks;
if (OAR === undefined || EDIT === undefined) throw new Error('The framework is empty');

const problems = (change: Partial<FrameworkDocument>): readonly string[] =>
  checkFramework({ ...FRAMEWORK, ...change }).map(
    ({ pointer, rule, found }) => `${rule} ${pointer} ${found}`,
  );
const withTask = (change: Partial<Task>): readonly string[] =>
  problems({ tasks: [{ ...EDIT, ...change }, ...FRAMEWORK.tasks.slice(1)] });
const withRequirement = (change: Partial<Requirement>): readonly string[] =>
  problems({ requirements: [{ ...OAR, ...change }, ...FRAMEWORK.requirements.slice(1)] });
const withRule = (change: Partial<RecordRule>, clause = 0): readonly string[] =>
  withRequirement({
    records: OAR.records.map((rules, place) =>
      place === clause ? rules.map((rule) => ({ ...rule, ...change })) : rules,
    ),
  });

describe('references', () => {
  it('to a role, task, skill or treatment site that is not there', () => {
    const adapter = roleOf('adapter');
    expect(
      problems({
        roles: [
          { ...adapter, includes: ['king'], tasks: ['edit-oar', 'juggle'] },
          ...FRAMEWORK.roles.slice(1),
        ],
      }),
    ).toEqual(['unknown-role /roles/0/includes/0 king', 'unknown-task /roles/0/tasks/1 juggle']);
    expect(withTask({ skills: ['oar-outlining', 'juggling'] })).toEqual([
      'unknown-skill /tasks/0/skills/1 juggling',
    ]);
    expect(
      withRequirement({ role: 'king', skill: 'juggling', treatmentSites: ['cervix', 'lung'] }),
    ).toEqual(
      expect.arrayContaining([
        'unknown-role /requirements/0/role king',
        'unknown-skill /requirements/0/skill juggling',
        'unknown-treatment-site /requirements/0/treatmentSites/1 lung',
      ]),
    );
  });

  it('of a structure set, and of a transition', () => {
    const [set, ...others] = FRAMEWORK.structureSets;
    if (set === undefined) throw new Error('no set');
    const odd = { ...set, id: 'odd', skill: 'juggling', treatmentSite: 'lung' };
    expect(problems({ structureSets: [set, ...others, odd] })).toEqual([
      'unknown-skill /structureSets/3/skill juggling',
      'unknown-treatment-site /structureSets/3/treatmentSite lung',
    ]);
    expect(
      problems({ transitions: [{ requirement: 'nothing', rule: { kind: 'immediate' } }] }),
    ).toEqual(['unknown-requirement /transitions/0/requirement nothing']);
  });
});

describe('what stands twice', () => {
  it.each(['treatmentSites', 'skills', 'tasks', 'roles', 'structureSets', 'requirements'] as const)(
    'an id in %s',
    (list) => {
      const doubled = { [list]: [...FRAMEWORK[list], FRAMEWORK[list][0]] };
      const place = FRAMEWORK[list].length;
      expect(problems(doubled)).toContain(
        `duplicate-id /${list}/${place}/id ${FRAMEWORK[list][0]?.id ?? ''}`,
      );
    },
  );

  it('a step of the order', () => {
    expect(withTask({ step: 2 })).toEqual(['duplicate-step /tasks/1/step 2']);
  });

  it('a structure set for one skill and treatment site, and a structure in a set', () => {
    const [set] = FRAMEWORK.structureSets;
    if (set === undefined) throw new Error('no set');
    expect(
      problems({ structureSets: [...FRAMEWORK.structureSets, { ...set, id: 'again' }] }),
    ).toEqual(['duplicate-structure-set /structureSets/3 oar-outlining/cervix']);
    const twice = { ...set, structures: [...set.structures, ...set.structures.slice(0, 1)] };
    expect(problems({ structureSets: [twice, ...FRAMEWORK.structureSets.slice(1)] })).toEqual([
      'duplicate-id /structureSets/0/structures/4/id bladder',
    ]);
  });

  it('a prompt of a reflection', () => {
    expect(problems({ reflectionPrompts: ['What?', 'Why?', 'What?', 'What?'] })).toEqual([
      'duplicate-prompt /reflectionPrompts/2 What?',
      'duplicate-prompt /reflectionPrompts/3 What?',
    ]);
    expect(problems({ reflectionPrompts: ['What?', 'Why?'] })).toEqual([]);
  });

  it('a transition of one requirement', () => {
    const transition = { requirement: OAR.id, rule: { kind: 'immediate' } } as const;
    expect(problems({ transitions: [transition, transition] })).toEqual([
      `duplicate-id /transitions/1/requirement ${OAR.id}`,
    ]);
  });
});

describe('inclusion', () => {
  it('a cycle names every role in it, and only those', () => {
    const roles = FRAMEWORK.roles.map((role) => {
      if (role.id === 'adapter') return { ...role, includes: ['advanced-adapter'] };
      return role.id === 'mpe' ? { ...role, includes: ['adapter'] } : role;
    });
    expect(problems({ roles })).toEqual([
      'inclusion-cycle /roles/0/includes adapter',
      'inclusion-cycle /roles/1/includes advanced-adapter',
    ]);
  });

  it('a role that includes itself', () => {
    const roles = FRAMEWORK.roles.map((role) =>
      role.id === 'mpe' ? { ...role, includes: ['mpe'] } : role,
    );
    expect(problems({ roles })).toEqual(['inclusion-cycle /roles/2/includes mpe']);
  });
});

describe('a requirement that no record can satisfy', () => {
  it.each<[string, Partial<RecordRule>, string]>([
    [
      'scores of structures on a record without them',
      { record: 'tutorial-certificate' },
      'no-record-can-satisfy /requirements/0/records/0/0/perStructure tutorial-certificate',
    ],
    [
      'attempts where none are counted',
      { perStructure: false, maximumAttempts: 2 },
      'no-record-can-satisfy /requirements/0/records/0/0/maximumAttempts 2',
    ],
    [
      'a validity of no time',
      { validFor: { years: 0, months: 0 } },
      'no-record-can-satisfy /requirements/0/records/0/0/validFor 0',
    ],
    [
      'a score above 100',
      { minimumScore: 101 },
      'out-of-range /requirements/0/records/0/0/minimumScore 101',
    ],
    [
      'no record at all',
      { minimumRecords: 0 },
      'out-of-range /requirements/0/records/0/0/minimumRecords 0',
    ],
    [
      'half a case',
      { minimumCases: 0.5 },
      'out-of-range /requirements/0/records/0/0/minimumCases 0.5',
    ],
    [
      'a case and a half',
      { minimumCases: 1.5 },
      'out-of-range /requirements/0/records/0/0/minimumCases 1.5',
    ],
    [
      'no case without intervention',
      { minimumCasesWithoutIntervention: 0 },
      'out-of-range /requirements/0/records/0/0/minimumCasesWithoutIntervention 0',
    ],
    [
      'no attempt',
      { maximumAttempts: 0 },
      'out-of-range /requirements/0/records/0/0/maximumAttempts 0',
    ],
    [
      'agreement above 100',
      { minimumPercentAgreement: 120 },
      'out-of-range /requirements/0/records/0/0/minimumPercentAgreement 120',
    ],
    [
      'ratings above 5',
      { likert: { threshold: 6, share: 90 } },
      'out-of-range /requirements/0/records/0/0/likert/threshold 6',
    ],
    [
      'a share above 100',
      { likert: { threshold: 4, share: 101 } },
      'out-of-range /requirements/0/records/0/0/likert/share 101',
    ],
  ])('%s', (_, change, expected) => {
    expect(withRule(change)).toEqual([expected]);
  });

  it.each<[Partial<RecordRule>]>([
    [{ minimumScore: 0 }],
    [{ minimumScore: 100 }],
    [{ minimumCases: 100_000 }],
    [{ likert: { threshold: 1, share: 0 } }],
    [{ likert: { threshold: 5, share: 100 } }],
    [{ maximumAttempts: 1 }],
    [{ validFor: { years: 0, months: 1 } }],
    [{ validFor: { years: 1, months: 0 } }],
  ])('is none at the edge of what can be asked: %j', (change) => {
    expect(withRule(change)).toEqual([]);
  });

  it('a structure set of another skill does not help', () => {
    const structureSets = FRAMEWORK.structureSets.map((set) =>
      set.treatmentSite === 'cervix' ? { ...set, skill: 'target-outlining' } : set,
    );
    expect(problems({ structureSets })).toContain(
      'no-record-can-satisfy /requirements/0/records/0/0/perStructure cervix',
    );
  });

  it('structures of a treatment site without a structure set, or with an empty one', () => {
    expect(problems({ structureSets: FRAMEWORK.structureSets.slice(1) })).toEqual([
      'no-record-can-satisfy /requirements/0/records/0/0/perStructure cervix',
    ]);
    const [set, ...others] = FRAMEWORK.structureSets;
    if (set === undefined) throw new Error('no set');
    expect(problems({ structureSets: [{ ...set, structures: [] }, ...others] })).toEqual([
      'nothing-listed /structureSets/0/structures oar-cervix',
      'no-record-can-satisfy /requirements/0/records/0/0/perStructure cervix',
    ]);
  });

  it('a clause without alternatives, no clause, no treatment site, no time', () => {
    expect(withRequirement({ records: [[]] })).toEqual([
      `no-record-can-satisfy /requirements/0/records/0 ${OAR.id}`,
    ]);
    expect(withRequirement({ records: [] })).toEqual([
      `requirement-asks-nothing /requirements/0/records ${OAR.id}`,
    ]);
    expect(withRequirement({ treatmentSites: [] })).toEqual([
      `nothing-listed /requirements/0/treatmentSites ${OAR.id}`,
    ]);
    const experience = {
      activity: 'x',
      title: 'x',
      span: { years: 0, months: 0 },
      basis: 'calendar',
      absences: 'counted',
    } as const;
    expect(withRequirement({ records: [], experience })).toEqual([
      'out-of-range /requirements/0/experience/span 0',
    ]);
  });
});

describe('other faults', () => {
  it('a pass mark outside 0 to 100', () => {
    const [set, ...others] = FRAMEWORK.structureSets;
    const [structure] = set?.structures ?? [];
    if (set === undefined || structure === undefined) throw new Error('no set');
    const marked = (passMark: number) =>
      problems({
        structureSets: [{ ...set, structures: [{ ...structure, passMark }] }, ...others],
      });
    expect([marked(0), marked(100)]).toEqual([[], []]);
    expect(marked(-1)).toEqual(['out-of-range /structureSets/0/structures/0/passMark -1']);
    const odd = { ...set, structures: [{ ...structure, passMark: 101 }] };
    expect(problems({ structureSets: [odd, ...others] })).toEqual([
      'out-of-range /structureSets/0/structures/0/passMark 101',
    ]);
  });

  it('a task that no role takes, and a step that asks for no case', () => {
    const roles = FRAMEWORK.roles.filter(({ id }) => id !== 'clinical-oncologist');
    expect(problems({ roles })).toEqual([
      'no-role-takes-task /tasks/7 approve-protocol',
      'no-role-takes-task /tasks/8 review-offline',
    ]);
    expect(withTask({ caseRequired: false })).toEqual([
      'step-of-unordered-task /tasks/0/caseRequired edit-oar',
    ]);
  });

  it('a prerequisite that nobody can meet', () => {
    const [adapter, ...others] = FRAMEWORK.roles;
    if (adapter === undefined) throw new Error('no role');
    expect(problems({ roles: [{ ...adapter, prerequisites: [[]] }, ...others] })).toEqual([
      'nothing-listed /roles/0/prerequisites/0 adapter',
    ]);
  });

  it('a deadline on 30 February', () => {
    const rule = { kind: 're-evidence-by', deadline: '2026-02-30' as never } as const;
    expect(problems({ transitions: [{ requirement: OAR.id, rule }] })).toEqual([
      'unusable-day /transitions/0/rule/deadline 2026-02-30',
    ]);
    const usable = { ...rule, deadline: day('2026-02-28') };
    expect(problems({ transitions: [{ requirement: OAR.id, rule: usable }] })).toEqual([]);
  });
});

describe('warnings that name the hole (domain.md 10.2)', () => {
  it('with inheritance off the Advanced Adapter approves OARs without a requirement (scenario 3)', () => {
    expect(frameworkWarnings(FRAMEWORK, { ...POLICY, inheritance: 'off' })).toEqual([
      {
        kind: 'task-without-requirement',
        pointer: '/roles/1',
        role: 'advanced-adapter',
        task: 'approve-oar',
        skill: 'oar-outlining',
        treatmentSites: ['cervix', 'bladder', 'prostate'],
      },
    ]);
  });

  it('a hole for one treatment site names that site', () => {
    const requirements = FRAMEWORK.requirements.map((requirement) =>
      requirement.id === 'mpe-mobius-approval'
        ? { ...requirement, treatmentSites: ['cervix', 'prostate'] }
        : requirement,
    );
    expect(frameworkWarnings({ ...FRAMEWORK, requirements }, POLICY)).toMatchObject([
      { task: 'approve-dose-check', role: 'mpe', treatmentSites: ['bladder'] },
      { task: 'support-adaptation', role: 'mpe', treatmentSites: ['bladder'] },
    ]);
  });

  it('a skill that nobody may assess', () => {
    const skills = FRAMEWORK.skills.map((skill) =>
      skill.id === 'dir-evaluation' ? { ...skill, assessedBy: [] } : skill,
    );
    expect(frameworkWarnings({ ...FRAMEWORK, skills }, POLICY)).toEqual([
      { kind: 'skill-nobody-may-assess', pointer: '/skills/2', skill: 'dir-evaluation' },
    ]);
    const unpractised = {
      id: 'extra',
      title: 'Extra',
      assessedBy: ['level-p' as const],
    };
    expect(
      frameworkWarnings({ ...FRAMEWORK, skills: [...FRAMEWORK.skills, unpractised] }, POLICY),
    ).toEqual([{ kind: 'skill-nobody-may-assess', pointer: '/skills/5', skill: 'extra' }]);
  });

  it('a skill that only holders assess needs a task that some role takes', () => {
    const skills = FRAMEWORK.skills.map((skill) =>
      skill.id === 'mobius-approval' ? { ...skill, assessedBy: ['level-p' as const] } : skill,
    );
    const named = (roles: FrameworkDocument['roles']) =>
      frameworkWarnings({ ...FRAMEWORK, skills, roles }, POLICY).filter(
        ({ kind }) => kind === 'skill-nobody-may-assess',
      );
    expect(named(FRAMEWORK.roles)).toEqual([]);
    const untaken = FRAMEWORK.roles.map((role) => ({
      ...role,
      tasks: role.tasks.filter((id) => id === 'edit-oar'),
    }));
    expect(named(untaken)).toEqual([
      { kind: 'skill-nobody-may-assess', pointer: '/skills/4', skill: 'mobius-approval' },
    ]);
  });
});

describe('a policy', () => {
  const found = (change: Partial<PolicyDocument>): readonly string[] =>
    checkPolicy({ ...POLICY, ...change }).map(({ pointer, rule }) => `${rule} ${pointer}`);

  it('has no span of no time', () => {
    const none = { years: 0, months: 0 };
    expect(
      found({
        reciprocalWindow: none,
        waiver: { longest: none },
        founding: { longest: none },
        currency: { ...POLICY.currency, window: none },
        entitlement: { ...POLICY.entitlement, validity: none, review: none },
      }),
    ).toEqual([
      'out-of-range /currency/window',
      'out-of-range /entitlement/validity',
      'out-of-range /entitlement/review',
      'out-of-range /waiver/longest',
      'out-of-range /founding/longest',
      'out-of-range /reciprocalWindow',
    ]);
  });

  it('has thresholds that agree with each other', () => {
    expect(found({ currency: { ...POLICY.currency, distinctCases: 5 } })).toEqual([]);
    expect(found({ currency: { ...POLICY.currency, distinctCases: 6 } })).toEqual([
      'out-of-range /currency/distinctCases',
    ]);
    expect(found({ absence: { ...POLICY.absence, supervisedReturnDays: 90 } })).toEqual([]);
    expect(found({ absence: { ...POLICY.absence, supervisedReturnDays: 89 } })).toEqual([
      'out-of-range /absence/supervisedReturnDays',
    ]);
  });
});
