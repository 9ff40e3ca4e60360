import type { EntitlementId } from '../person/ids.ts';
import type { Notice, Reason } from '../reason/reason.ts';
import type { AskableQuestion } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { Judgement } from '../standing/judgement.ts';
import {
  answerPerson,
  noticesOf,
  usableUntilOf,
  type PersonAnswer,
} from '../standing/person-answer.ts';
import type { AsOf, UsableUntil } from '../standing/standing.ts';

/**
 * What one person's facts say to a question, whatever the case, the dose check, the structures, the
 * protocol and the supervisor are: the part of an answer that is worked out once for a stretch of time.
 */
export interface PersonalAnswer {
  readonly answer: PersonAnswer['answer'];
  /** Why not in their own right; empty for a yes. */
  readonly reasons: readonly Reason[];
  readonly notices: readonly Notice[];
  /** The entitlement that says yes, or is nearest to it with task and scope fitting. */
  readonly entitlement: EntitlementId | null;
  /** One of an MPE's role that says yes. */
  readonly mpeEntitlement: EntitlementId | null;
  readonly usableUntil: UsableUntil | null;
}

/** @param facts as known */
export function personalAnswer(
  department: Department,
  asked: AskableQuestion,
  facts: PersonFacts,
  asOf: AsOf,
): PersonalAnswer {
  const { circumstances } = asked;
  const answer = answerPerson(asked, facts);
  const nearest = answer.cells[0]?.answer.nearest ?? null;
  return {
    answer: answer.answer,
    reasons: answer.reasons,
    notices: noticesOf(circumstances, facts, answer),
    entitlement: nearest?.fits === true ? nearest.entitlement.id : null,
    mpeEntitlement: mpeEntitlement(asked, answer)?.entitlement.id ?? null,
    usableUntil: usableUntilOf(department, facts, circumstances, answer, asOf),
  };
}

/** A passing entitlement in a role that asks for the employer's MPE appointment (domain.md 10.5, 10.9). */
export function mpeEntitlement(
  { circumstances }: AskableQuestion,
  { cells }: PersonAnswer,
): Judgement | null {
  const roles = circumstances.framework.roles.filter((role) =>
    role.prerequisites.flat().some((each) => each.kind === 'appointment'),
  );
  const passing = cells.map(({ answer }) =>
    answer.passing.find(({ entitlement }) => roles.some(({ id }) => id === entitlement.role)),
  );
  const everywhere = passing.every((judgement) => judgement !== undefined);
  return everywhere ? (passing[0] ?? null) : null;
}
