import { day, instant, moment } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { registrationCheck } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { notice } from '../reason/reason.ts';
import type { Circumstances } from './circumstances.ts';
import {
  asOf,
  department,
  entitledAs,
  entitlement,
  oncologist,
  question,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { Judgement } from './judgement.ts';
import { dueSoonNotices, reviewDue } from './notices.ts';

const HELD = entitlement('cco-1', 'clinical-oncologist', { expiresOn: day('2027-01-31') });

describe('an entitlement that ends soon (domain.md 10.17)', () => {
  it.each([
    ['2026-11-02', null],
    ['2026-11-03', 89],
    ['2027-01-30', 1],
    ['2027-01-31', 0],
    ['2027-02-01', null],
  ])('to 31 January 2027 is said on %s with days left: %p', (on, left) => {
    const around = { policy: POLICY, moment: moment(on) } as Circumstances;
    const judged = { entitlement: HELD, currency: [] as Judgement['currency'] } as Judgement;
    expect(dueSoonNotices(around, judged)).toEqual(
      left === null
        ? []
        : [
            notice('expires-soon', {
              factId: HELD.id,
              role: 'clinical-oncologist',
              on: day('2027-01-31'),
              held: left,
            }),
          ],
    );
  });
});

describe('the yearly review (domain.md 10.17)', () => {
  const review = (of: string, next: string, when: string) => ({
    ...recorded(when),
    entitlement: of as typeof HELD.id,
    nextReviewDueOn: day(next),
  });
  const reviews = [
    review(HELD.id, '2028-01-31', '2027-01-20T10:00:00Z'),
    review('another', '2030-01-31', '2027-01-21T10:00:00Z'),
    review(HELD.id, '2029-01-31', '2028-01-20T10:00:00Z'),
  ];

  it.each([
    ['2027-01-20T09:59:59Z', '2027-01-31'],
    ['2027-01-20T10:00:00Z', '2028-01-31'],
    ['2027-01-22T10:00:00Z', '2028-01-31'],
    ['2028-01-20T10:00:00Z', '2029-01-31'],
  ])('asked at %s is due on %s: each recorded review moves it on', (at, due) => {
    const now = moment(instant(at));
    expect(reviewDue({ entitlementReviews: reviews }, HELD, now)).toBe(due);
  });

  it.each([
    ['2027-01-31', false],
    ['2027-02-01', true],
  ])('due on 31 January 2027 is overdue on %s: %s, and refuses nothing', (on, overdue) => {
    const base = entitledAs(oncologist(), 'clinical-oncologist');
    const answer = standing(
      department(),
      base,
      question('review-offline'),
      asOf(`${on}T12:00:00Z`),
    );
    expect(answer.answer).toBe('yes');
    const said = notice('review-overdue', {
      factId: base.entitlements[0]?.id ?? '',
      role: 'clinical-oncologist',
      on: day('2027-01-31'),
    });
    expect(answer.notices).toEqual(overdue ? [said] : []);
  });

  it('what is personal is said beside it', () => {
    const base = entitledAs(oncologist(), 'clinical-oncologist');
    const cautioned = {
      ...base,
      registrationChecks: [registrationCheck({ body: 'GMC', part: 'licence', status: 'caution' })],
    };
    const asked = question('review-offline');
    const { notices } = standing(department(), cautioned, asked, asOf('2026-03-12T12:00:00Z'));
    expect(notices).toEqual([notice('registration-caution', { body: 'GMC' })]);
  });
});
