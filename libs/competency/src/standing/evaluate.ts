import type { PersonId } from '../person/ids.ts';
import { reason } from '../reason/reason.ts';
import { askedQuestion } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { factsAsKnown } from './known.ts';
import { answerPerson, entitlementOf, noticesOf, usableUntilOf } from './person-answer.ts';
import { standingState } from './state.ts';
import type { AsOf, Standing, StandingQuestion } from './standing.ts';

/**
 * What a person alone may do in one cell, without a case: the rules of domain.md sections 6, 7 and 7a.
 * Everything is evaluated at the instant from facts known at the ledger index (I2, I13); unknown task,
 * unit or site is a no (I1). Pure: reads no clock.
 */
export function standing(
  department: Department,
  facts: PersonFacts,
  question: StandingQuestion,
  asOf: AsOf,
): Standing {
  const asked = askedQuestion(department, question, asOf);
  const person = facts.person.id as PersonId;
  const unknown = [
    ...(facts.person.index > asOf.knownAt ? [reason('unknown-person')] : []),
    ...(asked.kind === 'unknown' ? asked.reasons : []),
  ];
  if (asked.kind === 'unknown' || unknown.length > 0) {
    return {
      person,
      question,
      answer: 'no',
      state: 'not-entitled',
      entitlement: null,
      usableUntil: null,
      reasons: unknown,
      notices: [],
      currency: [],
    };
  }
  const known = factsAsKnown(facts, asOf.knownAt);
  const { circumstances } = asked;
  const answered = answerPerson(asked, known);
  return {
    person,
    question,
    answer: answered.answer,
    state: standingState(circumstances, known, answered),
    entitlement: entitlementOf(answered),
    usableUntil: usableUntilOf(department, known, circumstances, answered, asOf),
    reasons: answered.reasons,
    notices: noticesOf(circumstances, known, answered),
    currency: answered.cells.flatMap(({ answer }) => answer.nearest?.currency ?? []),
  };
}
