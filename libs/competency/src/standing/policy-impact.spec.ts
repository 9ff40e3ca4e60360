import type { PolicyDocument } from '../framework/policy.ts';
import type { UnitId } from '../person/ids.ts';
import {
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  ETHOS,
  policy,
  question,
  scope,
  SITES,
  unit,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import { departmentWithPolicy, policyImpact } from './policy-impact.ts';

const KNOWN = 100_000;
// Months after the grant, of which six count by the defaults, and nothing done since.
const NOW = asOf('2026-05-04T12:00:00Z', KNOWN);
const holder = entitledAs(adapter(), 'adapter');
const DEFAULTS = policy().document;
const ONE_MONTH: PolicyDocument = {
  ...DEFAULTS,
  currency: { ...DEFAULTS.currency, window: { years: 0, months: 1 } },
};

const impact = (
  proposed: PolicyDocument,
  facts: PersonFacts = holder,
  held: PolicyDocument = DEFAULTS,
) =>
  policyImpact(
    departmentWithPolicy(department({ policies: [policy(held)] }), proposed, NOW),
    facts,
  );

describe('the impact of a proposed policy', () => {
  it('is nothing where it sets the same, and everything held is kept', () => {
    const { lost, regained, kept } = impact({ ...DEFAULTS, number: 2, adopted: true });
    expect([lost, regained]).toEqual([[], []]);
    expect(kept).toBeGreaterThan(0);
  });

  it('is every task that a shorter window of recent practice takes now, with the reason', () => {
    const { lost, kept, person } = impact(ONE_MONTH);
    expect([lost.length, kept, person]).toEqual([impact(DEFAULTS).kept, 0, holder.person.id]);
    expect(new Set(lost.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
      new Set(['recent-practice-lapsed']),
    );
  });

  it('is what a longer window gives back now', () => {
    const { lost, regained, kept } = impact(DEFAULTS, holder, ONE_MONTH);
    expect([lost, kept]).toEqual([[], 0]);
    expect(regained).toEqual(impact(ONE_MONTH).lost.map(({ question: asked }) => asked));
  });

  it('is the inherited tasks alone where inheritance is switched off', () => {
    const advanced = entitledAs(advancedAdapter(), 'advanced-adapter');
    const { lost, kept } = impact({ ...DEFAULTS, inheritance: 'off' }, advanced);
    expect(new Set(lost.map(({ question: { task } }) => task))).toEqual(new Set(['edit-oar']));
    expect(kept).toBe(impact(DEFAULTS, advanced).kept - lost.length);
  });

  it('looks at every unit', () => {
    const second = 'ethos-2' as UnitId;
    const where = department({ units: [unit(), unit({ id: second })] });
    const both = entitledAs(adapter(), 'adapter', { scope: scope({ units: [ETHOS, second] }) });
    const { lost } = policyImpact(departmentWithPolicy(where, ONE_MONTH, NOW), both);
    expect(lost).toHaveLength(2 * SITES.length);
    expect(new Set(lost.map(({ question: asked }) => asked.unit))).toEqual(
      new Set([ETHOS, second]),
    );
  });

  it('is nothing for who holds nothing', () => {
    expect(impact(ONE_MONTH, adapter())).toMatchObject({ lost: [], regained: [], kept: 0 });
  });

  it('says what the rules say once the policy is approved', () => {
    const { before, after } = departmentWithPolicy(department(), ONE_MONTH, NOW);
    const asked = question('edit-oar');
    expect(standing(before, holder, asked, NOW).answer).toBe('yes');
    expect(standing(after, holder, asked, NOW).state).toBe('paused-recent-practice');
  });
});
