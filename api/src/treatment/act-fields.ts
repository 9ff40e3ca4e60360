import { dayAt } from '@oart/competency';
import type { Act, FactFields, GateQuestion, PersonId, TreatmentCase } from '@oart/competency';
import type { ActProposal } from '@oart/contract';
import { titlesOfInquiry } from '../gate/gate-inquiry.ts';
import type { Answered } from '../gate/sign-gate.service.ts';
import type { PermittedAct } from './act-permission.service.ts';
import { actStatement } from './act-statement.ts';

/** What the gate is asked before an act is signed; unit and treatment site are those of the case. */
export function questionOf(
  person: PersonId,
  act: ActProposal,
  { unit, treatmentSite }: TreatmentCase,
): GateQuestion {
  return {
    person,
    task: act.task,
    treatmentSite,
    unit,
    adaptationType: act.adaptationType,
    fraction: { case: act.caseReference, fraction: act.fraction },
    supervisor: act.supervisorId as PersonId | null,
    doseCheckResult: act.doseCheckResult,
    disposition: act.disposition,
    correctedStructures: act.correctedStructures,
    protocol: null,
  };
}

/** The words that are signed for a permitted act. */
export function wordsOf(act: ActProposal, { inquiry, decision, breakGlass }: PermittedAct): string {
  const { question, supervisor } = inquiry;
  const place = {
    treatmentSite: question.treatmentSite,
    unit: question.unit,
    supervisor: decision.supervisor === null ? null : (supervisor?.person.displayName ?? null),
  };
  const words = actStatement(act, place, titlesOfInquiry(inquiry));
  return breakGlass === null ? words : `Under break-glass. ${words}`;
}

/** The row of an act: performed at the instant for which the gate was asked. */
export function fieldsOf(
  act: ActProposal,
  { person, unit, treatmentSite, supervisor }: GateQuestion,
  { decision, inquiry }: Answered,
  mode: Act['mode'],
): FactFields<Act> {
  const zone = inquiry.department.units.find((known) => known.id === unit)?.timeZone;
  if (zone === undefined) throw new Error('A case has a unit');
  return {
    caseReference: act.caseReference,
    fraction: act.fraction,
    unit,
    treatmentSite,
    adaptationType: act.adaptationType,
    task: act.task,
    actor: person,
    supervisor,
    performedAt: decision.at,
    performedOn: dayAt(decision.at, zone),
    outcome: act.outcome,
    selection: act.selection,
    correctedStructures: act.correctedStructures,
    doseCheckResult: act.doseCheckResult,
    disposition: act.disposition,
    mode,
  };
}

/** How a permitted act counts. */
export function modeOf({ decision, breakGlass }: PermittedAct): Act['mode'] {
  if (breakGlass !== null) return 'break-glass';
  return decision.outcome === 'PERMIT_SUPERVISED' ? 'supervised' : 'independent';
}
