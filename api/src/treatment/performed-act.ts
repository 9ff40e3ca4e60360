import { utcDayOf } from '@oart/competency';
import type { Instant } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { PerformedActProposal, Titles } from '@oart/contract';
import type { Inquiry } from '../gate/gate-inquiry.ts';
import { actStatement } from './act-statement.ts';

/** The words that whoever enters an act signs, and whoever is named on it confirms. */
export function performedStatement(
  act: PerformedActProposal,
  { question, actor, supervisor }: Inquiry,
  titles: Titles,
): string {
  const { treatmentSite, unit } = question;
  const place = { treatmentSite, unit, supervisor: supervisor?.person.displayName ?? null };
  const at = act.performedAt as Instant | null;
  const when = at === null ? 'now' : `on ${dayInWords(utcDayOf(at))}, ${at.slice(11, 16)} UTC`;
  return (
    `This act took place, by ${actor?.person.displayName ?? ''}, ${when}. ` +
    `${actStatement(act, place, titles)} Why it is entered: ${act.explanation}`
  );
}
