import { setImmediate } from 'node:timers/promises';

/** How long other work waits for a long list, in ms. */
const SLICE_MS = 5;

/** Items of a list between two looks at the clock: one takes less than half a millisecond, mostly a few microseconds. */
const IN_A_ROW = 8;

/** Works out something step by step without holding up the feed, or anybody else who asks. */
export async function finishedInSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** The same for a long list, or for what comes one by one. */
export function inSlices<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
): Promise<readonly Result[]> {
  return finishedInSlices(worked(items, work));
}

function* worked<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
): Generator<void, readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(work(item));
    yield;
  }
  return results;
}

/** The same, at once where it takes no longer than a slice: nothing is waited for then. */
export function atOnceOrInSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): readonly Result[] | Promise<readonly Result[]> {
  const until = items.length > IN_A_ROW ? performance.now() + SLICE_MS : Infinity;
  const results: Result[] = [];
  for (const item of items) {
    results.push(work(item));
    const isLeft = results.length < items.length;
    if (isLeft && results.length % IN_A_ROW === 0 && performance.now() >= until) {
      const left = items.slice(results.length);
      return setImmediate()
        .then(() => inSlices(left, work))
        .then((later) => [...results, ...later]);
    }
  }
  return results;
}
