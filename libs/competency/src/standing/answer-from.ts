import type { Instant } from '../calendar/day.ts';
import type { EntitlementId } from '../person/ids.ts';
import type { Reason } from '../reason/reason.ts';
import { askedQuestion, nextTurnInForce } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { answerPerson, entitlementOf } from './person-answer.ts';
import type { AsOf, StandingQuestion } from './standing.ts';
import { nextTurn } from './turning-instants.ts';

/** A yes or no, and for how long at least it stays what it is. */
export interface AnswerFrom {
  readonly answer: 'yes' | 'supervised' | 'no';
  readonly entitlement: EntitlementId | null;
  readonly reasons: readonly Reason[];
  /** The answer is the same until here, and may turn then; null when it never does. */
  readonly turnsAt: Instant | null;
}

/** What a person may do in one cell from an instant on, on facts as known: the answer alone, without its state. */
export function answerFrom(
  department: Department,
  facts: PersonFacts,
  question: StandingQuestion,
  asOf: AsOf,
): AnswerFrom {
  const asked = askedQuestion(department, question, asOf);
  if (asked.kind === 'unknown') {
    return {
      answer: 'no',
      entitlement: null,
      reasons: asked.reasons,
      turnsAt: nextTurnInForce(department, question.unit, asOf),
    };
  }
  const answered = answerPerson(asked, facts);
  const turns = answered.cells.map(({ cell, answer }) =>
    nextTurn(asked.circumstances, facts, cell, answer, 'answer'),
  );
  return {
    answer: answered.answer,
    entitlement: entitlementOf(answered),
    reasons: answered.reasons,
    turnsAt: turns.filter((turn) => turn !== null).sort()[0] ?? null,
  };
}
