import fc from 'fast-check';
import { addDays, dayOfOrdinal, daysBetween, ordinalOf } from '../calendar/civil-day.ts';
import { LONDON, day, moment } from '../calendar/days.fixture.ts';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { endOfDay } from '../calendar/zone.ts';
import type { ExperienceRule } from '../framework/framework.ts';
import { absence } from '../person/personnel.fixture.ts';
import { allVerified, claim, evidenceFacts, revoked, verified } from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from './evidence.ts';
import { evidenceStandings } from './evidence-state.ts';
import { experienceResult } from './experience.ts';

const TWO_YEARS: ExperienceRule = {
  activity: 'plan-checking',
  title: 'plan checking',
  span: { years: 2, months: 0 },
  basis: 'calendar',
  absences: 'counted',
};
const WTE: ExperienceRule = { ...TWO_YEARS, basis: 'wte' };

const result = (
  facts: EvidenceFacts,
  on: string,
  rule: ExperienceRule = TWO_YEARS,
  absences: ReturnType<typeof absence>[] = [],
) => experienceResult(rule, evidenceStandings(facts, moment(on)), absences, moment(on));
const from = (items: readonly Evidence[], rule: ExperienceRule = TWO_YEARS) =>
  result(allVerified(items, '2029-12-01'), '2029-12-31', rule).metFrom;

describe('two years begun on 29 February 2024 without a break (scenario 12)', () => {
  const item = claim('2024-02-29', null);
  const verifiedDaily = (on: string) =>
    evidenceFacts({ evidence: [item], evidenceReviews: [verified(item, `${on}T08:00:00Z`)] });

  it.each([
    ['2026-02-27', false, 729, 731],
    ['2026-02-28', false, 730, 731],
    ['2026-03-01', true, 731, 730],
    ['2026-03-02', true, 732, 730],
  ])('verified on %s, they are met: %s (%d of %d days)', (on, met, held, needed) => {
    const answer = result(verifiedDaily(on), on);
    expect([answer.met, answer.heldDays, answer.neededDays]).toEqual([met, held, needed]);
  });

  it('claims of the future are not verified by being open', () => {
    const once = evidenceFacts({
      evidence: [item],
      evidenceReviews: [verified(item, '2026-02-10')],
    });
    expect(result(once, '2027-01-01')).toMatchObject({ met: false, metFrom: null, heldDays: 713 });
  });

  it('verified on 28 February it is met on the next day without another record', () => {
    const answer = result(verifiedDaily('2026-02-28'), '2026-02-28T12:00:00Z');
    expect(answer).toMatchObject({ met: false, metFrom: '2026-03-01' });
  });
});

describe('the first day on which two years are met (I9)', () => {
  it.each([
    ['2024-01-01', '2026-01-01'],
    ['2024-02-28', '2026-02-28'],
    ['2024-02-29', '2026-03-01'],
    ['2024-03-01', '2026-03-01'],
    ['2025-03-01', '2027-03-01'],
    ['2023-03-01', '2025-03-01'],
  ])('begun on %s: %s', (start, expected) => {
    expect(from([claim(start, null)])).toBe(expected);
  });

  it('stays met when the activity ends', () => {
    expect(from([claim('2024-01-01', '2025-12-31')])).toBe('2026-01-01');
    expect(result(allVerified([claim('2020-01-01', '2022-01-31')]), '2029-01-01').met).toBe(true);
  });

  it('one day too few may ripen when the span holds no 29 February', () => {
    // 730 days: too few while the two years behind hold 29 February 2024, enough once they do not.
    expect(from([claim('2024-02-01', '2026-01-30')])).toBe('2026-03-01');
    expect(from([claim('2024-02-01', '2026-01-29')])).toBeNull();
  });
});

