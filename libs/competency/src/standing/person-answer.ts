import type { EntitlementId } from '../person/ids.ts';
import type { Notice, Reason } from '../reason/reason.ts';
import { answerCell, type CellAnswer } from './cell-answer.ts';
import type { AskableQuestion, Cell, Circumstances } from './circumstances.ts';
import type { Department } from './department.ts';
import { distinctReasons } from './distinct-reasons.ts';
import type { PersonFacts } from './facts.ts';
import { standingNotices } from './notices.ts';
import type { AsOf, UsableUntil } from './standing.ts';
import { usableUntil } from './usable-until.ts';

/** A person's answer over every adaptation type that a question asks about, on facts as known. */
export interface PersonAnswer {
  readonly answer: 'yes' | 'supervised' | 'no';
  readonly reasons: readonly Reason[];
  readonly cells: readonly { readonly cell: Cell; readonly answer: CellAnswer }[];
}

/** Yes only if every adaptation type asked about is a yes, possibly by different entitlements (F25). */
export function answerPerson(
  { circumstances, cells: asked }: AskableQuestion,
  facts: PersonFacts,
): PersonAnswer {
  const cells = asked.map((cell) => ({ cell, answer: answerCell(circumstances, facts, cell) }));
  const [first, ...others] = cells;
  if (first !== undefined && others.length === 0) return { ...first.answer, cells };
  const answers = cells.map(({ answer }) => answer.answer);
  const reasons = cells.flatMap(({ answer }) => answer.reasons);
  if (answers.every((answer) => answer === 'yes')) return { answer: 'yes', reasons: [], cells };
  const supervised = answers.every((answer) => answer !== 'no');
  return {
    answer: supervised ? 'supervised' : 'no',
    reasons: distinctReasons(reasons),
    cells,
  };
}

/** The earliest end over the adaptation types asked about; none unless the answer is yes (F6). */
export function usableUntilOf(
  department: Department,
  facts: PersonFacts,
  circumstances: Circumstances,
  answered: PersonAnswer,
  asOf: AsOf,
): UsableUntil | null {
  if (answered.answer !== 'yes') return null;
  let earliest: UsableUntil | null = null;
  for (const { cell, answer } of answered.cells) {
    const until = usableUntil(department, facts, circumstances, cell, answer, asOf);
    if (until !== null && (earliest === null || until.day < earliest.day)) earliest = until;
  }
  return earliest;
}

/** The entitlement that says yes, or is nearest to it with task and scope fitting (F27). */
export function entitlementOf({ cells }: PersonAnswer): EntitlementId | null {
  for (const { answer } of cells) {
    if (answer.nearest?.fits === true) return answer.nearest.entitlement.id;
  }
  return null;
}

/** Notices of the entitlement that answers, or would be nearest to a yes. */
export function noticesOf(
  circumstances: Circumstances,
  facts: PersonFacts,
  { cells }: PersonAnswer,
): readonly Notice[] {
  const notices = cells.flatMap(({ answer }) =>
    answer.nearest?.fits === true ? standingNotices(circumstances, facts, answer.nearest) : [],
  );
  return cells.length === 1 ? notices : distinctNotices(notices);
}

function distinctNotices(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((each) => [JSON.stringify(each), each])).values()];
}
