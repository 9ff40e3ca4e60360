import { readFileSync } from 'node:fs';
import type { PolicyDocument } from '@oart/competency';
import { POLICY_TOPICS, policyDifference, policySentences } from './policy-sentences.ts';

const DEFAULTS = JSON.parse(
  readFileSync(
    new URL('../../../competency/documents/oart-policy-defaults.json', import.meta.url),
    'utf8',
  ),
) as PolicyDocument;

/** What identifies a document and sets nothing. */
const OF_THE_DOCUMENT = ['schema', 'schemaVersion', 'number'];
const OTHERWISE: Readonly<Record<string, string>> = {
  inheritance: 'off',
  reviewCorrection: 'strict',
  sameTargetSelectionDoseCheck: 'deny',
};

type Json = Readonly<Record<string, unknown>>;

/** The policy with each of its values set otherwise, one at a time, by the path of the value. */
function eachSetOtherwise(policy: Json, path = ''): readonly (readonly [string, Json])[] {
  return Object.entries(policy).flatMap(([key, value]) => {
    const own = `${path}/${key}`;
    if (path === '' && OF_THE_DOCUMENT.includes(key)) return [];
    if (typeof value === 'object') {
      return eachSetOtherwise(value as Json, own).map(
        ([at, changed]) => [at, { ...policy, [key]: changed }] as const,
      );
    }
    const other =
      typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : OTHERWISE[key];
    return [[own, { ...policy, [key]: other }] as const];
  });
}

describe('a policy in words', () => {
  it.each(eachSetOtherwise(DEFAULTS as unknown as Json))(
    'says %s: set otherwise, one sentence reads otherwise',
    (_, changed) => {
      const difference = policyDifference(DEFAULTS, changed as unknown as PolicyDocument);
      expect(difference).toHaveLength(1);
      expect(difference[0]?.from).not.toBe(difference[0]?.to);
    },
  );

  it('has each rule once, and something to say of every topic', () => {
    const sentences = policySentences(DEFAULTS);
    expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
    expect([...new Set(sentences.map(({ topic }) => topic))]).toEqual(POLICY_TOPICS);
    for (const { sentence } of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('differs in nothing from one that sets the same under another number', () => {
    expect(policyDifference(DEFAULTS, { ...DEFAULTS, number: 2 })).toEqual([]);
  });

  it('counts as English does', () => {
    const { currency, offlineReview } = DEFAULTS;
    const one = {
      ...DEFAULTS,
      currency: { ...currency, fractions: 1, window: { years: 1, months: 1 } },
      offlineReview: { ...offlineReview, days: 1 },
    };
    expect(policyDifference(DEFAULTS, one).map(({ to }) => to)).toEqual([
      'Practice is recent with 1 fraction of independent acts within 1 year and 1 month.',
      'A selection is reviewed offline within 1 day, and before fraction 3 or the last one, whichever comes first.',
    ]);
  });

  it('says that nothing is announced where it is announced on no day', () => {
    const { currency, entitlement } = DEFAULTS;
    const silent = {
      ...DEFAULTS,
      currency: { ...currency, dueSoonDays: 0 },
      entitlement: { ...entitlement, expiresSoonDays: 0 },
    };
    expect(policyDifference(DEFAULTS, silent).map(({ to }) => to)).toEqual([
      'That practice runs out is not announced.',
      'Its end is not announced.',
    ]);
  });
});
