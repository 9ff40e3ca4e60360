import { parseInstant } from '../calendar/instant.ts';
import type { PersonId } from '../person/ids.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { askedQuestion, type AskableQuestion } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import { distinctReasons } from '../standing/distinct-reasons.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { factsAsKnown } from '../standing/known.ts';
import type { AsOf } from '../standing/standing.ts';
import type { FractionFacts } from '../treatment/act.ts';
import type { GateDecision } from './decision.ts';
import { actReasons } from './fraction-answer.ts';
import { personalAnswer, type PersonalAnswer } from './personal-answer.ts';
import type { GateQuestion } from './question.ts';
import { supervisionOf, supervisorAnswer, type SupervisorAnswer } from './supervisor.ts';

/**
 * The gate's answer to one question (I1, I2): PERMIT only when the person is entitled in their own right
 * and nothing in the fraction stands against it; PERMIT_SUPERVISED when a named supervisor qualifies
 * (I11, F11, F22); else DENY with every reason. `actor`, `supervisor` and `fraction` are the facts of
 * those named in the question, null where there are none. Whatever is unknown, missing or does not
 * belong together is a DENY; it never throws.
 */
export function decide(
  department: Department,
  question: GateQuestion,
  actor: PersonFacts | null,
  supervisor: PersonFacts | null,
  fraction: FractionFacts | null,
  asOf: AsOf,
): GateDecision {
  if (parseInstant(asOf.at) !== asOf.at)
    return denied(asOf, null, [reason('no-framework-in-force')]);
  const asked = askedQuestion(department, question, asOf);
  const facts = factsOf(question.person, actor, asOf);
  const unknownPerson = facts === null ? [reason('unknown-person')] : [];
  if (asked.kind === 'unknown') {
    return denied(asOf, asked.version, [...unknownPerson, ...asked.reasons]);
  }
  const version = asked.circumstances.version.document.number;
  if (facts === null) return denied(asOf, version, unknownPerson);
  const personal = personalAnswer(department, asked, facts, asOf);
  const ofSupervisor = (): SupervisorAnswer | null => {
    const { supervisor: named } = question;
    const known = named === null ? null : factsOf(named, supervisor, asOf);
    return known === null ? null : supervisorAnswer(asked, known);
  };
  return decideAsked(asked, question, personal, ofSupervisor, fraction, asOf);
}

/**
 * The same where every name in the question is known and the person's own part of the answer is at hand.
 * @param ofSupervisor what the named supervisor's own facts say, asked only of those who may act
 *   supervised; null for nobody on file
 */
export function decideAsked(
  asked: AskableQuestion,
  question: GateQuestion,
  personal: PersonalAnswer,
  ofSupervisor: () => SupervisorAnswer | null,
  fraction: FractionFacts | null,
  asOf: AsOf,
): GateDecision {
  const { circumstances, cells } = asked;
  const { answer } = personal;
  const supervision = supervisionIn(asked, question, answer, ofSupervisor);
  const acts = actReasons(
    circumstances,
    cells[0],
    question,
    {
      actor: question.person,
      supervisor: question.supervisor,
      byMpe: answer === 'yes' ? personal.mpeEntitlement !== null : supervision.byMpe,
    },
    fraction,
    asOf.knownAt,
  );
  const carried = answer === 'supervised' && supervision.reasons.length === 0;
  const own = answer === 'yes' || carried ? [] : personal.reasons;
  const reasons = distinctReasons([...own, ...supervision.reasons, ...acts.reasons]);
  const permitted = reasons.length === 0 && (answer === 'yes' || carried);
  const outcome = !permitted ? 'DENY' : answer === 'yes' ? 'PERMIT' : 'PERMIT_SUPERVISED';
  // For a result out of tolerance it is one of an MPE's role that decides, where there is one.
  const asMpe = question.doseCheckResult === 'out-of-tolerance' ? personal.mpeEntitlement : null;
  return {
    ...asOf,
    outcome,
    // Deny by default: a refusal without a reason would be one that nobody can cure (I1).
    reasons: outcome === 'DENY' && reasons.length === 0 ? [reason('no-entitlement')] : reasons,
    notices: [...personal.notices, ...acts.notices],
    entitlement: asMpe ?? personal.entitlement,
    supervisor: outcome === 'PERMIT_SUPERVISED' ? question.supervisor : null,
    frameworkVersion: circumstances.framework.number,
    usableUntil: outcome === 'PERMIT' ? personal.usableUntil : null,
  };
}

/** Asked only of those who may act supervised; a person entitled in their own right needs none (F22). */
function supervisionIn(
  asked: AskableQuestion,
  question: GateQuestion,
  answer: PersonalAnswer['answer'],
  ofSupervisor: () => SupervisorAnswer | null,
): SupervisorAnswer {
  const { task } = asked.cells[0];
  if (answer === 'yes') return { reasons: [], byMpe: false };
  if (answer === 'no') {
    const named = question.supervisor !== null && !task.supervisable;
    return {
      reasons: named ? [reason('task-not-supervisable', { task: task.id })] : [],
      byMpe: false,
    };
  }
  return supervisionOf(asked, question, ofSupervisor);
}

/** The facts as known of the person named; null when they are another person's or not yet known. */
function factsOf(person: PersonId, facts: PersonFacts | null, asOf: AsOf): PersonFacts | null {
  if (facts === null || facts.person.id !== person || facts.person.index > asOf.knownAt)
    return null;
  return factsAsKnown(facts, asOf.knownAt);
}

function denied(asOf: AsOf, version: number | null, reasons: readonly Reason[]): GateDecision {
  return {
    ...asOf,
    outcome: 'DENY',
    reasons,
    notices: [],
    entitlement: null,
    supervisor: null,
    frameworkVersion: version,
    usableUntil: null,
  };
}
