import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { startOfDay } from '../calendar/zone.ts';
import type { CellAnswer } from './cell-answer.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import { isCurrent } from './currency.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { requirementReasons } from './role-workings.ts';
import { stretchesAt } from './stretches.ts';
import { firstOf } from './turns.ts';

/** Whether only turns between yes and no matter, or also those of the state that pages show. */
export type TurnDetail = 'answer' | 'state';

/**
 * The first instant after the moment at which an answer could turn, on what is known; null when it never
 * can. It may be earlier than a real turn, never later: whoever walks along them asks again at each.
 */
export function nextTurn(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  answer: CellAnswer,
  detail: TurnDetail,
): Instant | null {
  const { unit, moment } = circumstances;
  const here = stretchesAt(facts, circumstances);
  const { nearest } = answer;
  const isYes = answer.answer === 'yes';
  const days: CalendarDay[] = [];
  if (nearest !== null && nearest.restsUntil !== null) days.push(addDays(nearest.restsUntil, 1));
  if (nearest !== null && detail === 'state') days.push(...stateDays(circumstances, nearest));
  if (!isYes) days.push(...experienceDays(circumstances, facts, cell, nearest));
  let first = firstOf(circumstances.inForce.until, here.general.until);
  for (const day of days) {
    if (day > moment.on) first = firstOf(first, startOfDay(day, unit.timeZone));
  }
  // The end of the practice that a yes rests on is among its days: only what takes practice away turns it.
  const practice = isYes && detail === 'answer' ? here.lostPractice : here.feltPractice;
  for (const skill of cell.task.skills) {
    first = firstOf(first, here.shown(skill).until);
    if (nearest?.fits === true) first = firstOf(first, practice(skill, cell.treatmentSite).until);
  }
  return first;
}

/** First days of "due soon": of recent practice and of the end of the entitlement. */
function stateDays(
  { policy }: Circumstances,
  { entitlement, currency }: Judgement,
): readonly CalendarDay[] {
  const { expiresSoonDays } = policy.entitlement;
  return [
    addDays(entitlement.expiresOn, 1 - expiresSoonDays),
    ...currency
      .filter(isCurrent)
      .map(({ lastCurrentDay }) => lastCurrentDay)
      .filter((day) => day !== null)
      .map((day) => addDays(day, 1 - policy.currency.dueSoonDays)),
  ];
}

/** Days on which experience that is still too short will be long enough. */
function experienceDays(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  nearest: Judgement | null,
): readonly CalendarDay[] {
  const reasons =
    nearest?.fits === true
      ? nearest.reasons
      : circumstances.framework.roles.flatMap((role) =>
          requirementReasons(circumstances, facts, cell, role),
        );
  return reasons
    .filter(({ code }) => code === 'experience-too-short')
    .map(({ about }) => about.on)
    .filter((day) => day !== undefined);
}
