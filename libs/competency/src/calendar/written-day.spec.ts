import type { CalendarDay } from './day.ts';
import { firstDayIn, readListedDay, readWrittenDay } from './written-day.ts';

const WRITTEN: readonly (readonly [string, string | null])[] = [
  ['2026-11-02', '2026-11-02'],
  ['02 Nov 2026', '2026-11-02'],
  ['2nd November 2026', '2026-11-02'],
  ['2-nov-2026', '2026-11-02'],
  ['2 Nov 1926', '1926-11-02'],
  ['2 Nov 226', null],
  ['2 Nov. 2026', '2026-11-02'],
  ['2 Sept 2026', '2026-09-02'],
  ['2nd of November, 2026', '2026-11-02'],
  ['November 2, 2026', '2026-11-02'],
  ['Nov 2nd 2026', '2026-11-02'],
  ['Nov. 02, 2026', '2026-11-02'],
  ['02.11.2026', '2026-11-02'],
  ['2.1.2026', '2026-01-02'],
  ['31.12.2026', '2026-12-31'],
  ['12.31.2026', null],
  ['30.02.2026', null],
  ['0.11.2026', null],
  ['02.11.26', null],
  ['02.11.20261', null],
  ['Feb 30, 2026', null],
  ['November 2026', null],
  ['Novel 2, 2026', null],
  ['2 Marathon 2026', null],
  ['30 Feb 2026', null],
  ['2 Foo 2026', null],
  ['02/11/2026', null],
  ['', null],
];

describe('a day as people write it', () => {
  it.each(WRITTEN)('%j is %j', (written, day) => {
    expect(readWrittenDay(written)).toBe(day);
  });

  it.each(['02-Nov-26', '2nd Nov 26', '26 Nov 26'])('has all digits of its year: %j', (written) => {
    expect(readWrittenDay(written)).toBeNull();
  });
});

describe('a day in a list', () => {
  it.each(WRITTEN)('%j is %j', (written, day) => {
    expect(readListedDay(written, '2026-11-23' as CalendarDay)).toBe(day);
  });

  it.each([
    ['is read with the midnight that a program writes', '2026-11-02 00:00:00', '2026-11-02'],
    ['is read with the midnight that a program writes', '2026-11-02T00:00', '2026-11-02'],
    ['is none with another time', '2026-11-02 23:00:00', null],
    ['is none in a zone, where it may be the day before', '2026-11-02T00:00:00Z', null],
    ['is read where its first number is a year far away', '02-Nov-26', '2026-11-02'],
    ['is read where its first number is no year', '2-Nov-26', '2026-11-02'],
    ['is read where its first number is a day by its ending', '26th Nov 02', null],
    ['is read where its first number is a day by its ending', '26th Nov 12', '2012-11-26'],
    ['is read where it is the same either way', '26-Nov-26', '2026-11-26'],
    ['is in doubt where either number may be the year', '07-Nov-26', null],
    ['is in doubt where either number may be the year', '26-Nov-12', null],
    ['is in doubt as the other one is', '12-Nov-26', null],
    ['is not read with its year first', '26-Nov-02', null],
    ['is not read with its year first', '46-Nov-02', null],
    ['is none where only the other day exists', '31-Nov-30', null],
    ['is of one reading where the other day does not exist', '28-Feb-31', '2031-02-28'],
    ['is of one reading where the other day does not exist', '28-Feb-30', '2030-02-28'],
    ['is read up to 20 years before', '5 Dec 06', '2006-12-05'],
    ['is read 20 years before', '23rd-Nov-06', '2006-11-23'],
    ['is not read a day more than 20 years before', '22nd-Nov-06', null],
    ['is read 20 years after', '23rd-Nov-46', '2046-11-23'],
    ['is not read a day more than 20 years after', '24th-Nov-46', null],
    ['has no year that is far away', '30-Sep-99', null],
    ['has a year that is just near as its first number', '06-Nov-23', null],
    ['has a year that is just too far as its first number', '06-Nov-22', '2022-11-06'],
    ['has a month', '2-Foo-26', null],
    ['exists', '31-Feb-32', null],
  ])('%s: %j is %j', (_, written, day) => {
    expect(readListedDay(written, '2026-11-23' as CalendarDay)).toBe(day);
  });

  it.each([
    ['1999-06-30', '3-Sep-01', '2001-09-03'],
    ['2001-06-30', '3-Sep-99', '1999-09-03'],
    ['2095-06-30', '3-Sep-01', '2101-09-03'],
    ['0001-01-01', '3-Sep-11', '0011-09-03'],
    ['9999-12-31', '3-Sep-99', '9999-09-03'],
  ])('is of the century that is near: on %s, %j is %j', (today, written, day) => {
    expect(readListedDay(written, today as CalendarDay)).toBe(day);
  });
});

describe('the first day in a text', () => {
  it.each([
    ['on Monday 2 November 2026 at 9', 10, '2026-11-02'],
    [': November 2, 2026.', 2, '2026-11-02'],
    ['02.11.2026, then 03.11.2026', 0, '2026-11-02'],
    ['2026-11-02T09:30', 0, '2026-11-02'],
    ['25/11/2026', 0, '2026-11-25'],
    ['11/25/2026', 0, '2026-11-25'],
    ['13/12/2026', 0, '2026-12-13'],
    ['12/13/2026', 0, '2026-12-13'],
    ['11/11/2026', 0, '2026-11-11'],
    ['12/11/2026', 0, null],
    ['02/11/2026', 0, null],
    ['30/2/2026', 0, null],
    ['13/13/2026', 0, null],
    ['30.02.2026', 0, null],
  ])('of %j stands at %d and is %j', (text, start, day) => {
    expect(firstDayIn(text)).toEqual({ start, day });
  });

  it.each([
    ['none', 'on time'],
    ['the number of a version', 'v1.02.11.2026'],
    ['the beginning of one', '02.11.2026.1'],
    ['a longer number', '102.11.2026'],
    ['a year of five digits', '02/11/20261'],
    ['the end of a word', 'Dismay 2, 2026'],
  ])('is none of %s', (_, text) => {
    expect(firstDayIn(text)).toBeNull();
  });
});