describe('overlaps and gaps', () => {
  it('months claimed at two employers count once (scenario 14)', () => {
    const both = [claim('2024-01-01', '2024-12-31'), claim('2024-06-01', '2025-06-30')];
    const answer = result(allVerified(both), '2026-06-01');
    expect(answer.heldDays).toBe(daysBetween(day('2024-01-01'), day('2025-07-01')));
    expect(answer.steps.filter(({ kind }) => kind === 'counted')).toEqual([
      { kind: 'counted', from: '2024-01-01', until: '2025-06-30', wte: 1, days: 547 },
    ]);
  });

  it('a break does not count but does not start it again', () => {
    const parted = [claim('2022-01-01', '2022-12-31'), claim('2024-01-01', '2024-12-31')];
    expect(from(parted)).toBe('2025-01-01');
  });

  it('a break as long as may be does not hide the day that completes the span', () => {
    // Of four years 1,460 days are enough only around 2100: one more is needed, and worked much later.
    const fourYears: ExperienceRule = { ...TWO_YEARS, span: { years: 4, months: 0 } };
    const parted = [
      claim('2001-01-01', '2002-12-31'),
      claim('2004-01-01', '2005-12-30'),
      claim('2026-01-01', '2026-01-01'),
    ];
    expect(from(parted, fourYears)).toBe('2026-01-02');
    expect(from(parted.slice(0, 2), fourYears)).toBeNull();
  });

  it('of overlapping shares of a post the larger counts, not the sum (F19)', () => {
    const halves = [claim('2022-01-01', '2023-12-31', 0.5), claim('2022-01-01', '2023-12-31', 0.6)];
    expect(result(allVerified(halves), '2026-06-01', WTE).heldDays).toBe(438);
    expect(result(allVerified(halves), '2026-06-01').heldDays).toBe(730);
  });

  it('half a post takes twice as long by WTE, and no longer by the calendar', () => {
    const half = [claim('2022-01-01', null, 0.5)];
    expect(from(half)).toBe('2024-01-01');
    // 1,461 days at half are 730.5, one short of the 731 of these two years.
    expect(from(half, WTE)).toBe('2026-01-02');
  });

  it('tenths add up without a rounding error', () => {
    const tenths = Array.from({ length: 10 }, (_, place) =>
      claim(`20${String(10 + place)}-01-01`, `20${String(10 + place)}-12-31`, 0.1),
    );
    expect(result(allVerified(tenths), '2026-06-01', WTE).heldDays).toBe(365.2);
  });
});

describe('absences', () => {
  const held = allVerified([claim('2023-01-01', '2025-06-30')]);
  const away = [absence('2024-01-01', '2024-07-01'), absence('2025-06-01')];

  it('are subtracted where the rule says so', () => {
    const subtracted: ExperienceRule = { ...TWO_YEARS, absences: 'subtracted' };
    const answer = result(held, '2026-01-10', subtracted, away);
    expect(answer.heldDays).toBe(912 - 182 - 30);
    expect(answer.steps).toContainEqual({
      kind: 'absence',
      from: '2024-01-01',
      until: '2024-06-30',
    });
    expect(answer.met).toBe(false);
  });

  it('count where it does not', () => {
    const answer = result(held, '2026-01-10', TWO_YEARS, away);
    expect(answer.heldDays).toBe(912);
    expect(answer.steps.some(({ kind }) => kind === 'absence')).toBe(false);
  });
});

