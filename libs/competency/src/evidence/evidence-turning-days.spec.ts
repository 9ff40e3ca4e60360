import fc from 'fast-check';
import { dayOfOrdinal, ordinalOf } from '../calendar/civil-day.ts';
import { LONDON, day } from '../calendar/days.fixture.ts';
import { endOfDay } from '../calendar/zone.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { claim, evidence, evidenceFacts, revoked, verified } from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from './evidence.ts';
import { evidenceTurningDays, evidenceTurningInstants } from './evidence-turning-days.ts';
import { PLAN, ask, words } from './requirement.fixture.ts';

describe('the days on which records turn', () => {
  const record = evidence({
    type: 'plan-check-training-record',
    skill: 'plan-selection',
    validUntil: day('2027-01-31'),
  });
  const pool = [
    record,
    {
      ...evidence({ type: 'plan-check-training-record', skill: 'plan-selection' }),
      supersedes: record.id,
    },
    claim('2023-01-01', '2023-12-31'),
    claim('2024-01-01', '2024-12-30'),
    claim('2024-02-29', null),
    { ...claim('2020-01-01', '2020-12-31'), validUntil: day('2026-09-30') },
  ];

  it('between two of them nothing changes', () => {
    fc.assert(
      fc.property(
        fc.subarray(pool),
        fc.array(fc.tuple(fc.nat({ max: pool.length - 1 }), fc.nat({ max: 500 })), {
          maxLength: 8,
        }),
        fc.option(fc.tuple(fc.nat({ max: pool.length - 1 }), fc.nat({ max: 500 }))),
        fc.nat({ max: 800 }),
        (items, reviews, revocation, days) => {
          const start = ordinalOf(day('2026-01-06'));
          const at = (place: number): Evidence => pool[place] ?? record;
          const facts: EvidenceFacts = evidenceFacts({
            evidence: items,
            evidenceReviews: reviews
              .sort(([, a], [, b]) => a - b)
              .map(([place, offset]) => verified(at(place), dayOfOrdinal(start + offset))),
            evidenceRevocations:
              revocation === null
                ? []
                : [revoked(at(revocation[0]), dayOfOrdinal(start + revocation[1]))],
          });
          const on = dayOfOrdinal(start + days);
          const turning = [
            ...evidenceTurningDays({ ...facts, absences: [] }, [FRAMEWORK], LONDON),
            ...evidenceTurningInstants(facts).map((instant) => day(instant.slice(0, 10))),
          ].sort();
          const last = turning.filter((one) => one <= on).at(-1);
          fc.pre(last !== undefined);
          const codes = (text: string): readonly string[] =>
            words(ask(PLAN, facts, 'cervix', text));
          expect(codes(endOfDay(on, LONDON).at)).toEqual(codes(endOfDay(last, LONDON).at));
        },
      ),
      { numRuns: 500 },
    );
  });
});
