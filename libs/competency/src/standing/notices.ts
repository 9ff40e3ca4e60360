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
import { shared } from './shared-workings.ts';
import { stretchesAt } from './stretches.ts';

/** What to know about an entitlement that refuses nothing: overdue review, what ends or lapses soon. */
export function standingNotices(
  circumstances: Circumstances,
  facts: PersonFacts,
  judgement: Judgement,
): readonly Notice[] {
  const { policy, moment } = circumstances;
  const { entitlement } = judgement;
  const reviewDueOn = reviewDue(facts, entitlement, moment);
  const about = { factId: entitlement.id, role: entitlement.role, on: reviewDueOn };
  const personal = sharedNotices(stretchesAt(facts, circumstances), '', () => [
    ...longAbsenceNotices(facts, policy, moment.on),
    ...registrationNotices(facts, policy, moment),
  ]);
  return [
    ...(reviewDueOn < moment.on ? [notice('review-overdue', about)] : []),
    ...dueSoonNotices(circumstances, judgement),
    ...personal,
  ];
}

const sharedNotices = shared<readonly Notice[]>();

/** What of an entitlement itself ends soon: its last day, recent practice. */
export function dueSoonNotices(
  { policy, moment }: Circumstances,
  { entitlement, currency }: Judgement,
): readonly Notice[] {
  const { id, role, expiresOn } = entitlement;
  const left = daysBetween(moment.on, expiresOn);
  const soon = left >= 0 && left < policy.entitlement.expiresSoonDays;
  return [
    ...(soon ? [notice('expires-soon', { factId: id, role, on: expiresOn, held: left })] : []),
    ...currency.flatMap((each) => currencyNotices(each, policy)),
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
