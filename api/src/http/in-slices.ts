import { setImmediate } from 'node:timers/promises';

/** How long other work waits for a long list, in ms. */
const SLICE_MS = 5;

/** Works through a long list, or what is worked out step by step, without holding up the feed, or anybody else who asks. */
export async function inSlices<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let since = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  return results;
}
