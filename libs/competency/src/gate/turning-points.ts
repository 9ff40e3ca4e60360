import { addDays } from '../calendar/civil-day.ts';
import { epochOf, instantOf, utcDayOf } from '../calendar/instant.ts';
import type { TimeZone } from '../calendar/day.ts';
import { startOfDay } from '../calendar/zone.ts';
import { rememberedOf } from '../reason/remembered.ts';

/** As `parseInstant` writes it: facts hold no other form of an instant. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Every instant anywhere in facts, in milliseconds and in order. */
export const instantsIn: (facts: object) => readonly number[] = rememberedOf((facts: object) => {
  const found = new Set<number>();
  collect(facts, found);
  return [...found].sort((left, right) => left - right);
});

/** Every midnight of a zone from `from` and before `until`, in milliseconds. */
export function midnightsWithin(zone: TimeZone, from: number, until: number): readonly number[] {
  const midnights: number[] = [];
  // A local day begins at most fourteen hours before, or twelve after, the UTC day of its name.
  let day = addDays(utcDayOf(instantOf(from)), -1);
  for (;;) {
    const midnight = epochOf(startOfDay(day, zone));
    if (midnight >= until) return midnights;
    if (midnight >= from) midnights.push(midnight);
    day = addDays(day, 1);
  }
}

function collect(value: unknown, found: Set<number>): void {
  if (typeof value === 'string') {
    if (value.length === 24 && INSTANT.test(value)) found.add(epochOf(value as never));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) collect(inner, found);
}
