import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { person } from '../person/recorded.fixture.ts';
import { act } from '../standing/department.fixture.ts';
import type { Act } from './act.ts';
import { distinctPersons } from './distinct-persons.ts';
import type { IntendedAct } from './intended-act.ts';
import { intend } from './intended.fixture.ts';
import { reviewCorrectionNotices } from './review-correction.ts';

function check(intended: IntendedAct, acts: readonly Act[], policy: Partial<PolicyDocument> = {}) {
  const { reasons, notices } = distinctPersons(FRAMEWORK, { ...POLICY, ...policy }, intended, acts);
  return [...reasons.map(({ code }) => code), ...notices.map(({ code }) => `(${code})`)];
}

describe('distinct persons (I10)', () => {
  it.each([
    ['another person edited', [act('edit-oar', 'adapter-1')], []],
    ['they edited', [act('edit-oar', 'aa-1')], ['person-edited-oar-in-this-fraction']],
    [
      'they supervised the edit',
      [act('edit-oar', 'trainee-1', { supervisor: person('aa-1') })],
      ['person-edited-oar-in-this-fraction'],
    ],
    [
      'they edited without entitlement',
      [act('edit-oar', 'aa-1', { mode: 'without-entitlement' })],
      ['person-edited-oar-in-this-fraction'],
    ],
    [
      'they edited and somebody edited again, so that their edit is no longer the last',
      [act('edit-oar', 'aa-1'), act('edit-oar', 'adapter-1', { when: '2026-03-12T11:00:00Z' })],
      ['person-edited-oar-in-this-fraction'],
    ],
    ['they edited the target only', [act('edit-target', 'aa-1')], []],
    [
      'they corrected while approving without entitlement',
      [
        act('approve-oar', 'aa-1', {
          mode: 'without-entitlement',
          correctedStructures: ['rectum'],
        }),
      ],
      ['person-edited-oar-in-this-fraction'],
    ],
    [
      'they approved without entitlement and corrected nothing',
      [act('approve-oar', 'aa-1', { mode: 'without-entitlement' })],
      [],
    ],
    [
      'they corrected while approving in their own right',
      [act('approve-oar', 'aa-1', { correctedStructures: ['rectum'] })],
      [],
    ],
    [
      'they corrected targets while approving without entitlement',
      [
        act('approve-target', 'aa-1', {
          mode: 'without-entitlement',
          correctedStructures: ['ctv'],
        }),
      ],
      [],
    ],
  ])('asked to approve OARs when %s', (_, acts, expected) => {
    expect(check(intend('approve-oar', 'aa-1'), acts)).toEqual(expected);
  });

  it('counts the hands of the named supervisor', () => {
    const intended = intend('approve-oar', 'aa-2', { supervisor: person('aa-1') });
    expect(check(intended, [act('edit-oar', 'aa-1')])).toEqual([
      'person-edited-oar-in-this-fraction',
    ]);
  });

  it('counts a selection that a later one made void', () => {
    const acts = [
      act('select-plan', 'mpe-1'),
      act('select-plan', 'aa-1', { when: '2026-03-12T11:00:00Z' }),
    ];
    expect(check(intend('agree-plan-selection', 'mpe-1'), acts)).toEqual([
      'person-selected-the-plan',
    ]);
  });

  it('lets one person edit and approve a target, and tags it', () => {
    expect(check(intend('approve-target', 'aa-1'), [act('edit-target', 'aa-1')])).toEqual([
      '(same-person-edited-and-approved-target)',
    ]);
    expect(check(intend('approve-target', 'aa-1'), [act('edit-target', 'aa-2')])).toEqual([]);
  });

  it.each([
    ['target and selection', ['approve-target', 'select-plan'], true],
    ['the target alone', ['approve-target'], false],
    ['the selection alone', ['select-plan'], false],
    ['OARs and selection', ['approve-oar', 'select-plan'], false],
  ])('looks for one person over %s at the dose check', (_, tasks, warned) => {
    const acts = tasks.map((task) => act(task, 'aa-1'));
    expect(check(intend('approve-dose-check', 'aa-1'), acts)).toEqual(
      warned ? ['(same-person-target-selection-dose-check)'] : [],
    );
  });

  it('looks for one person, not for two who share the work', () => {
    const shared = [act('approve-target', 'aa-2'), act('select-plan', 'aa-1')];
    expect(check(intend('approve-dose-check', 'aa-1'), shared)).toEqual([]);
    const both = intend('approve-dose-check', 'aa-1', { supervisor: person('aa-2') });
    expect(check(both, shared)).toEqual([]);
  });

  it('looks at the supervisor as well, of the dose check and of the earlier acts', () => {
    const acts = ['approve-target', 'select-plan'].map((task) =>
      act(task, 'trainee-1', { supervisor: person('aa-1') }),
    );
    const warned = ['(same-person-target-selection-dose-check)'];
    expect(check(intend('approve-dose-check', 'aa-1'), acts)).toEqual(warned);
    const supervised = intend('approve-dose-check', 'trainee-2', { supervisor: person('aa-1') });
    expect(check(supervised, acts)).toEqual(warned);
    expect(check(intend('approve-dose-check', 'aa-2'), acts)).toEqual([]);
  });

  it('takes the last approval before the selection for that of the target, in whatever order listed', () => {
    const acts = ['approve-target', 'select-plan'].map((task) => act(task, 'aa-1'));
    const { notices } = distinctPersons(
      { ...FRAMEWORK, tasks: FRAMEWORK.tasks.toReversed() },
      POLICY,
      intend('approve-dose-check', 'aa-1'),
      acts,
    );
    expect(notices.map(({ code }) => code)).toEqual(['same-person-target-selection-dose-check']);
  });

  it('says which task it speaks of', () => {
    const { reasons } = distinctPersons(FRAMEWORK, POLICY, intend('approve-oar', 'aa-1'), [
      act('edit-oar', 'aa-1'),
    ]);
    expect(reasons).toMatchObject([{ about: { task: 'approve-oar' } }]);
    const { notices } = distinctPersons(
      FRAMEWORK,
      POLICY,
      intend('approve-dose-check', 'aa-1'),
      ['approve-target', 'select-plan'].map((task) => act(task, 'aa-1')),
    );
    expect(notices).toMatchObject([{ about: { task: 'approve-dose-check' } }]);
  });

  it('lets nobody review offline who signed or supervised an act of the fraction', () => {
    const review = intend('review-offline', 'cco-1');
    const acted = ['person-acted-in-this-fraction'];
    expect(check(review, [act('edit-oar', 'cco-1')])).toEqual(acted);
    expect(check(review, [act('edit-oar', 'aa-1', { supervisor: person('cco-1') })])).toEqual(
      acted,
    );
    expect(check(review, [act('edit-oar', 'aa-1')])).toEqual([]);
  });

  it('leaves the author of a protocol to the protocol', () => {
    expect(check(intend('approve-protocol', 'cco-1'), [act('edit-oar', 'cco-1')])).toEqual([]);
  });

  it('denies the same person on all three where policy says so', () => {
    const acts = ['approve-target', 'select-plan'].map((task) => act(task, 'aa-1'));
    const denied = check(intend('approve-dose-check', 'aa-1'), acts, {
      sameTargetSelectionDoseCheck: 'deny',
    });
    expect(denied).toEqual(['person-selected-the-plan']);
  });
});

