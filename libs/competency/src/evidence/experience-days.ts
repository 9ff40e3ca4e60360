import { dayOfOrdinal, ordinalOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Duration } from '../calendar/day.ts';
import { subtractDuration } from '../calendar/span.ts';

/** WTE is counted in thousandths, so that sums of tenths stay exact. */
const WHOLE = 1000;
/** A span's length in days repeats with the leap years: in as many days every length appears. */
const LEAP_CYCLE = 8 * 366;
/** One cycle with a leap year every four years, one with the gap around 2100. */
const CYCLES_START = ['2000-01-01', '2096-01-01'] as CalendarDay[];

/** Whole days from `from` up to and including `until`, with the share of a full post worked. */
export interface CountedPeriod {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly wte: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/**
 * The union of periods without the days away: each day counts once, with the larger WTE where periods
 * overlap (F19). Neighbouring stretches of one WTE are joined; days that count nothing are left out.
 */
export function unionOfPeriods(
  periods: readonly CountedPeriod[],
  away: readonly CountedPeriod[],
): readonly CountedPeriod[] {
  const held = periods.map(stretchOf);
  const absent = away.map(stretchOf);
  const bounds = [...held, ...absent].flatMap(({ start, end }) => [start, end]);
  const inOrder = [...new Set(bounds)].sort((a, b) => a - b);
  const union: Stretch[] = [];
  inOrder.forEach((start, place) => {
    const end = inOrder[place + 1];
    if (end === undefined || absent.some((gap) => gap.start <= start && start < gap.end)) return;
    const weight = held
      .filter((stretch) => stretch.start <= start && start < stretch.end)
      .reduce((largest, stretch) => Math.max(largest, stretch.weight), 0);
    if (weight === 0) return;
    const last = union.at(-1);
    if (last?.end === start && last.weight === weight) {
      union[union.length - 1] = { ...last, end };
    } else {
      union.push({ start, end, weight });
    }
  });
  return union.map(({ start, end, weight }) => ({
    from: dayOfOrdinal(start),
    until: dayOfOrdinal(end - 1),
    wte: weight / WHOLE,
  }));
}

/** Experience days before `day`, in whole-post days (a half post counts half). */
export function daysBefore(day: CalendarDay, union: readonly CountedPeriod[]): number {
  return weightBefore(ordinalOf(day), union.map(stretchOf)) / WHOLE;
}

/** Days in the span that ends on the day before `day`: what experience is held against (I9). */
export function daysNeeded(day: CalendarDay, span: Duration): number {
  return ordinalOf(day) - ordinalOf(subtractDuration(day, span));
}

/**
 * The first day `d` on which the experience before `d` is at least as long as the span from `d` minus the
 * span to `d - 1` (I9); it may lie ahead. Null when these periods never reach it.
 */
export function metFrom(union: readonly CountedPeriod[], span: Duration): CalendarDay | null {
  const stretches = union.map(stretchOf);
  const start = firstReaching(fewestDays(span) * WHOLE, stretches);
  if (start === null) return null;
  const last = Math.max(start, stretches.at(-1)?.end ?? start) + LEAP_CYCLE;
  for (let ordinal = start; ordinal <= last; ordinal += 1) {
    const day = dayOfOrdinal(ordinal);
    if (weightBefore(ordinal, stretches) >= daysNeeded(day, span) * WHOLE) return day;
  }
  return null;
}

const fewest = new Map<string, number>();

/** The fewest days that a span ever has; looked up once per span, as it only bounds the search. */
function fewestDays(span: Duration): number {
  const key = `${span.years}/${span.months}`;
  let days = fewest.get(key);
  if (days === undefined) {
    days = Infinity;
    for (const first of CYCLES_START.map(ordinalOf)) {
      for (let ordinal = first; ordinal < first + LEAP_CYCLE; ordinal += 1) {
        days = Math.min(days, daysNeeded(dayOfOrdinal(ordinal), span));
      }
    }
    fewest.set(key, days);
  }
  return days;
}

/** The first day before which at least `weight` lies; null when it is never reached. */
function firstReaching(weight: number, stretches: readonly Stretch[]): number | null {
  let sum = 0;
  for (const { start, end, weight: daily } of stretches) {
    const here = (end - start) * daily;
    if (sum + here >= weight) return start + Math.ceil((weight - sum) / daily);
    sum += here;
  }
  return null;
}

function weightBefore(ordinal: number, stretches: readonly Stretch[]): number {
  let sum = 0;
  for (const { start, end, weight } of stretches) {
    if (start >= ordinal) break;
    sum += (Math.min(end, ordinal) - start) * weight;
  }
  return sum;
}

function stretchOf({ from, until, wte }: CountedPeriod): Stretch {
  return { start: ordinalOf(from), end: ordinalOf(until) + 1, weight: Math.round(wte * WHOLE) };
}
