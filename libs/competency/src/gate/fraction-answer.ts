import { reason, type Reason } from '../reason/reason.ts';
import type { PersonId } from '../person/ids.ts';
import type { Cell, Circumstances } from '../standing/circumstances.ts';
import type { FractionFacts } from '../treatment/act.ts';
import { doseCheckReasons } from '../treatment/dose-check.ts';
import { fractionAsKnown } from '../treatment/fraction-as-known.ts';
import { fractionReasons } from '../treatment/fraction.ts';
import type { FractionAnswer, IntendedAct } from '../treatment/intended-act.ts';
import { protocolReasons } from '../treatment/protocol.ts';
import type { GateQuestion } from './question.ts';

/** Who would have their hands on the act, and whether the responsible one acts as MPE. */
export interface Hands {
  readonly actor: PersonId;
  readonly supervisor: PersonId | null;
  readonly byMpe: boolean;
}

/**
 * What the case, the dose check and the protocol hold against an act: `case-required` where order or
 * distinct persons need a fraction (I19, F23), else the rules of that fraction (F20 to F25).
 */
export function actReasons(
  circumstances: Circumstances,
  { task }: Cell,
  question: GateQuestion,
  hands: Hands,
  fraction: FractionFacts | null,
  knownAt: number,
): FractionAnswer {
  const { framework, policy, department, moment } = circumstances;
  const intended: IntendedAct = {
    task,
    unit: question.unit,
    treatmentSite: question.treatmentSite,
    actor: hands.actor,
    supervisor: hands.supervisor,
    doseCheckResult: question.doseCheckResult,
    disposition: question.disposition,
    correctedStructures: question.correctedStructures,
  };
  const around = [
    ...doseCheckReasons(intended, hands.byMpe),
    ...protocolReasons(task, department, { ...question, actor: hands.actor }, moment),
  ];
  const caseReasons = fractionNeeded(task, question, fraction, knownAt);
  if (caseReasons.length > 0 || fraction === null || !task.caseRequired) {
    return { reasons: [...caseReasons, ...around], notices: [] };
  }
  const counted = fractionAsKnown(fraction, moment.at, knownAt);
  const inside = fractionReasons(framework, policy, intended, fraction.treatmentCase, counted);
  return { reasons: [...inside.reasons, ...around], notices: inside.notices };
}

function fractionNeeded(
  task: Cell['task'],
  { fraction: asked }: GateQuestion,
  fraction: FractionFacts | null,
  knownAt: number,
): readonly Reason[] {
  if (!task.caseRequired) return [];
  if (asked === null) return [reason('case-required', { task: task.id })];
  const isOnFile =
    fraction !== null &&
    fraction.treatmentCase.index <= knownAt &&
    fraction.treatmentCase.reference === asked.case &&
    fraction.fraction === asked.fraction &&
    Number.isInteger(asked.fraction) &&
    asked.fraction >= 1;
  return isOnFile ? [] : [reason('unknown-case', { task: task.id })];
}
