import { decide, frameworkInForce, momentOf, reason, whoMay } from '@oart/competency';
import type {
  AsOf,
  Department,
  FractionFacts,
  FrameworkDocument,
  GateDecision,
  GateQuestion,
  PersonFacts,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { Titles } from '@oart/contract';
import { inSlices } from '../http/in-slices.ts';

/** Everything that an answer of the gate is made from. */
export interface Inquiry {
  readonly department: Department;
  readonly question: GateQuestion;
  readonly actor: PersonFacts | null;
  readonly supervisor: PersonFacts | null;
  readonly fraction: FractionFacts | null;
  readonly asOf: AsOf;
}

/** The answer of the rules; a case that is not on file says nothing of the unit either, where none is named (I1). */
export function answerOf(inquiry: Inquiry): GateDecision {
  const { department, question, actor, supervisor, fraction, asOf } = inquiry;
  const isNowhere = fraction === null && question.unit === '';
  if (question.fraction !== null && isNowhere) return unknownCase(question, asOf);
  return decide(department, question, actor, supervisor, fraction, asOf);
}

/**
 * Those among `people` who may take the task now, but for the one who asked. Everybody is asked about, in
 * slices: nobody else who asks the gate waits for it.
 */
export async function othersWhoMay(
  { department, question, fraction, asOf }: Inquiry,
  people: readonly PersonFacts[],
): Promise<readonly PersonFacts[]> {
  const others = people.filter((facts) => facts.person.id !== question.person);
  const able = await inSlices(
    others,
    // A copy: what is remembered of everybody stays small.
    (facts) => whoMay(department, question, [{ ...facts }], fraction, asOf).length > 0,
  );
  return others.filter((_, place) => able[place] === true);
}

/** The framework in force where the question is asked; the latest for an unknown unit. */
export function frameworkOf({ department, question, asOf }: Inquiry): FrameworkDocument | null {
  const { units, frameworks } = department;
  const unit = units.find((known) => known.id === question.unit);
  const version =
    unit === undefined
      ? frameworks.at(-1)
      : frameworkInForce(frameworks, momentOf(asOf.at, unit.timeZone).on, asOf.knownAt);
  return version?.document ?? null;
}

export function titlesOfInquiry(inquiry: Inquiry): Titles {
  return titlesOf(frameworkOf(inquiry), inquiry.department.units);
}

function unknownCase({ task }: GateQuestion, asOf: AsOf): GateDecision {
  return {
    ...asOf,
    outcome: 'DENY',
    reasons: [reason('unknown-case', { task })],
    notices: [],
    entitlement: null,
    supervisor: null,
    frameworkVersion: null,
    usableUntil: null,
  };
}
