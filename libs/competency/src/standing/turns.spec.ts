import { instant } from '../calendar/days.fixture.ts';
import { shared, sharedWhile } from './shared-workings.ts';
import { firstOf, stretchAt, turnsAt } from './turns.ts';

const MARCH = instant('2026-03-01T00:00:00Z');
const APRIL = instant('2026-04-01T00:00:00Z');
const MAY = instant('2026-05-01T00:00:00Z');

describe('stretches between turns', () => {
  const turns = turnsAt([MAY, MARCH, MAY]);

  it.each([
    ['2026-02-28T23:59:59.999Z', MARCH],
    [MARCH, MAY],
    [APRIL, MAY],
    ['2026-04-30T23:59:59.999Z', MAY],
    [MAY, null],
    ['2030-01-01T00:00:00Z', null],
  ])('%s lies in the stretch that ends at %s', (at, until) => {
    expect(stretchAt(turns, instant(at)).until).toBe(until);
  });

  it('are one object each', () => {
    expect(stretchAt(turns, MARCH)).toBe(stretchAt(turns, APRIL));
    expect(stretchAt(turns, MARCH)).not.toBe(stretchAt(turns, MAY));
  });

  it('are one where nothing turns', () => {
    expect(stretchAt(turnsAt([]), MARCH).until).toBeNull();
  });

  it.each([
    [MARCH, APRIL, MARCH],
    [APRIL, MARCH, MARCH],
    [null, APRIL, APRIL],
    [MARCH, null, MARCH],
    [null, null, null],
  ])('the first of %s and %s is %s', (one, other, first) => {
    expect(firstOf(one, other)).toBe(first);
  });
});

describe('shared workings', () => {
  const turns = turnsAt([APRIL]);
  const before = stretchAt(turns, MARCH);
  const after = stretchAt(turns, APRIL);

  it('are made once for a key and a stretch', () => {
    const share = shared<string | null>();
    const other = shared<string | null>();
    expect(share(before, 'a', () => null)).toBeNull();
    expect(share(before, 'a', () => 'again')).toBeNull();
    expect(share(before, 'b', () => 'another key')).toBe('another key');
    expect(share(after, 'a', () => 'another stretch')).toBe('another stretch');
    expect(other(before, 'a', () => 'another kind')).toBe('another kind');
  });

  it('that hold for their moment alone are made again at the next moment', () => {
    const share = sharedWhile<readonly string[]>(({ length }) => length === 0);
    const [noon, evening] = [{ workings: new Map() }, { workings: new Map() }];
    const unmet = share(before, noon, 'a', () => ['missing on this day']);
    expect(share(before, noon, 'a', () => [])).toBe(unmet);
    expect(share(before, evening, 'a', () => ['missing on the next'])).toEqual([
      'missing on the next',
    ]);
    expect(share(after, evening, 'b', () => [])).toEqual([]);
    expect(share(after, noon, 'b', () => ['never asked'])).toEqual([]);
  });
});