describe('a correction during review (domain.md 10.3)', () => {
  const correcting = intend('approve-oar', 'aa-1', { correctedStructures: ['rectum', 'bladder'] });

  it.each([
    [
      'is permitted beside another person’s live edit',
      [act('edit-oar', 'adapter-1')],
      'permit',
      [],
    ],
    [
      'is an edit under policy strict',
      [act('edit-oar', 'adapter-1')],
      'strict',
      ['person-edited-oar-in-this-fraction'],
    ],
    ['is an edit where nobody edited', [], 'permit', ['person-edited-oar-in-this-fraction']],
    [
      'is an edit where somebody edited the target alone',
      [act('edit-target', 'adapter-1')],
      'permit',
      ['person-edited-oar-in-this-fraction'],
    ],
    [
      'is an edit beside an edit without entitlement',
      [act('edit-oar', 'adapter-1', { mode: 'without-entitlement' })],
      'permit',
      ['person-edited-oar-in-this-fraction'],
    ],
  ] as const)('%s', (_, acts, reviewCorrection, expected) => {
    expect(check(correcting, acts, { reviewCorrection })).toEqual(expected);
  });

  it('is tagged for offline review, one notice for each structure', () => {
    expect(reviewCorrectionNotices(correcting).map(({ about }) => about.structure)).toEqual([
      'rectum',
      'bladder',
    ]);
    expect(reviewCorrectionNotices(intend('approve-oar', 'aa-1'))).toEqual([]);
    const editing = intend('edit-oar', 'aa-1', { correctedStructures: ['rectum'] });
    expect(reviewCorrectionNotices(editing)).toHaveLength(0);
  });
});
