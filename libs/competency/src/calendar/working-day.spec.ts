import { day } from './days.fixture.ts';
import { addWorkingDays, isWorkingDay } from './working-day.ts';

describe('working days', () => {
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['1969-12-28', false],
    ['1969-12-29', true],
  ])('%s is one: %s', (text, expected) => {
    expect(isWorkingDay(day(text))).toBe(expected);
  });

  it.each([
    ['2026-11-19', 2, '2026-11-23'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %d working days is %s', (from, count, expected) => {
    expect(addWorkingDays(day(from), count)).toBe(expected);
  });

  it('count a bank holiday: a deadline over it is earlier, never later', () => {
    expect(isWorkingDay(day('2026-12-25'))).toBe(true);
    expect(addWorkingDays(day('2026-12-24'), 1)).toBe('2026-12-25');
  });
});
