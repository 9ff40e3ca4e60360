import { FRAMEWORK, POLICY } from './documents.fixture.ts';
import { requirementsOf, rolesWithInheritance, skillsOfTasks, tasksOfRole } from './inclusion.ts';

const OFF = { ...POLICY, inheritance: 'off' } as const;
const ids = (list: readonly { readonly id: string }[]): readonly string[] =>
  list.map(({ id }) => id);

describe('the Advanced Adapter includes the Adapter (domain.md 10.2)', () => {
  it('takes over the tasks with inheritance on, not with it off', () => {
    expect(ids(rolesWithInheritance(FRAMEWORK, POLICY, 'advanced-adapter'))).toEqual([
      'advanced-adapter',
      'adapter',
    ]);
    expect(ids(tasksOfRole(FRAMEWORK, POLICY, 'advanced-adapter'))).toContain('edit-oar');
    expect(ids(tasksOfRole(FRAMEWORK, OFF, 'advanced-adapter'))).not.toContain('edit-oar');
  });

  it('takes over the skill requirements', () => {
    const asked = requirementsOf(FRAMEWORK, POLICY, 'advanced-adapter', ['approve-oar'], 'cervix');
    expect(ids(asked)).toEqual([
      'adapter-oar-outlining',
      'adapter-dir-evaluation',
      'advanced-adapter-dir-evaluation',
    ]);
    expect(
      ids(requirementsOf(FRAMEWORK, OFF, 'advanced-adapter', ['approve-oar'], 'cervix')),
    ).toEqual(['advanced-adapter-dir-evaluation']);
  });

  it('a role in a circle is read once', () => {
    const roles = FRAMEWORK.roles.map((role) =>
      role.id === 'adapter' ? { ...role, includes: ['advanced-adapter'] } : role,
    );
    expect(ids(rolesWithInheritance({ ...FRAMEWORK, roles }, POLICY, 'adapter'))).toEqual([
      'adapter',
      'advanced-adapter',
    ]);
  });

  it('an unknown role has no tasks', () => {
    expect(tasksOfRole(FRAMEWORK, POLICY, 'king')).toEqual([]);
  });
});

describe('what a grant needs (F13)', () => {
  it('only requirements of skills that the granted tasks need', () => {
    expect(
      ids(requirementsOf(FRAMEWORK, POLICY, 'mpe', ['approve-dose-check'], 'bladder')),
    ).toEqual(['mpe-mobius-approval']);
    expect(
      ids(
        requirementsOf(
          FRAMEWORK,
          POLICY,
          'mpe',
          ['approve-dose-check', 'agree-plan-selection'],
          'bladder',
        ),
      ),
    ).toEqual(['mpe-plan-selection', 'mpe-mobius-approval']);
  });

  it('only those of the treatment site', () => {
    const asked = requirementsOf(FRAMEWORK, POLICY, 'mpe', ['approve-dose-check'], 'rectum');
    expect(asked).toEqual([]);
  });

  it('a role without skills needs none (the Clinical Oncologist)', () => {
    const tasks = ids(tasksOfRole(FRAMEWORK, POLICY, 'clinical-oncologist'));
    expect(tasks).toEqual(['approve-protocol', 'review-offline']);
    expect(skillsOfTasks(FRAMEWORK, tasks)).toEqual([]);
    expect(requirementsOf(FRAMEWORK, POLICY, 'clinical-oncologist', tasks, 'cervix')).toEqual([]);
  });

  it('a skill that two tasks need is named once', () => {
    expect(skillsOfTasks(FRAMEWORK, ['edit-oar', 'approve-oar'])).toEqual([
      'oar-outlining',
      'dir-evaluation',
    ]);
  });
});
