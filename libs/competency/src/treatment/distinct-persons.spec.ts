import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { person } from '../person/recorded.fixture.ts';
import { act, ETHOS } from '../standing/department.fixture.ts';
import type { Act } from './act.ts';
import { distinctPersons } from './distinct-persons.ts';
import type { IntendedAct } from './intended-act.ts';
import { reviewCorrectionNotices } from './review-correction.ts';

function intend(task: string, actor: string, fields: Partial<IntendedAct> = {}): IntendedAct {
  const asked = FRAMEWORK.tasks.find(({ id }) => id === task);
  if (asked === undefined) throw new Error(`No such task: ${task}`);
  return {
    task: asked,
    unit: ETHOS,
    treatmentSite: 'prostate',
    actor: person(actor),
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    correctedStructures: [],
    ...fields,
  };
}

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
  });
});
