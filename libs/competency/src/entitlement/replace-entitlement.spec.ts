import { day, moment } from '../calendar/days.fixture.ts';
import type { EntitlementId } from '../person/ids.ts';
import { accepted, adapter, entitlement, headOfPhysics } from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { replaceEntitlement } from './replace-entitlement.ts';

const NOW = moment('2026-03-12T12:00:00Z');
const held = entitlement('adapter-1', 'adapter');
const waiting = entitlement('adapter-1', 'adapter', { id: 'waiting' as EntitlementId });
const advanced = entitlement('adapter-1', 'advanced-adapter', { id: 'advanced' as EntitlementId });
const holder: PersonFacts = {
  ...adapter(),
  entitlements: [held, waiting, advanced],
  acceptances: [accepted(held)],
};

/** Kinds of what stands against it, by the head of physics on 12 March. */
function against(
  replaces: string | null,
  { role = 'adapter', facts = holder, entitler = headOfPhysics() } = {},
): readonly (readonly [string, string])[] {
  const answer = replaceEntitlement(
    facts,
    entitler,
    { role, replaces: replaces as EntitlementId | null },
    NOW,
  );
  return answer.kind === 'refused'
    ? answer.refusals.map(({ kind, pointer }) => [kind, pointer])
    : [];
}

describe('what a new entitlement replaces (F19)', () => {
  it.each([
    ['nothing', null, 'adapter'],
    ['one of the same role', held.id, 'adapter'],
    ['one that waits for its holder', 'waiting', 'adapter'],
    ['the other, in its role', 'advanced', 'advanced-adapter'],
  ])('may be %s', (_, replaces, role) => {
    expect(against(replaces, { role })).toEqual([]);
  });

  it.each([
    ['one of another role', 'advanced'],
    ['one that this person does not hold', 'elsewhere'],
  ])('is not %s', (_, replaces) => {
    expect(against(replaces)).toEqual([['not-held-in-this-role', '/replaces']]);
  });

  it.each([
    ['on its last day', '2026-03-12', []],
    ['the day after', '2026-03-11', [['no-longer-open', '/replaces']]],
  ])('is open: %s', (_, last, expected) => {
    const over = { ...held, expiresOn: day(last) };
    expect(against(held.id, { facts: { ...holder, entitlements: [over] } })).toEqual(expected);
  });

  it('lies whole within the delegation of whoever entitles, as what is withdrawn does', () => {
    const both = { ...held, scope: { ...held.scope, treatmentSites: ['bladder', 'cervix'] } };
    const facts = { ...holder, entitlements: [both] };
    const all = headOfPhysics();
    const delegated = (treatmentSites: readonly string[]): PersonFacts => ({
      ...all,
      delegations: all.delegations.map((each) => ({ ...each, treatmentSites })),
    });
    const missing = [['delegation-missing', '/replaces']];
    expect(against(both.id, { facts, entitler: delegated(['bladder', 'cervix']) })).toEqual([]);
    expect(against(both.id, { facts, entitler: delegated(['cervix']) })).toEqual(missing);
  });
});
