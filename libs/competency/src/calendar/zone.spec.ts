import fc from 'fast-check';
import { expectAlways } from './expect-always.fixture.ts';
import { dayOfOrdinal } from './civil-day.ts';
import type { TimeZone } from './day.ts';
import { LONDON, day, instant } from './days.fixture.ts';
import { instantOf } from './instant.ts';
import { dayAt, endOfDay, momentOf, nextMidnight, parseTimeZone, startOfDay } from './zone.ts';

describe('the local civil day of an instant (I8)', () => {
  it.each([
    ['2026-06-30T22:59:59.999Z', '2026-06-30'],
    ['2026-06-30T23:00:00Z', '2026-07-01'],
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['2027-01-01T00:00:00Z', '2027-01-01'],
    ['2026-03-29T00:30:00Z', '2026-03-29'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
  ])('%s is %s in London', (text, expected) => {
    expect(dayAt(instant(text), LONDON)).toBe(expected);
  });

  it.each([
    ['Pacific/Kiritimati', '2026-06-30T10:00:00Z', '2026-07-01'],
    ['Pacific/Pago_Pago', '2026-06-30T10:59:59Z', '2026-06-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['UTC', '2026-06-30T23:30:00Z', '2026-06-30'],
  ])('in %s, %s is %s', (zone, text, expected) => {
    expect(dayAt(instant(text), zone as TimeZone)).toBe(expected);
  });

  it('agrees with Temporal at any instant in any of these zones', () => {
    const zones = ['Europe/London', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca'];
    expectAlways(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.constantFrom(...zones),
        (epoch, zone) => {
          const expected = Temporal.Instant.fromEpochMilliseconds(epoch)
            .toZonedDateTimeISO(zone)
            .toPlainDate()
            .toString();
          expect(dayAt(instantOf(epoch), zone as TimeZone)).toBe(expected);
        },
      ),
    );
  });
});

describe('midnight', () => {
  it.each([
    ['2026-06-30', '2026-06-29T23:00:00.000Z', '2026-06-30T23:00:00.000Z'],
    ['2026-12-31', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
  ])('%s in London lasts from %s to before %s', (text, start, next) => {
    expect(startOfDay(day(text), LONDON)).toBe(start);
    expect(nextMidnight(day(text), LONDON)).toBe(next);
  });

  it('where clocks skip midnight the day starts with the first instant that exists', () => {
    expect(startOfDay(day('2022-09-11'), 'America/Santiago' as TimeZone)).toBe(
      '2022-09-11T04:00:00.000Z',
    );
  });

  it('every day holds its first and its last instant, however many days were asked before', () => {
    for (let ordinal = 0; ordinal < 9000; ordinal += 1) startOfDay(dayOfOrdinal(ordinal), LONDON);
    expectAlways(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (ordinal) => {
        const on = dayOfOrdinal(ordinal);
        expect(dayAt(startOfDay(on, LONDON), LONDON)).toBe(on);
        expect(dayAt(endOfDay(on, LONDON).at, LONDON)).toBe(on);
      }),
    );
  });
});

describe('a moment', () => {
  it('carries its day and zone', () => {
    expect(momentOf(instant('2026-06-30T23:00:00Z'), LONDON)).toEqual({
      at: '2026-06-30T23:00:00.000Z',
      on: '2026-07-01',
      zone: 'Europe/London',
    });
  });

  it('the end of a day is its last millisecond (F4)', () => {
    expect(endOfDay(day('2026-06-30'), LONDON).at).toBe('2026-06-30T22:59:59.999Z');
  });
});

describe('time zones', () => {
  it.each(['Europe/London', 'UTC', 'Etc/GMT+1'])('%s is one', (name) => {
    expect(parseTimeZone(name)).toBe(name);
  });
  it.each(['', '+01:00', '01:00', ' Europe/London', 'Europe/Nowhere', 'London '])(
    '%j is none',
    (name) => {
      expect(parseTimeZone(name)).toBeNull();
    },
  );
});
