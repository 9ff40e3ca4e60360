import { utcDayOf } from '@oart/competency';
import type { Act, Instant } from '@oart/competency';
import { dayInWords, withFullStop } from '@oart/contract';
import type { PerformedActProposal, Titles } from '@oart/contract';
import type { Answered } from '../gate/sign-gate.service.ts';
import { actStatement } from './act-statement.ts';

/** The words that whoever enters an act signs. A yes that nobody signed then counts in a downtime only. */
export function performedStatement(
  act: PerformedActProposal,
  { inquiry: { question, actor, supervisor }, decision }: Answered,
  mode: Act['mode'],
  titles: Titles,
): string {
  const { treatmentSite, unit } = question;
  const place = { treatmentSite, unit, supervisor: supervisor?.person.displayName ?? null };
  const at = act.performedAt as Instant | null;
  const when = at === null ? 'now' : `on ${dayInWords(utcDayOf(at))}, ${at.slice(11, 16)} UTC`;
  const isOutside = mode === 'without-entitlement' && decision.outcome !== 'DENY';
  const counts = isOutside
    ? ' It lies in no downtime that somebody else has recorded, so it counts as performed without entitlement.'
    : '';
  return (
    `This act took place, by ${actor?.person.displayName ?? ''}, ${when}. ` +
    `${actStatement(act, place, titles)} Why it is entered: ${withFullStop(act.explanation)}${counts}`
  );
}
