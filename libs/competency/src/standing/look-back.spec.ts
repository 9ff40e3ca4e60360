import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { act, advancedAdapter, entitlement } from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { lookBack } from './look-back.ts';

const base = advancedAdapter('aa-1');
const [item] = base.evidence;
if (item === undefined) throw new Error('The fixture has evidence');

const relying = entitlement('aa-1', 'advanced-adapter', {
  tasks: ['approve-oar', 'edit-oar'],
  basis: [{ kind: 'evidence', id: item.id, sha256: '0' }],
});
const other = entitlement('aa-1', 'advanced-adapter', { tasks: ['select-plan'] });
const on = (task: string, when: string, fields = {}) => act(task, 'aa-1', { when, ...fields });

const before = on('approve-oar', '2026-03-01T23:00:00Z');
const since = on('approve-oar', '2026-03-02T09:00:00Z');
const elsewhere = on('select-plan', '2026-03-03T09:00:00Z');
const supervised = act('edit-oar', 'trainee-1', {
  supervisor: person('aa-1'),
  when: '2026-03-04T09:00:00Z',
});
const facts: PersonFacts = {
  ...base,
  entitlements: [relying, other],
  acts: [before, since, elsewhere, supervised],
};

describe('the look-back list (I12, scenario 35)', () => {
  const given = [
    assessment({
      assessor: person('aa-1'),
      skill: 'oar-outlining',
      performedOn: day('2026-03-05'),
    }),
    assessment({
      assessor: person('aa-1'),
      skill: 'oar-outlining',
      performedOn: day('2026-03-01'),
    }),
    assessment({
      assessor: person('aa-1'),
      skill: 'plan-selection',
      performedOn: day('2026-03-05'),
    }),
    assessment({
      assessor: person('aa-2'),
      skill: 'oar-outlining',
      performedOn: day('2026-03-05'),
    }),
  ];
  const decision = (id: string, of: typeof relying, when: string) => ({
    id,
    entitlement: of.id,
    supervised: null,
    on: day(when),
  });
  const behind = (id: string, task: string, when: string) => ({
    id,
    entitlement: null,
    supervised: { task, treatmentSite: 'prostate' },
    on: day(when),
  });
  const found = lookBack(FRAMEWORK, facts, item.id, day('2026-03-02'), given, [
    decision('d1', relying, '2026-03-01'),
    decision('d2', relying, '2026-03-02'),
    decision('d3', other, '2026-03-02'),
    { ...decision('d4', relying, '2026-03-02'), entitlement: null },
    behind('s1', 'edit-oar', '2026-03-01'),
    behind('s2', 'edit-oar', '2026-03-04'),
    behind('s3', 'select-plan', '2026-03-04'),
    {
      ...behind('s4', 'edit-oar', '2026-03-04'),
      supervised: { task: 'edit-oar', treatmentSite: 'x' },
    },
  ]);

  it('lists acts and supervised acts that relied on the record since its day', () => {
    expect(found.acts).toEqual([since.id]);
    expect(found.supervisedActs).toEqual([supervised.id]);
  });

  it('lists assessments that the holder gave in the skills concerned', () => {
    expect(found.assessmentsGiven).toEqual([given[0]?.id]);
  });

  it('lists assessments that the holder gave by the entitlement itself, whatever the skill', () => {
    const givenBy = (of: typeof relying) =>
      assessment({
        assessor: person('aa-1'),
        skill: 'mobius-approval',
        performedOn: day('2026-03-05'),
        qualification: { kind: 'level-p', assessment: item.id as never, entitlement: of.id },
      });
    const [own, foreign] = [givenBy(relying), givenBy(other)];
    const list = lookBack(FRAMEWORK, facts, item.id, day('2026-03-02'), [own, foreign], []);
    expect(list.assessmentsGiven).toEqual([own.id]);
  });

  it('lists decisions by the entitlements that rest on it, of acts and of supervised acts', () => {
    expect(found.entitlements).toEqual([relying.id]);
    expect(found.decisions).toEqual(['d2', 's2']);
  });
});
