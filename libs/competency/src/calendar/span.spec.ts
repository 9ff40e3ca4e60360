import fc from 'fast-check';
import { expectAlways } from './expect-always.fixture.ts';
import { addDays, dayOfOrdinal } from './civil-day.ts';
import type { Duration } from './day.ts';
import { day } from './days.fixture.ts';
import {
  addDuration,
  addMonths,
  addYears,
  lastDayOf,
  lastDayReaching,
  subtractDuration,
} from './span.ts';

const years = (count: number): Duration => ({ years: count, months: 0 });
const months = (count: number): Duration => ({ years: 0, months: count });
const anyDay = fc.integer({ min: 0, max: 40_000 }).map(dayOfOrdinal);
const anySpan = fc.record({
  years: fc.integer({ min: 0, max: 5 }),
  months: fc.integer({ min: 0, max: 30 }),
});

describe('adding years (I9)', () => {
  it.each([
    ['2024-02-29', 2, '2026-03-01'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-28', 2, '2026-02-28'],
    ['2024-03-01', 2, '2026-03-01'],
    ['2096-02-29', 4, '2100-03-01'],
    ['2026-05-31', 3, '2029-05-31'],
  ])('%s and %d years is %s', (from, count, expected) => {
    expect(addYears(day(from), count)).toBe(expected);
  });
});

describe('adding months clamps to the end of the month (I9)', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-31', -13, '2025-02-28'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s and %d months is %s', (from, count, expected) => {
    expect(addMonths(day(from), count)).toBe(expected);
  });
});

describe('looking back clamps, 29 February included (F1)', () => {
  it.each([
    ['2028-02-29', years(2), '2026-02-28'],
    ['2026-03-01', years(2), '2024-03-01'],
    ['2026-08-31', months(6), '2026-02-28'],
    ['2028-08-31', months(6), '2028-02-29'],
    ['2026-09-15', months(6), '2026-03-15'],
    ['2026-09-15', { years: 1, months: 6 }, '2025-03-15'],
  ])('%s minus %j is %s', (from, span, expected) => {
    expect(subtractDuration(day(from), span)).toBe(expected);
  });
});

describe('the last day of a validity is the day before the anniversary (I9)', () => {
  it.each([
    ['2024-02-29', years(2), '2026-02-28'],
    ['2026-07-01', years(3), '2029-06-30'],
    ['2026-01-01', years(1), '2026-12-31'],
    ['2026-03-15', months(6), '2026-09-14'],
    ['2026-08-31', months(6), '2027-02-27'],
  ])('from %s for %j it is %s', (from, span, expected) => {
    expect(lastDayOf(day(from), span)).toBe(expected);
  });

  it.each([
    ['9998-06-01', years(2), '9999-12-31'],
    ['9999-12-31', months(1), '9999-12-31'],
  ])('from %s for %j stays within the days that can be written: %s', (from, span, expected) => {
    expect(lastDayOf(day(from), span)).toBe(expected);
  });

  it('adds years before months', () => {
    expect(addDuration(day('2024-02-29'), { years: 1, months: 6 })).toBe('2025-09-01');
  });
});

describe('how far an anchor reaches (F2)', () => {
  it.each([
    ['2026-03-15', '2026-09-15'],
    ['2026-02-28', '2026-08-31'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-04-30', '2026-10-31'],
  ])('an anchor of %s covers to %s with 6 months', (anchor, last) => {
    expect(lastDayReaching(day(anchor), months(6))).toBe(last);
  });

  it('an anchor whose reach passes the last day that can be written covers to it', () => {
    expect(lastDayReaching(day('9999-09-01'), months(6))).toBe('9999-12-31');
  });

  it('is exactly the last day whose look-back still reaches the anchor', () => {
    expectAlways(
      fc.property(anyDay, anySpan, (anchor, span) => {
        const last = lastDayReaching(anchor, span);
        expect(subtractDuration(last, span) <= anchor).toBe(true);
        expect(subtractDuration(addDays(last, 1), span) > anchor).toBe(true);
      }),
    );
  });
});

describe('spans in general', () => {
  it('a longer span never ends earlier, and a later start never ends earlier', () => {
    expectAlways(
      fc.property(anyDay, anySpan, fc.nat({ max: 400 }), (from, span, days) => {
        expect(lastDayOf(addDays(from, days), span) >= lastDayOf(from, span)).toBe(true);
        expect(lastDayOf(from, { ...span, months: span.months + 1 }) > lastDayOf(from, span)).toBe(
          true,
        );
      }),
    );
  });
});
