import { daysBetween } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { Entitlement } from '../entitlement/entitlement.ts';
import { longAbsenceNotices } from '../person/absence.ts';
import { registrationNotices } from '../person/registration-notices.ts';
import { notice, type Notice } from '../reason/reason.ts';
import type { Circumstances } from './circumstances.ts';
import { currencyNotices } from './currency.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';

/** What to know about an entitlement that refuses nothing: overdue review, what ends or lapses soon. */
export function standingNotices(
  { policy, moment }: Circumstances,
  facts: PersonFacts,
  { entitlement, currency }: Judgement,
): readonly Notice[] {
  const notices: Notice[] = [];
  const reviewDueOn = reviewDue(facts, entitlement, moment);
  const about = { factId: entitlement.id, role: entitlement.role };
  if (reviewDueOn < moment.on) {
    notices.push(notice('review-overdue', { ...about, on: reviewDueOn }));
  }
  const { expiresOn } = entitlement;
  const left = daysBetween(moment.on, expiresOn);
  if (left >= 0 && left < policy.entitlement.expiresSoonDays) {
    notices.push(notice('expires-soon', { ...about, on: expiresOn, held: left }));
  }
  return [
    ...notices,
    ...currency.flatMap((each) => currencyNotices(each, policy)),
    ...longAbsenceNotices(facts, policy, moment.on),
    ...registrationNotices(facts, policy, moment),
  ];
}

/** The day the next yearly review is due; a recorded review moves it on, an overdue one only warns (domain.md 10.17). */
export function reviewDue(
  facts: Pick<PersonFacts, 'entitlementReviews'>,
  entitlement: Entitlement,
  moment: Moment,
): CalendarDay {
  const review = facts.entitlementReviews.findLast(
    (other) => other.entitlement === entitlement.id && other.recordedAt <= moment.at,
  );
  return review?.nextReviewDueOn ?? entitlement.reviewDueOn;
}
