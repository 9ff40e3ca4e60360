import type { FrameworkDocument, PolicyDocument, Requirement, Role, Task } from '@oart/competency';
import { prerequisiteRows, skillRows, taskRows } from './framework-tables';

const role = (change: Partial<Role>): Role => ({
  id: 'adapter',
  title: 'Adapter',
  staffGroup: 'Radiographer',
  dutyHolder: 'operator',
  includes: [],
  tasks: ['edit-oar'],
  prerequisites: [],
  usualEntitlers: [],
  ...change,
});

const task = (id: string): Task => ({
  id,
  title: id,
  skills: ['dir'],
  step: null,
  kind: 'edit',
  caseRequired: false,
  supervisable: true,
  currencyApplies: true,
  distinct: [],
});

const requirement = (change: Partial<Requirement>): Requirement => ({
  id: 'r',
  role: 'adapter',
  skill: 'dir',
  treatmentSites: ['cervix', 'prostate'],
  method: 'Tutorial',
  recordTitle: 'Certificate',
  records: [],
  experience: null,
  level: 'C',
  ...change,
});

const framework: FrameworkDocument = {
  schema: 'oart-framework',
  schemaVersion: 1,
  number: 1,
  title: 'oART framework',
  adopted: false,
  changeClass: 'substantive',
  treatmentSites: [
    { id: 'cervix', title: 'Cervix' },
    { id: 'prostate', title: 'Prostate' },
  ],
  skills: [{ id: 'dir', title: 'DIR evaluation', assessedBy: ['level-p'] }],
  tasks: [task('edit-oar'), task('approve-oar')],
  roles: [
    role({}),
    role({
      id: 'advanced-adapter',
      title: 'Advanced Adapter',
      includes: ['adapter'],
      tasks: ['approve-oar'],
      prerequisites: [
        [{ kind: 'minimum-band', band: '7' }],
        [
          { kind: 'registration', body: 'HCPC', part: null },
          { kind: 'registration', body: 'RCT', part: null },
        ],
      ],
    }),
  ],
  structureSets: [],
  requirements: [
    requirement({}),
    requirement({ id: 's', role: 'advanced-adapter' }),
    requirement({ id: 't', role: 'advanced-adapter', method: '1:1', treatmentSites: ['cervix'] }),
  ],
  transitions: [],
};

describe('the framework as the department drew it', () => {
  it('gives roles that share skill, method and record one line', () => {
    expect(skillRows(framework).map((row) => [row.roles, row.method, row.treatmentSites])).toEqual([
      ['Adapter, Advanced Adapter', 'Tutorial', 'all'],
      ['Advanced Adapter', '1:1', 'cervix'],
    ]);
  });

  it.each([
    ['on', 'inherited'],
    ['off', 'none'],
  ] as const)('with inheritance %s a task of an included role is %s', (inheritance, held) => {
    const policy = { inheritance } as PolicyDocument;
    expect(taskRows(framework, policy).map(({ cells }) => cells.map((cell) => cell.held))).toEqual([
      ['own', held],
      ['none', 'own'],
    ]);
  });

  it('reads prerequisites as all of any of', () => {
    expect(prerequisiteRows(framework)[1]?.all).toEqual([
      'band 7 or above',
      'HCPC registration or RCT registration',
    ]);
  });
});
