import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { startOfDay } from '../calendar/zone.ts';
import { evidenceStandings } from '../evidence/evidence-state.ts';
import type { CellAnswer } from './cell-answer.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import { isCurrent } from './currency.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { firstAfter, knownTurns } from './known-turns.ts';
import { requirementsAsked } from './requirements-asked.ts';
import { roleReasons } from './unmet.ts';

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
  const { department, unit, moment } = circumstances;
  const turns = knownTurns(facts, department, unit);
  const { nearest } = answer;
  const isYes = answer.answer === 'yes';
  const waitsForPractice = nearest?.fits === true && (!isYes || detail === 'state');
  const days = [
    ...(nearest?.fits === true ? restingDays(circumstances, facts, cell, nearest) : []),
    ...(nearest !== null && detail === 'state' ? stateDays(circumstances, nearest) : []),
    ...(isYes ? [] : experienceDays(circumstances, facts, cell, nearest)),
  ].filter((day) => day > moment.on);
  const [day] = days.sort();
  const instants = [
    firstAfter(turns.general, moment.at),
    isYes ? null : firstAfter(turns.records, moment.at),
    waitsForPractice
      ? firstAfter(turns.practice(cell.task.id, cell.treatmentSite), moment.at)
      : null,
    day === undefined ? null : startOfDay(day, unit.timeZone),
  ];
  return instants.filter((instant) => instant !== null).sort()[0] ?? null;
}

/** Days after what a judgement rests on ends: records, recent practice, equipment training. */
function restingDays(
  circumstances: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite }: Cell,
  { entitlement, currency, requirements }: Judgement,
): readonly CalendarDay[] {
  const asked = requirementsAsked(circumstances, facts, entitlement, task.id, treatmentSite);
  const ends = [
    ...requirements.map(({ result }) => result.end?.day ?? null),
    ...currency.map(({ lastCurrentDay }) => lastCurrentDay),
    ...evidenceStandings(facts, circumstances.moment)
      .filter(({ evidence }) => evidence.type === 'equipment-training')
      .map(({ lastDay }) => lastDay),
    ...(asked?.upcoming ?? []).map(({ deadline }) => deadline),
  ];
  return ends.filter((day) => day !== null).map((day) => addDays(day, 1));
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
  { framework, policy, moment }: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite, platform, adaptationType }: Cell,
  nearest: Judgement | null,
): readonly CalendarDay[] {
  const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
  const context = { framework, policy, place, moment, entitler: null };
  const reasons =
    nearest?.fits === true
      ? nearest.reasons
      : framework.roles.flatMap((role) => roleReasons(facts, role, [task.id], context));
  return reasons
    .filter(({ code }) => code === 'experience-too-short')
    .map(({ about }) => about.on)
    .filter((day) => day !== undefined);
}
