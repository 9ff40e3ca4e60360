import { daysBetween } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { lastDayReaching, subtractDuration } from '../calendar/span.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { rememberedByName, rememberedOf } from '../reason/remembered.ts';
import { notice, reason, type Notice, type Reason } from '../reason/reason.ts';
import type { Practice, PracticeGroup } from './practice.ts';
import type { CurrencyState } from './standing.ts';

/**
 * Recent practice of a group (domain.md 10.7, F2, F10): distinct fractions with independent acts in the
 * rolling window, backward from the day; or an anchor within the window, which counts like enough acts.
 * `practice` is the person's independent practice of the group up to the moment.
 */
export function currencyOf(
  group: PracticeGroup,
  practice: Practice,
  anchor: CalendarDay | null,
  policy: PolicyDocument,
  moment: Moment,
): CurrencyState {
  const { window, fractions } = policy.currency;
  const from = subtractDuration(moment.on, window);
  const reach = latestOf(anchor, practice.enoughSince);
  const lastCurrentDay = reach === null ? null : lastDays(policy)(reach);
  return {
    skill: group.skill,
    treatmentSite: group.treatmentSite,
    fractionsCounted: practice.days.filter((day) => day >= from).length,
    fractionsNeeded: fractions,
    lastCurrentDay,
    marginDays: lastCurrentDay === null ? null : daysBetween(moment.on, lastCurrentDay),
  };
}

/** The last day on which an anchor or enough acts of a day are still within the window. */
const lastDays = rememberedOf(({ currency }: PolicyDocument) =>
  rememberedByName((day: CalendarDay) => lastDayReaching(day, currency.window)),
);

/** How recent practice stands on a day by its acts alone: an anchor can only make it better. */
export function recencyOf(
  enoughSince: CalendarDay | null,
  policy: PolicyDocument,
  on: CalendarDay,
): 'lapsed' | 'due-soon' | 'recent' {
  const lastDay = enoughSince === null ? null : lastDays(policy)(enoughSince);
  if (lastDay === null || lastDay < on) return 'lapsed';
  return daysBetween(on, lastDay) < policy.currency.dueSoonDays ? 'due-soon' : 'recent';
}

/** Whether recent practice holds today; without an anchor and acts it does not (I1). */
export function isCurrent(currency: CurrencyState): boolean {
  return currency.marginDays !== null && currency.marginDays >= 0;
}

export function currencyReasons(currency: CurrencyState): readonly Reason[] {
  if (isCurrent(currency)) return [];
  const { skill, treatmentSite, lastCurrentDay, fractionsCounted, fractionsNeeded } = currency;
  return [
    reason('recent-practice-lapsed', {
      skill,
      treatmentSite,
      held: fractionsCounted,
      needed: fractionsNeeded,
      ...(lastCurrentDay !== null && { on: lastCurrentDay }),
    }),
  ];
}

/** Due soon while the margin is below the policy's days, 60 by default; 60 itself is not (domain.md 10.7). */
export function currencyNotices(
  currency: CurrencyState,
  policy: PolicyDocument,
): readonly Notice[] {
  const { skill, treatmentSite, lastCurrentDay, marginDays } = currency;
  const dueSoon = isCurrent(currency) && (marginDays ?? 0) < policy.currency.dueSoonDays;
  if (!dueSoon || lastCurrentDay === null) return [];
  return [notice('recent-practice-due-soon', { skill, treatmentSite, on: lastCurrentDay })];
}

function latestOf(left: CalendarDay | null, right: CalendarDay | null): CalendarDay | null {
  if (left === null) return right;
  return right === null || left > right ? left : right;
}