describe('which claims count', () => {
  it('only verified ones, of the activity, from their verification on (F3)', () => {
    const waiting = evidenceFacts({ evidence: [claim('2020-01-01', '2023-01-01')] });
    expect(result(waiting, '2026-06-01')).toMatchObject({ met: false, evidence: [], heldDays: 0 });
    const other = claim('2020-01-01', '2023-01-01');
    const elsewhere = {
      ...other,
      experience: other.experience && { ...other.experience, activity: 'something else' },
    };
    expect(result(allVerified([elsewhere]), '2026-06-01').heldDays).toBe(0);
  });

  it('days after the verification were verified by nobody', () => {
    const ahead = evidenceFacts({
      evidence: [claim('2024-01-01', '2026-12-31')],
    });
    const [item] = ahead.evidence;
    const facts = { ...ahead, evidenceReviews: item ? [verified(item, '2025-12-30')] : [] };
    expect(result(facts, '2026-06-01').heldDays).toBe(730);
  });

  it('the calculation shows each claim and to which day it counts', () => {
    const item = claim('2024-02-29', null);
    const answer = result(allVerified([item], '2026-03-05'), '2026-03-10');
    expect(answer.evidence).toEqual([item.id]);
    expect(answer.steps).toEqual([
      {
        kind: 'claim',
        evidence: item.id,
        from: '2024-02-29',
        countedUntil: '2026-03-05',
        open: true,
        wte: 1,
      },
      { kind: 'counted', from: '2024-02-29', until: '2026-03-05', wte: 1, days: 736 },
      { kind: 'total', heldDays: 736, neededDays: 730 },
      { kind: 'met-from', on: '2026-03-01' },
    ]);
  });

  it('the calculation of what is never met ends with its total', () => {
    const item = claim('2024-03-01', '2024-03-31');
    expect(result(allVerified([item]), '2026-03-10').steps).toEqual([
      {
        kind: 'claim',
        evidence: item.id,
        from: '2024-03-01',
        countedUntil: '2024-03-31',
        open: false,
        wte: 1,
      },
      { kind: 'counted', from: '2024-03-01', until: '2024-03-31', wte: 1, days: 31 },
      { kind: 'total', heldDays: 31, neededDays: 730 },
    ]);
  });

  it('ends with the first of two claims that are both needed, in whatever order they came', () => {
    const later = { ...claim('2020-01-01', '2020-12-31'), validUntil: day('2028-03-31') };
    const sooner = { ...claim('2021-01-01', '2021-12-31'), validUntil: day('2027-03-31') };
    for (const claims of [
      [later, sooner],
      [sooner, later],
    ]) {
      expect(result(allVerified(claims), '2026-06-01').lastDay).toBe('2027-03-31');
    }
  });

  it.each([
    ['2026-02-27', '2026-02-27'],
    ['2026-02-28', null],
  ])('with a claim to %s beside one that ripens on 1 March, ends on %p', (until, expected) => {
    const ripening = claim('2024-02-01', '2026-01-30');
    const ending = { ...claim('2026-01-31', '2026-01-31'), validUntil: day(until) };
    const facts = allVerified([ripening, ending], '2026-02-01');
    expect(result(facts, '2026-02-10')).toMatchObject({ met: true, lastDay: expected });
  });

  it('ends with the claim without which the rest is too short', () => {
    const first = claim('2020-01-01', '2020-12-31');
    const second = { ...claim('2021-01-01', '2023-06-30'), validUntil: day('2027-03-31') };
    const third = { ...claim('2021-01-01', '2023-06-30'), validUntil: day('2028-03-31') };
    expect(result(allVerified([first, second]), '2026-06-01').lastDay).toBe('2027-03-31');
    expect(result(allVerified([first, second, third]), '2026-06-01').lastDay).toBe('2028-03-31');
    const enough = claim('2019-01-01', '2021-12-31');
    expect(result(allVerified([enough, second]), '2026-06-01').lastDay).toBeNull();
    const doomed = {
      ...allVerified([claim('2020-01-01', '2023-12-31')]),
    };
    const [item] = doomed.evidence;
    const facts = { ...doomed, evidenceRevocations: item ? [revoked(item, '2026-09-01')] : [] };
    expect(result(facts, '2026-06-01').lastDay).toBe('2026-08-31');
    expect(result(facts, '2026-09-01').met).toBe(false);
  });
});

describe('as days pass', () => {
  const START = ordinalOf(day('2020-01-01'));
  const anyPeriod = fc.tuple(fc.nat({ max: 1500 }), fc.nat({ max: 900 })).map(([offset, days]) => ({
    from: dayOfOrdinal(START + offset),
    until: dayOfOrdinal(START + offset + days),
  }));
  it('once met it stays met on every later day', () => {
    expectAlways(
      fc.property(
        fc.array(anyPeriod, { minLength: 1, maxLength: 3 }),
        fc.nat({ max: 2000 }),
        (periods, days) => {
          const facts = allVerified(
            periods.map((period) => claim(period.from, period.until)),
            '2026-12-31',
          );
          const on = day('2027-01-01');
          const later = addDays(on, days);
          const now = experienceResult(
            TWO_YEARS,
            evidenceStandings(facts, endOfDay(on, LONDON)),
            [],
            endOfDay(on, LONDON),
          );
          const then = experienceResult(
            TWO_YEARS,
            evidenceStandings(facts, endOfDay(later, LONDON)),
            [],
            endOfDay(later, LONDON),
          );
          expect(now.met && !then.met).toBe(false);
          expect(then.metFrom).toBe(now.metFrom);
        },
      ),
    );
  });
});
