import { TestBed } from '@angular/core/testing';
import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import { DayAdapter } from './day-adapter';
import { formatDay, formatDayWithWeekday } from './format-day';
import { formatDayAt, formatInstant } from './format-instant';
import { instantAtSite, siteTimeOf } from './site-time';

const london = 'Europe/London' as TimeZone;
const day = (text: string) => text as CalendarDay;
const instant = (text: string) => text as Instant;

describe('a day', () => {
  it.each([
    ['2026-11-24', '24 Nov 2026'],
    ['2026-09-01', '01 Sep 2026'],
    ['2028-02-29', '29 Feb 2028'],
  ])('%s reads %s', (written, read) => {
    expect(formatDay(day(written))).toBe(read);
  });

  it('names its weekday', () => {
    expect(formatDayWithWeekday(day('2026-11-24'))).toBe('Tue 24 Nov 2026');
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-24T10:42:00.000Z', '24 Nov 2026 10:42 GMT'],
    ['2026-07-01T10:42:00.000Z', '01 Jul 2026 11:42 BST'],
    // The local day differs from the UTC day.
    ['2026-06-30T23:30:00.000Z', '01 Jul 2026 00:30 BST'],
  ])('%s reads %s in London', (at, read) => {
    expect(formatInstant(instant(at), london)).toBe(read);
    expect(formatDayAt(instant(at), london)).toBe(read.slice(0, 11));
  });
});

describe('a day and time at the site', () => {
  it.each([
    ['2026-11-24T10:42', '2026-11-24T10:42:00.000Z'],
    ['2026-07-01T00:30', '2026-06-30T23:30:00.000Z'],
    // The day on which summer time begins, after its missing hour.
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T03:00:00.000Z'],
  ])('%s is %s in London, and back', (typed, at) => {
    expect(instantAtSite(typed, london)).toBe(at);
    expect(siteTimeOf(instant(at), london)).toBe(typed);
  });

  it.each(['', '2026-02-30T10:00', 'tomorrow'])('%s is none', (typed) => {
    expect(instantAtSite(typed, london)).toBeNull();
  });
});

describe('a typed day', () => {
  let adapter: DayAdapter;

  beforeEach(() => {
    adapter = TestBed.configureTestingModule({ providers: [DayAdapter] }).inject(DayAdapter);
  });

  it.each([
    ['24 Nov 2026', '2026-11-24'],
    ['4 november 2026', '2026-11-04'],
    ['24/11/2026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
  ])('%s is understood as %s', (typed, understood) => {
    expect(adapter.parse(typed)).toBe(understood);
  });

  it.each(['30 Feb 2026', '31/04/2026', '2026-13-01', '11 Nov', 'tomorrow', '24 Nov 26'])(
    '%s is refused rather than guessed',
    (typed) => {
      const parsed = adapter.parse(typed);
      expect(parsed === null ? null : adapter.isValid(parsed)).toBe(false);
    },
  );

  it('is absent when nothing is typed', () => {
    expect(adapter.parse('  ')).toBeNull();
  });

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-01-15', -1, '2026-12-15'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s plus %i months stays in the month: %s', (start, months, end) => {
    expect(adapter.addCalendarMonths(day(start), months)).toBe(end);
  });

  it('plus days crosses months and years', () => {
    expect(adapter.addCalendarDays(day('2026-12-31'), 1)).toBe('2027-01-01');
  });
});
