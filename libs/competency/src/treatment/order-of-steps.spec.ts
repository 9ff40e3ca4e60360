import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { act } from '../standing/department.fixture.ts';
import type { Act } from './act.ts';
import { orderReasons } from './order-of-steps.ts';

const ORDER = [
  'edit-oar',
  'approve-oar',
  'edit-target',
  'approve-target',
  'select-plan',
  'agree-plan-selection',
  'approve-dose-check',
] as const;

/** The steps up to and with `last`, a minute apart, each by somebody else. */
function stepsTo(last: (typeof ORDER)[number], from = 10): readonly Act[] {
  return ORDER.slice(0, ORDER.indexOf(last) + 1).map((task, minute) =>
    act(task, `person-${String(minute)}`, {
      when: `2026-03-12T${String(from)}:0${String(minute)}:00Z`,
    }),
  );
}

function reasonsFor(task: string, acts: readonly Act[]): readonly string[] {
  const asked = FRAMEWORK.tasks.find(({ id }) => id === task);
  if (asked === undefined) throw new Error(`No such task: ${task}`);
  return orderReasons(FRAMEWORK, asked, acts).map(
    ({ code, about }) => `${code} ${about.earlierTask ?? ''}`,
  );
}

describe('the order of a fraction (F20, F21)', () => {
  it('lets the first step begin', () => {
    expect(reasonsFor('edit-oar', [])).toEqual([]);
  });

  it.each(ORDER.slice(1).map((task, place) => [task, ORDER[place]] as const))(
    'lets %s follow %s',
    (task, before) => {
      expect(reasonsFor(task, stepsTo(before ?? 'edit-oar'))).toEqual([]);
    },
  );

  it('names every step that is missing, edits included', () => {
    expect(reasonsFor('approve-target', [act('approve-oar', 'aa-1')])).toEqual([
      'step-missing edit-oar',
      'step-missing edit-target',
    ]);
  });

  it('counts "reviewed, no change needed" as the edit', () => {
    const acts = [act('edit-oar', 'adapter-1', { outcome: 'no-change-needed' })];
    expect(reasonsFor('approve-oar', acts)).toEqual([]);
  });

  it('voids every act of later steps with a new edit, target edits included', () => {
    const acts = [
      ...stepsTo('agree-plan-selection'),
      act('edit-oar', 'adapter-1', { when: '2026-03-12T11:00:00Z', outcome: 'no-change-needed' }),
    ];
    expect(reasonsFor('approve-dose-check', acts)).toEqual([
      'step-void approve-oar',
      'step-void edit-target',
      'step-void approve-target',
      'step-void select-plan',
      'step-void agree-plan-selection',
    ]);
    expect(reasonsFor('approve-oar', acts)).toEqual([]);
  });

  it('voids agreement and dose check with a new selection', () => {
    const acts = [
      ...stepsTo('approve-dose-check'),
      act('select-plan', 'aa-1', { when: '2026-03-12T11:00:00Z' }),
    ];
    expect(reasonsFor('approve-dose-check', acts)).toEqual(['step-void agree-plan-selection']);
  });

  it('does not void anything with a second approval', () => {
    const acts = [
      ...stepsTo('select-plan'),
      act('approve-target', 'aa-1', { when: '2026-03-12T11:00:00Z' }),
    ];
    expect(reasonsFor('agree-plan-selection', acts)).toEqual([]);
  });

  it('voids what was built on contours that an approver corrected', () => {
    const acts = [
      ...stepsTo('approve-target'),
      act('approve-oar', 'aa-1', { when: '2026-03-12T11:00:00Z', correctedStructures: ['rectum'] }),
    ];
    expect(reasonsFor('select-plan', acts)).toEqual([
      'step-void edit-target',
      'step-void approve-target',
    ]);
  });

  it('does not let an act without entitlement carry a step, but lets it void', () => {
    const without = act('edit-oar', 'adapter-1', { mode: 'without-entitlement' });
    expect(reasonsFor('approve-oar', [without])).toEqual(['step-missing edit-oar']);
    const later = act('edit-oar', 'adapter-1', {
      mode: 'without-entitlement',
      when: '2026-03-12T11:00:00Z',
    });
    expect(reasonsFor('edit-target', [...stepsTo('approve-oar'), later])).toEqual([
      'step-void approve-oar',
    ]);
  });

  it('asks nothing of tasks outside the order', () => {
    expect(reasonsFor('support-adaptation', [])).toEqual([]);
  });
});
