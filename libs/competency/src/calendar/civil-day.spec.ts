import fc from 'fast-check';
import { expectAlways } from './expect-always.fixture.ts';
import {
  FIRST_DAY,
  LAST_DAY,
  addDays,
  dayOfOrdinal,
  daysBetween,
  earlierOf,
  isLeapYear,
  laterOf,
  ordinalOf,
  parseDay,
} from './civil-day.ts';
import { day } from './days.fixture.ts';

const anyOrdinal = fc.integer({ min: ordinalOf(FIRST_DAY), max: ordinalOf(LAST_DAY) });

describe('reading a day', () => {
  it.each(['2026-01-01', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    '%s is a day',
    (text) => {
      expect(parseDay(text)).toBe(text);
    },
  );

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '26-01-01',
    '12026-01-01',
    '2026-01-32',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
  ])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

describe('the count of days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2000-03-01', 11017],
    ['2026-11-21', 20778],
  ])('%s is day %d', (text, ordinal) => {
    expect(ordinalOf(day(text))).toBe(ordinal);
    expect(dayOfOrdinal(ordinal)).toBe(text);
  });

  it('agrees with Temporal on any day, there and back', () => {
    expectAlways(
      fc.property(anyOrdinal, (ordinal) => {
        const epoch = Temporal.PlainDate.from('1970-01-01');
        const expected = epoch.add({ days: ordinal }).toString();
        expect(dayOfOrdinal(ordinal)).toBe(expected);
        expect(ordinalOf(day(expected))).toBe(ordinal);
      }),
    );
  });

  it('days compare as text in the order of time', () => {
    expectAlways(
      fc.property(anyOrdinal, anyOrdinal, (a, b) => {
        expect(dayOfOrdinal(a) < dayOfOrdinal(b)).toBe(a < b);
      }),
    );
  });
});

describe('adding days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 0, '2026-03-29'],
    ['9999-12-31', 1, '9999-12-31'],
    ['0001-01-01', -1, '0001-01-01'],
  ])('%s and %d days is %s', (from, count, expected) => {
    expect(addDays(day(from), count)).toBe(expected);
  });

  it('days between are the days added', () => {
    expectAlways(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: -10_000, max: 10_000 }),
        (from, count) => {
          const start = dayOfOrdinal(from);
          expect(daysBetween(start, addDays(start, count))).toBe(count);
        },
      ),
    );
  });
});

describe('days that never come', () => {
  it('an end that never comes is later than any day', () => {
    expect(earlierOf(null, day('2026-01-01'))).toBe('2026-01-01');
    expect(earlierOf(day('2026-01-01'), null)).toBe('2026-01-01');
    expect(earlierOf(day('2026-01-02'), day('2026-01-01'))).toBe('2026-01-01');
    expect(earlierOf(day('2026-01-01'), day('2026-01-02'))).toBe('2026-01-01');
    expect(earlierOf(day('2026-01-01'), day('2026-01-01'))).toBe('2026-01-01');
    expect(earlierOf(null, null)).toBeNull();
    expect(laterOf(null, day('2026-01-01'))).toBeNull();
    expect(laterOf(day('2026-01-01'), null)).toBeNull();
    expect(laterOf(day('2026-01-02'), day('2026-01-01'))).toBe('2026-01-02');
    expect(laterOf(day('2026-01-01'), day('2026-01-02'))).toBe('2026-01-02');
    expect(laterOf(null, null)).toBeNull();
  });
});

it.each([
  [2024, true],
  [2025, false],
  [1900, false],
  [2000, true],
])('the year %d is a leap year: %s', (year, leap) => {
  expect(isLeapYear(year)).toBe(leap);
});
