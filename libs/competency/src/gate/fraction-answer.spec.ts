import { instant } from '../calendar/days.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  act,
  adapter,
  advancedAdapter,
  department,
  entitledAs,
  physicist,
  question,
} from '../standing/department.fixture.ts';
import type { FractionFacts } from '../treatment/act.ts';
import { fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { decide } from './decide.ts';
import { OF_C7, gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

/** Everything here is recorded before the cases, which each test records anew. */
const WHERE = department();
const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');

function reasonsFor(
  task: string,
  actor: typeof ADAPTER_1,
  fields: Partial<GateQuestion> = {},
  facts: FractionFacts | null = fractionOfC7(),
  knownAt = Infinity,
) {
  const asked = gateQuestion(question(task), actor.person.id, { ...OF_C7, ...fields });
  const at = { at: instant('2026-03-12T12:00:00Z'), knownAt };
  return decide(WHERE, asked, actor, null, facts, at);
}

describe('the case that an act belongs to (I19, F23)', () => {
  const about = { task: 'edit-oar' };

  it('has to be named where the task needs one', () => {
    expect(reasonsFor('edit-oar', ADAPTER_1, { fraction: null }).reasons).toEqual([
      reason('case-required', about),
    ]);
    expect(reasonsFor('edit-oar', ADAPTER_1).reasons).toEqual([]);
  });

  it.each<[string, GateQuestion['fraction'], FractionFacts | null]>([
    ['that is not on file', { case: 'C7', fraction: 3 }, null],
    ['by another reference', { case: 'C8', fraction: 3 }, fractionOfC7()],
    ['by another fraction', { case: 'C7', fraction: 4 }, fractionOfC7()],
    ['with fraction 0', { case: 'C7', fraction: 0 }, fractionOfC7({ fraction: 0 })],
    ['with a broken fraction', { case: 'C7', fraction: 3.5 }, fractionOfC7({ fraction: 3.5 })],
  ])('a case %s is unknown, and that alone is said', (_, named, facts) => {
    expect(reasonsFor('edit-oar', ADAPTER_1, { fraction: named }, facts).reasons).toEqual([
      reason('unknown-case', about),
    ]);
  });

  it('fraction 1 is the first', () => {
    const first = { fraction: { case: 'C7', fraction: 1 } };
    expect(reasonsFor('edit-oar', ADAPTER_1, first, fractionOfC7({ fraction: 1 })).reasons).toEqual(
      [],
    );
  });

  it.each([
    [-1, ['unknown-case']],
    [0, []],
  ])('is known from its own place in the ledger on: %d from it %j (I13)', (later, expected) => {
    const facts = fractionOfC7();
    const { index } = facts.treatmentCase;
    const { reasons } = reasonsFor('edit-oar', ADAPTER_1, {}, facts, index + later);
    expect(reasons.map(({ code }) => code)).toEqual(expected);
  });

  it('what was not known of a fraction does not stand against an act (I13)', () => {
    const facts = fractionOfC7();
    const edited = act('edit-oar', 'aa-1');
    const both = { ...facts, acts: [edited] };
    const { reasons } = reasonsFor('approve-oar', AA_1, {}, both);
    expect(reasons.map(({ code }) => code)).toEqual(['person-edited-oar-in-this-fraction']);
    const before = reasonsFor('approve-oar', AA_1, {}, both, edited.index - 1);
    expect(before.reasons.map(({ code }) => code)).toEqual(['step-missing']);
  });

  it('of a task that needs none is not looked at', () => {
    expect(reasonsFor('support-adaptation', MPE_1, {}, null).outcome).toBe('PERMIT');
    const elsewhere = reasonsFor('support-adaptation', MPE_1, { treatmentSite: 'cervix' });
    expect(elsewhere.outcome).toBe('PERMIT');
  });

  it('what is asked around it is said beside an unknown case', () => {
    const codes = reasonsFor('approve-dose-check', MPE_1, { fraction: null }).reasons;
    expect(codes).toEqual([
      reason('case-required', { task: 'approve-dose-check' }),
      reason('dose-check-result-missing', { task: 'approve-dose-check' }),
    ]);
  });
});
