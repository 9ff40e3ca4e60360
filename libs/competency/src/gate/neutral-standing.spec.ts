import { day } from '../calendar/days.fixture.ts';
import { notice, reason } from '../reason/reason.ts';
import { question } from '../standing/department.fixture.ts';
import type { Standing } from '../standing/standing.ts';
import { standingFor } from './neutral-standing.ts';

const PRACTICE = {
  skill: 'oar-outlining',
  treatmentSite: 'prostate',
} as Standing['currency'][number];

/** A standing that shows everything that could be shown. */
function full(fields: Partial<Standing> = {}): Standing {
  return {
    question: question('approve-oar', 'prostate'),
    answer: 'no',
    state: 'paused',
    entitlement: 'e1' as never,
    usableUntil: { day: day('2026-08-01'), cause: 'currency' },
    reasons: [reason('recent-practice-lapsed')],
    notices: [notice('long-absence'), notice('expires-soon')],
    currency: [PRACTICE],
    ...fields,
  } as Standing;
}

describe('a standing as others see it (I15, F28)', () => {
  it('is whole for the holder and entitlers', () => {
    const suspended = full({ reasons: [reason('suspended')] });
    expect(standingFor('full', suspended)).toBe(suspended);
  });

  it('says with a hidden reason only that the person is not currently entitled', () => {
    const reasons = [reason('recent-practice-lapsed'), reason('suspended')];
    expect(standingFor('neutral', full({ reasons }))).toEqual(
      full({
        state: 'not-entitled',
        entitlement: null,
        usableUntil: null,
        reasons: [reason('not-currently-entitled')],
        notices: [],
        currency: [],
      }),
    );
  });

  it('keeps everything but private notices without one', () => {
    expect(standingFor('neutral', full())).toEqual(full({ notices: [notice('expires-soon')] }));
    expect(standingFor('neutral', full({ reasons: [] }))).toMatchObject({ reasons: [] });
  });

  it.each([
    ['currency', '2026-08-01'],
    ['registration', undefined],
    ['absence', undefined],
  ] as const)('shows a last day caused by %s as %s', (cause, shown) => {
    const standing = full({ usableUntil: { day: day('2026-08-01'), cause } });
    expect(standingFor('neutral', standing).usableUntil?.day).toBe(shown);
  });

  it('shows no last day where there is none', () => {
    expect(standingFor('neutral', full({ usableUntil: null })).usableUntil).toBeNull();
  });
});
