import { day } from '../calendar/days.fixture.ts';
import { auditorAccessRefusals, isAuditorAccessOpen } from './auditor-access.ts';

describe('the last day of an auditor’s access', () => {
  it.each([
    ['2026-06-29', [{ kind: 'before-today', about: { on: '2026-06-29' } }]],
    ['2026-06-30', []],
    ['2027-06-29', []],
    ['2027-06-30', [{ kind: 'longer-than-permitted', about: { on: '2027-06-29' } }]],
  ])('given on 30 June 2026: %s', (until, expected) => {
    const pointer = '/auditorUntil';
    expect(auditorAccessRefusals(day(until), day('2026-06-30'))).toEqual(
      expected.map((refusal) => ({ pointer, ...refusal })),
    );
  });

  it('given on 29 February is at most the same day of the next year, before 1 March', () => {
    expect(auditorAccessRefusals(day('2029-02-28'), day('2028-02-29'))).toEqual([]);
    expect(auditorAccessRefusals(day('2029-03-01'), day('2028-02-29'))).toHaveLength(1);
  });

  it('must be named', () => {
    expect(auditorAccessRefusals(null, day('2026-06-30'))).toEqual([
      { kind: 'last-day-missing', pointer: '/auditorUntil', about: {} },
    ]);
  });

  it.each([
    ['on the day before it', '2026-06-29', true],
    ['on it', '2026-06-30', true],
    ['on the day after', '2026-07-01', false],
  ])('is inclusive: %s', (_, today, expected) => {
    expect(isAuditorAccessOpen(day('2026-06-30'), day(today))).toBe(expected);
  });

  it('that was never named gives nothing', () => {
    expect(isAuditorAccessOpen(null, day('2026-06-30'))).toBe(false);
  });
});
