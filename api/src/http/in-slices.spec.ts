import { setImmediate } from 'node:timers/promises';
import { atOnceOrInSlices, finishedInSlices, inSlices } from './in-slices.ts';

/** Keeps the processor busy. */
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('what is worked out in slices', () => {
  it('gives the results in their order, or the one result', async () => {
    expect(await inSlices([1, 2, 3], (each) => each * 2)).toEqual([2, 4, 6]);
    expect(await inSlices([], String)).toEqual([]);
    const steps = (function* (): Generator<void, string> {
      yield;
      yield;
      return 'done';
    })();
    expect(await finishedInSlices(steps)).toBe('done');
  });

  it('lets others go on between its steps', async () => {
    let steps = 0;
    const seen: number[] = [];
    const long = inSlices(Array.from({ length: 10 }), () => {
      work(6);
      steps += 1;
    });
    while (steps < 10) {
      seen.push(steps);
      await setImmediate();
    }
    await long;
    expect(seen.length).toBeGreaterThan(5);
  });

  it('is given at once where it is soon done, and later where it is not', async () => {
    const items = Array.from({ length: 30 }, (_, place) => place);
    expect(atOnceOrInSlices(items, String)).toEqual(items.map(String));
    const slowly = atOnceOrInSlices(items, (each) => {
      work(1);
      return String(each);
    });
    expect(Array.isArray(slowly)).toBe(false);
    expect(await slowly).toEqual(items.map(String));
  });

  it('ends with the first error', async () => {
    const broken = inSlices([1, 2, 3], (each) => {
      if (each === 2) throw new Error('Two');
      return each;
    });
    await expect(broken).rejects.toThrow('Two');
  });
});
