import { parseInstant } from '@oart/competency';
import type { Instant, TimeZone } from '@oart/competency';
import { localTimeAt } from './format-instant';

/** `2026-03-12T10:42`, as a field for day and time holds it, at the site. */
export function siteTimeOf(at: Instant, zone: TimeZone): string {
  const { day, time } = localTimeAt(at, zone);
  return `${day}T${time}`;
}

/**
 * The instant of a day and time at the site; null for what is none. Of an hour that the autumn repeats
 * it is one of the two; one that the spring leaves out is the hour after.
 */
export function instantAtSite(siteTime: string, zone: TimeZone): Instant | null {
  const wanted = parseInstant(`${siteTime.slice(0, 16)}:00.000Z`);
  if (wanted === null) return null;
  const wall = Date.parse(wanted);
  // The offset at the first guess may not be the one at the answer.
  const once = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(once, zone)).toISOString() as Instant;
}

function offsetAt(epoch: number, zone: TimeZone): number {
  const shown = siteTimeOf(new Date(epoch).toISOString() as Instant, zone);
  return Date.parse(`${shown}:00.000Z`) - epoch;
}
