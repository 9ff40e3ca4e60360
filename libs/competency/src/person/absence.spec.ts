import { day } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { notice, reason } from '../reason/reason.ts';
import {
  absenceOn,
  absenceReasons,
  daysAway,
  longAbsenceBefore,
  longAbsenceNotices,
  unbrokenAbsences,
} from './absence.ts';
import { absence, personnel } from './personnel.fixture.ts';

const facts = (...absences: ReturnType<typeof absence>[]) => personnel({ absences });

describe('inside a recorded absence (F7)', () => {
  const away = facts(absence('2026-03-02', '2026-03-09'));

  it.each([
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2026-03-08', true],
    ['2026-03-09', false],
  ])('on %s absent: %s', (on, expected) => {
    expect(absenceOn(away, day(on)) !== null).toBe(expected);
    expect(absenceReasons(away, day(on))).toEqual(
      expected ? [reason('absent', { on: day(on) })] : [],
    );
  });

  it('an absence without a return goes on', () => {
    expect(absenceOn(facts(absence('2026-03-02')), day('2030-01-01'))).not.toBeNull();
  });
});

describe('absences that touch are one (F7)', () => {
  it('the return day of one is the first day of the next', () => {
    const touching = facts(
      absence('2026-04-01', '2026-07-01'),
      absence('2026-01-01', '2026-04-01'),
    );
    expect(unbrokenAbsences(touching)).toEqual([{ from: '2026-01-01', returnedOn: '2026-07-01' }]);
  });

  it('one day at work parts them', () => {
    const parted = facts(absence('2026-01-01', '2026-04-01'), absence('2026-04-02', '2026-07-01'));
    expect(unbrokenAbsences(parted)).toHaveLength(2);
  });

  it('one inside another changes nothing', () => {
    const inside = facts(absence('2026-01-01', '2026-07-01'), absence('2026-02-01', '2026-03-01'));
    expect(unbrokenAbsences(inside)).toEqual([{ from: '2026-01-01', returnedOn: '2026-07-01' }]);
    const open = facts(absence('2026-01-01'), absence('2026-02-01', '2026-03-01'));
    expect(unbrokenAbsences(open)).toEqual([{ from: '2026-01-01', returnedOn: null }]);
    const opened = facts(absence('2026-01-01', '2026-07-01'), absence('2026-02-01'));
    expect(unbrokenAbsences(opened)).toEqual([{ from: '2026-01-01', returnedOn: null }]);
  });
});

describe('long absences (domain.md 10.8)', () => {
  it.each([
    ['2026-06-29', 179, false],
    ['2026-06-30', 180, true],
  ])('a return on %s after %d days needs a supervised return: %s', (back, days, expected) => {
    const away = facts(absence('2026-01-01', back));
    expect(unbrokenAbsences(away).map((one) => daysAway(one, day('2027-01-01')))).toEqual([days]);
    expect(longAbsenceBefore(away, POLICY, day('2027-01-01')) !== null).toBe(expected);
  });

  it('two absences that touch add up to a long one', () => {
    const away = facts(absence('2026-01-01', '2026-04-01'), absence('2026-04-01', '2026-07-01'));
    expect(longAbsenceBefore(away, POLICY, day('2026-07-01'))).toEqual({
      from: '2026-01-01',
      returnedOn: '2026-07-01',
    });
  });

  it('before the return there is nothing to return from', () => {
    const away = facts(absence('2026-01-01', '2026-07-01'));
    expect(longAbsenceBefore(away, POLICY, day('2026-06-30'))).toBeNull();
    expect(longAbsenceBefore(facts(absence('2026-01-01')), POLICY, day('2027-01-01'))).toBeNull();
  });

  it('the latest long absence is the one to return from', () => {
    const away = facts(
      absence('2022-01-01', '2022-12-01'),
      absence('2024-01-01', '2024-12-01'),
      absence('2025-03-01', '2025-03-08'),
    );
    expect(longAbsenceBefore(away, POLICY, day('2026-01-01'))?.from).toBe('2024-01-01');
  });

  it.each([
    ['2026-03-31', 0],
    ['2026-04-01', 1],
    ['2026-05-01', 1],
    ['2026-07-29', 1],
    ['2026-07-30', 0],
  ])('on %s there are %d warnings of an absence of 120 days', (on, count) => {
    const away = facts(absence('2026-01-01', '2026-05-01'));
    expect(longAbsenceNotices(away, POLICY, day(on))).toHaveLength(count);
  });

  it.each([
    ['while away', '2026-04-11', 100],
    ['after the return', '2026-05-20', 120],
  ])('a warning says since when and for how many days, %s', (_, on, held) => {
    const away = facts(absence('2026-01-01', '2026-05-01'));
    expect(longAbsenceNotices(away, POLICY, day(on))).toEqual([
      notice('long-absence', { on: day('2026-01-01'), held }),
    ]);
  });

  it('an absence that has not begun does not warn', () => {
    const planned = facts(absence('2026-06-01', '2026-12-01'), absence('2027-01-01'));
    expect(longAbsenceNotices(planned, POLICY, day('2026-05-31'))).toEqual([]);
  });

  it('an absence shorter than the threshold never warns', () => {
    const away = facts(absence('2026-01-01', '2026-03-31'));
    expect(longAbsenceNotices(away, POLICY, day('2026-04-05'))).toEqual([]);
  });
});
