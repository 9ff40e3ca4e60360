import { day } from '../calendar/days.fixture.ts';
import { evidence, verified } from '../evidence/evidence.fixture.ts';
import { FRAMEWORK, version } from '../framework/documents.fixture.ts';
import { reason } from '../reason/reason.ts';
import { askedQuestion } from './circumstances.ts';
import {
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  oncologist,
  question,
  scope,
  uterusByTheEndOfApril,
} from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { judge, type Judgement } from './judgement.ts';

const NOON = '2026-03-12T12:00:00Z';

/** The person's first entitlement judged for a task at prostate. */
function judged(facts: PersonFacts, task: string, at = NOON, where = department()): Judgement {
  const asked = askedQuestion(where, question(task), asOf(at));
  const [granted] = facts.entitlements;
  if (asked.kind === 'unknown' || granted === undefined) throw new Error('Nothing to judge');
  return judge(asked.circumstances, facts, asked.cells[0], granted);
}

describe('an entitlement judged for a cell', () => {
  it.each([
    [
      'a task of another role',
      entitlement('adapter-1', 'adapter'),
      'approve-target',
      reason('task-not-in-role', { task: 'approve-target', role: 'adapter' }),
    ],
    [
      'a task that it does not list',
      entitlement('adapter-1', 'adapter', { tasks: [] }),
      'edit-oar',
      reason('task-not-in-entitlement', { task: 'edit-oar', role: 'adapter' }),
    ],
    [
      'another treatment site',
      entitlement('adapter-1', 'adapter', { scope: scope({ treatmentSites: ['bladder'] }) }),
      'edit-oar',
      reason('site-not-in-scope', { treatmentSite: 'prostate' }),
    ],
  ])('does not fit %s, and says nothing of competence (F27)', (_, granted, task, misfit) => {
    const { state, ...others } = judged(holding(adapter(), granted), task);
    expect(state.kind).toBe('active');
    expect(others).toEqual({
      entitlement: granted,
      fits: false,
      reasons: [misfit],
      currency: [],
      requirements: [],
      restsUntil: null,
    });
  });

  it('of a framework version that nobody has is never a yes (I1)', () => {
    const facts = entitledAs(adapter(), 'adapter', { frameworkVersion: 9 });
    expect(judged(facts, 'edit-oar')).toMatchObject({
      reasons: [reason('no-framework-in-force')],
      requirements: [],
      restsUntil: '2026-08-01',
    });
  });

  it('names role and task where nothing at all is asked for (I1)', () => {
    const roles = FRAMEWORK.roles.map((role) => ({ ...role, prerequisites: [] }));
    const where = department({ frameworks: [version('2025-01-01', { roles })] });
    const facts = entitledAs(oncologist(), 'clinical-oncologist');
    expect(judged(facts, 'review-offline', NOON, where).reasons).toEqual([
      reason('nothing-required', { role: 'clinical-oncologist', task: 'review-offline' }),
    ]);
  });

  it('counts recent practice for the tasks that ask for it, though others have the same skills', () => {
    const tasks = FRAMEWORK.tasks.map((task) =>
      task.id === 'approve-oar' ? { ...task, currencyApplies: false } : task,
    );
    const where = department({ frameworks: [version('2025-01-01', { tasks })] });
    const facts = entitledAs(advancedAdapter(), 'advanced-adapter');
    const after = '2026-08-02T12:00:00Z';
    for (const task of ['edit-oar', 'approve-oar', 'edit-oar']) {
      const { currency, reasons, restsUntil } = judged(facts, task, after, where);
      const asked = task === 'edit-oar' ? 2 : 0;
      expect([task, currency.length, reasons.length]).toEqual([task, asked, asked]);
      expect(restsUntil).toBeNull();
    }
    const before = judged(facts, 'approve-oar', NOON, where);
    expect([before.currency, before.restsUntil]).toEqual([[], null]);
  });
});

describe('what a judgement rests on', () => {
  const limited = (dir: string | null, training: string | null): PersonFacts => {
    const facts = entitledAs(adapter(), 'adapter');
    const item = evidence({
      type: 'equipment-training',
      skill: null,
      validUntil: training === null ? null : day(training),
    });
    return {
      ...facts,
      evidence: [
        ...facts.evidence.map((each) =>
          each.skill === 'dir-evaluation' && dir !== null
            ? { ...each, validUntil: day(dir) }
            : each,
        ),
        item,
      ],
      evidenceReviews: [...facts.evidenceReviews, verified(item)],
    };
  };

  it.each([
    ['recent practice', null, null, NOON, '2026-08-01'],
    ['a record', '2026-04-30', null, NOON, '2026-04-30'],
    ['a record that ends today', '2026-03-12', null, NOON, '2026-03-12'],
    ['training', null, '2026-04-15', NOON, '2026-04-15'],
    ['a record before training', '2026-04-30', '2026-05-15', NOON, '2026-04-30'],
    ['training before a record', '2026-04-30', '2026-04-15', NOON, '2026-04-15'],
    ['training that ended before', null, '2026-03-11', NOON, '2026-08-01'],
    ['nothing any more', null, null, '2026-08-02T12:00:00Z', null],
  ])('ends first with %s', (_, dir, training, at, restsUntil) => {
    expect(judged(limited(dir, training), 'edit-oar', at).restsUntil).toBe(restsUntil);
  });

  it('ends with the deadline of a change to come, and no more once it has passed', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const where = uterusByTheEndOfApril();
    expect(judged(facts, 'edit-oar', NOON, where).restsUntil).toBe('2026-04-30');
    expect(judged(facts, 'edit-oar', '2026-05-01T12:00:00Z', where).restsUntil).toBe('2026-08-01');
  });
});
