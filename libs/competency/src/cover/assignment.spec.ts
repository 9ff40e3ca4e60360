import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { assignSteps } from './assignment.ts';
import type { TaskCover } from './crew-check.ts';

/** Who covers a task, in the order in which they are tried. */
function cover(task: string, ...covering: readonly string[]): TaskCover {
  return {
    task,
    treatmentSite: 'bladder',
    covering: covering.map(person),
    supervised: [],
    endingInside: [],
    verdict: 'covered',
  };
}

const assigned = (...covers: readonly TaskCover[]): Readonly<Record<string, string>> | null => {
  const found = assignSteps(FRAMEWORK, covers);
  return found === null ? null : Object.fromEntries(found);
};

describe('giving every step to somebody (I10)', () => {
  it('takes whoever comes first where no rule keeps people apart', () => {
    expect(assigned(cover('edit-target', 'aa-1', 'aa-2'), cover('select-plan', 'aa-1'))).toEqual({
      'edit-target': 'aa-1',
      'select-plan': 'aa-1',
    });
  });

  it('cannot let one person edit and approve OARs', () => {
    expect(assigned(cover('edit-oar', 'aa-1'), cover('approve-oar', 'aa-1'))).toBeNull();
    expect(assigned(cover('edit-oar', 'aa-1'), cover('approve-oar', 'aa-1', 'aa-2'))).toEqual({
      'edit-oar': 'aa-1',
      'approve-oar': 'aa-2',
    });
  });

  it('lets one person edit and approve targets', () => {
    expect(assigned(cover('edit-target', 'aa-1'), cover('approve-target', 'aa-1'))).not.toBeNull();
  });

  it('cannot let the selector agree', () => {
    expect(
      assigned(cover('select-plan', 'aa-1'), cover('agree-plan-selection', 'aa-1')),
    ).toBeNull();
    expect(
      assigned(cover('select-plan', 'aa-1'), cover('agree-plan-selection', 'aa-1', 'mpe-1')),
    ).toEqual({ 'select-plan': 'aa-1', 'agree-plan-selection': 'mpe-1' });
  });

  it('lets whoever edited OARs agree with another person’s selection', () => {
    expect(
      assigned(
        cover('edit-oar', 'mpe-1'),
        cover('select-plan', 'aa-1'),
        cover('agree-plan-selection', 'mpe-1'),
      ),
    ).toEqual({ 'edit-oar': 'mpe-1', 'select-plan': 'aa-1', 'agree-plan-selection': 'mpe-1' });
  });

  it('gives an earlier step to another person where a later one needs the first', () => {
    expect(assigned(cover('edit-oar', 'aa-1', 'aa-2'), cover('approve-oar', 'aa-1'))).toEqual({
      'edit-oar': 'aa-2',
      'approve-oar': 'aa-1',
    });
  });

  it('keeps people apart in whatever order the steps are listed', () => {
    expect(assigned(cover('approve-oar', 'aa-1'), cover('edit-oar', 'aa-1'))).toBeNull();
    expect(
      assigned(cover('agree-plan-selection', 'aa-1'), cover('select-plan', 'aa-1')),
    ).toBeNull();
  });

  it('cannot give a step that nobody covers', () => {
    expect(assigned(cover('edit-oar', 'aa-1'), cover('select-plan'))).toBeNull();
  });

  it('leaves out what the framework does not have', () => {
    expect(assigned(cover('juggle', 'aa-1'), cover('edit-oar', 'aa-1'))).toEqual({
      'edit-oar': 'aa-1',
    });
  });

  it('keeps nobody apart from a step that the framework does not have', () => {
    const tasks = FRAMEWORK.tasks.filter(({ kind }) => kind !== 'edit' && kind !== 'select');
    const covers = [cover('approve-oar', 'aa-1'), cover('agree-plan-selection', 'aa-1')];
    const found = assignSteps({ ...FRAMEWORK, tasks }, covers);
    expect(found && Object.fromEntries(found)).toEqual({
      'approve-oar': 'aa-1',
      'agree-plan-selection': 'aa-1',
    });
  });

  it('keeps nobody apart by a rule that asks for no second person at the console', () => {
    const tasks = FRAMEWORK.tasks.map((task) =>
      task.id === 'approve-dose-check'
        ? { ...task, distinct: ['not-author', 'signed-no-act', ...task.distinct] as const }
        : task,
    );
    const covers = ['edit-oar', 'select-plan', 'approve-dose-check'].map((task) =>
      cover(task, 'aa-1'),
    );
    expect(assignSteps({ ...FRAMEWORK, tasks }, covers)).not.toBeNull();
  });

  it('has nothing to give where nothing is asked', () => {
    expect(assigned()).toEqual({});
  });
});
