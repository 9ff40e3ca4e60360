import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { asKnown, inLedgerOrder, type Recorded } from './recorded.ts';
import { recorded } from './recorded.fixture.ts';

const fact = (id: string, index: number, supersedes: string | null = null): Recorded => ({
  ...recorded(),
  id,
  index,
  supersedes,
});
const ids = (facts: readonly Recorded[]): readonly string[] => facts.map(({ id }) => id);

describe('what was known at a ledger index (I13)', () => {
  const facts = [fact('a', 1), fact('b', 3), fact('a2', 5, 'a'), fact('a3', 9, 'a2')];

  it.each([
    [0, []],
    [1, ['a']],
    [2, ['a']],
    [3, ['a', 'b']],
    [4, ['a', 'b']],
    [5, ['b', 'a2']],
    [8, ['b', 'a2']],
    [9, ['b', 'a3']],
    [99, ['b', 'a3']],
  ])('at index %d it is %j', (knownAt, expected) => {
    expect(ids(asKnown(facts, knownAt))).toEqual(expected);
  });

  it('a correction of a fact that is not in the list changes nothing else', () => {
    expect(ids(asKnown([fact('x', 2, 'elsewhere')], 2))).toEqual(['x']);
  });

  it('is in ledger order, however the facts were listed', () => {
    expect(ids(asKnown([fact('b', 3), fact('a', 1)], 9))).toEqual(['a', 'b']);
  });

  it('is the list itself where all of it is known and in order, so that it is read once', () => {
    const all = [fact('a', 0), fact('b', 1), fact('c', 1)];
    expect(asKnown(all, 1)).toBe(all);
    expect(inLedgerOrder(all)).toBe(all);
    const turned = all.toReversed();
    expect(inLedgerOrder(turned)).not.toBe(turned);
    expect(ids(turned)).toEqual(['c', 'b', 'a']);
  });

  it('never depends on what was recorded later', () => {
    expectAlways(
      fc.property(
        fc.array(fc.record({ corrects: fc.option(fc.nat({ max: 9 })) }), { maxLength: 12 }),
        fc.nat({ max: 12 }),
        (rows, knownAt) => {
          const all = rows.map(({ corrects }, place) =>
            fact(`f${place}`, place, corrects !== null && corrects < place ? `f${corrects}` : null),
          );
          const then = all.filter(({ index }) => index <= knownAt);
          expect(ids(asKnown(all, knownAt))).toEqual(ids(asKnown(then, knownAt)));
        },
      ),
    );
  });
});
