import type { Workings } from './turns.ts';

/** A stretch, or one moment, that results are worked out for. */
interface Shareable {
  readonly workings: Workings;
}

/**
 * Shares one kind of intermediate result between the cells and moments of a stretch: tasks with the same
 * skill ask the same things, and nothing that the result rests on turns inside. The key names everything
 * else that it depends on.
 */
export function shared<Made>(): (stretch: Shareable, key: string, make: () => Made) => Made {
  const kind = {};
  return ({ workings }, key, make) => {
    let results = workings.get(kind) as Map<string, { readonly made: Made }> | undefined;
    if (results === undefined) {
      results = new Map<string, { readonly made: Made }>();
      workings.set(kind, results);
    }
    let entry = results.get(key);
    if (entry === undefined) results.set(key, (entry = { made: make() }));
    return entry.made;
  };
}

/**
 * As `shared`, for results of which only some hold for the whole stretch: the others count the days, or name
 * the day asked about, and are shared by the cells of one moment alone.
 */
export function sharedWhile<Made extends object>(
  holds: (made: Made) => boolean,
): (stretch: Shareable, moment: Shareable, key: string, make: () => Made) => Made {
  const ofStretch = shared<Made | null>();
  const ofMoment = shared<Made>();
  return (stretch, moment, key, make) => {
    const held = ofStretch(stretch, key, () => {
      const made = ofMoment(moment, key, make);
      return holds(made) ? made : null;
    });
    return held ?? ofMoment(moment, key, make);
  };
}
