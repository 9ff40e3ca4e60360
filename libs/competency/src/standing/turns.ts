import type { Instant } from '../calendar/day.ts';

/** Time from one turn to the next: an answer that rests on nothing else that turns is the same throughout. */
export interface Stretch {
  /** The first instant after it; null when nothing turns any more. */
  readonly until: Instant | null;
  /** What was worked out for it already, see `shared`. */
  readonly workings: Workings;
}

/** Results by kind, each by its key. */
export type Workings = Map<object, Map<string, unknown>>;

/** Instants at which something turns, in order, and the stretches between them, each one object. */
export interface Turns {
  readonly instants: readonly Instant[];
  readonly stretches: (Stretch | undefined)[];
}

export function turnsAt(instants: readonly Instant[]): Turns {
  return { instants: instants.toSorted(), stretches: [] };
}

/** The stretch that an instant falls in; a turn begins the stretch after it. */
export function stretchAt({ instants, stretches }: Turns, at: Instant): Stretch {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return (stretches[low] ??= { until: instants[low] ?? null, workings: new Map() });
}

/** The first to come of two instants, null for one that never comes. */
export function firstOf(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null) return other;
  return other === null || one < other ? one : other;
}
