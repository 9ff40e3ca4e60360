import type { PolicyDocument } from '@oart/competency';
import { withValue } from './document-edits';
import { POLICY } from './policy.fixture';
import { policyFaults, policyForm } from './policy-form';

const fieldsOf = (policy: PolicyDocument) => policyForm(policy).flatMap(({ fields }) => fields);
const faultsWith = (changes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    policyFaults(
      Object.entries(changes).reduce<PolicyDocument>(
        (policy, [pointer, value]) => withValue(policy, pointer, value),
        POLICY,
      ),
    ),
  );

type Json = Readonly<Record<string, unknown>>;

/** The pointers of all that a document holds. */
function pointersIn(value: Json, path = ''): readonly string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? pointersIn(inner as Json, `${path}/${key}`) : [`${path}/${key}`],
  );
}

describe('the form of a policy', () => {
  it('asks for every value once, and shows what stands there', () => {
    const setByTheProduct = ['/schema', '/schemaVersion', '/number', '/adopted'];
    const asked = fieldsOf(POLICY).map(({ pointer }) => pointer);
    const held = pointersIn(POLICY as unknown as Json);
    expect([...asked].sort()).toEqual(
      held.filter((pointer) => !setByTheProduct.includes(pointer)).sort(),
    );
    for (const { value } of fieldsOf(POLICY)) expect(value).toBeDefined();
  });

  it('offers what stands there among its choices', () => {
    const chosen = fieldsOf(POLICY).filter(({ kind }) => kind === 'choice');
    expect(chosen).toHaveLength(3);
    for (const { choices, value } of chosen) expect(choices.map(({ id }) => id)).toContain(value);
  });
});

describe('a fault of a policy', () => {
  it.each([
    ['/currency/fractions', 0],
    ['/currency/fractions', 1.5],
    ['/currency/fractions', null],
    ['/currency/fractions', 100_001],
    ['/offlineReview/days', -1],
    ['/waiver/longest/months', -1],
    ['/waiver/longest/years', 101],
  ])('stands at %s where it is %s', (pointer, value) => {
    expect(faultsWith({ [pointer]: value })).toEqual({
      [pointer]: expect.stringMatching(/^Enter a whole number from [01] to /) as unknown,
    });
  });

  it('is none at the bounds', () => {
    const bounds = { '/currency/dueSoonDays': 0, '/currency/restorationFractions': 1 };
    expect(faultsWith({ ...bounds, '/breakGlass/longestMinutes': 100_000 })).toEqual({});
  });

  it('is a span of nothing, more cases than fractions, and a return before the warning', () => {
    expect(faultsWith({ '/waiver/longest/months': 0 })).toEqual({
      '/waiver/longest/months': 'Enter at least one month or one year.',
    });
    expect(faultsWith({ '/currency/distinctCases': 5 })).toEqual({});
    expect(faultsWith({ '/currency/distinctCases': 6 })).toEqual({
      '/currency/distinctCases': 'Enter no more cases than fractions.',
    });
    expect(faultsWith({ '/absence/supervisedReturnDays': 90 })).toEqual({});
    expect(faultsWith({ '/absence/supervisedReturnDays': 89 })).toEqual({
      '/absence/supervisedReturnDays': 'Enter no less than the days that warn.',
    });
  });
});
