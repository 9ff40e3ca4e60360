import type { CalendarDay, TimeZone } from '@oart/competency';
import { askedAbout, joinedOn, pastDayOf } from './past-day';

const TODAY = '2026-11-24' as CalendarDay;
const LONDON = 'Europe/London' as TimeZone;

describe('the day looked back at', () => {
  it('is asked about at its last moment, with what was known then or with what is known now', () => {
    const end = '2026-06-12T22:59:59.999Z';
    expect(askedAbout(pastDayOf('2026-06-12', 'then', TODAY, LONDON))).toEqual({
      at: end,
      knownAt: end,
    });
    expect(askedAbout(pastDayOf('2026-06-12', 'now', TODAY, LONDON))).toEqual({ at: end });
  });

  it.each([undefined, '2026-11-24', '2026-11-25', '2026-02-30', 'yesterday'])(
    'is today for %s',
    (day) => {
      const past = pastDayOf(day, 'then', TODAY, LONDON);
      expect([past, askedAbout(past)]).toEqual([null, {}]);
    },
  );

  it('goes back to the first day in post', () => {
    const posts = [{ startsOn: '2024-05-01' }, { startsOn: '2019-09-02' }];
    expect(joinedOn(posts, TODAY)).toBe('2019-09-02');
    expect(joinedOn([{ startsOn: '2027-01-01' }], TODAY)).toBe(TODAY);
    expect(joinedOn([], TODAY)).toBe(TODAY);
  });
});
