import fc from 'fast-check';
import { addDays, dayOfOrdinal, daysBetween, ordinalOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Duration } from '../calendar/day.ts';
import { day } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { subtractDuration } from '../calendar/span.ts';
import { rememberedByName, rememberedOf } from '../reason/remembered.ts';
import { metFrom, unionOfPeriods } from './experience-days.ts';

describe('the union of periods (F19)', () => {
  const stretch = (first: string, last: string, wte = 1) => ({
    from: day(first),
    until: day(last),
    wte,
  });

  it('is stretches of one share of a post each', () => {
    const apart = [
      stretch('2022-01-01', '2022-06-30', 0.5),
      stretch('2022-07-01', '2022-12-31'),
      stretch('2024-01-01', '2024-12-31'),
    ];
    expect(unionOfPeriods(apart, [])).toEqual(apart);
    expect(
      unionOfPeriods(
        [stretch('2022-01-01', '2022-06-30'), stretch('2022-07-01', '2022-12-31')],
        [],
      ),
    ).toEqual([stretch('2022-01-01', '2022-12-31')]);
    const backwards = stretch('2022-12-31', '2022-01-01');
    expect(unionOfPeriods([backwards], [])).toEqual([]);
  });
});

describe('against a count day by day', () => {
  const START = ordinalOf(day('2020-01-01'));
  const LAST = day('2028-01-01');
  const anyPeriod = fc.tuple(fc.nat({ max: 1500 }), fc.nat({ max: 900 })).map(([offset, days]) => ({
    from: dayOfOrdinal(START + offset),
    until: dayOfOrdinal(START + offset + days),
    wte: 1,
  }));
  const anySpan = fc.constantFrom(
    { years: 2, months: 0 },
    { years: 1, months: 0 },
    { years: 0, months: 6 },
    { years: 1, months: 6 },
  );

  const daysIn = rememberedOf((span: Duration) =>
    rememberedByName((on: CalendarDay) => daysBetween(subtractDuration(on, span), on)),
  );

  it('the first day met is the first on which counted days reach the span', () => {
    expectAlways(
      fc.property(
        fc.array(anyPeriod, { maxLength: 4 }),
        fc.array(anyPeriod, { maxLength: 2 }),
        anySpan,
        (periods, away, span) => {
          const covers = (list: typeof periods, on: CalendarDay): boolean =>
            list.some((period) => period.from <= on && on <= period.until);
          let held = 0;
          let expected: CalendarDay | null = null;
          for (let on = dayOfOrdinal(START); on < LAST; on = addDays(on, 1)) {
            if (held > 0 && held >= daysIn(span)(on)) {
              expected = on;
              break;
            }
            if (covers(periods, on) && !covers(away, on)) held += 1;
          }
          const found = metFrom(unionOfPeriods(periods, away), span);
          expect(found !== null && found >= LAST ? null : found).toBe(expected);
        },
      ),
    );
  });
});
