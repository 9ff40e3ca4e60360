import type { GateQuestion, PersonId, TreatmentCase } from '@oart/competency';
import { withFullStop } from '@oart/contract';
import type { BreakGlassProposal, Titles } from '@oart/contract';

/** What the gate is asked before the glass is broken: the act that is meant, without a supervisor. */
export function breakGlassQuestion(
  person: PersonId,
  proposal: BreakGlassProposal,
  { unit, treatmentSite }: TreatmentCase,
): GateQuestion {
  const { caseReference, fraction, task, adaptationType, doseCheckResult, disposition } = proposal;
  return {
    person,
    task,
    treatmentSite,
    unit,
    adaptationType,
    fraction: { case: caseReference, fraction },
    supervisor: null,
    doseCheckResult,
    disposition,
    correctedStructures: [],
    protocol: null,
  };
}

/** The words that the actor signs. */
export function breakGlassStatement(
  { task, caseReference, fraction, reason, minutes, adaptationType }: BreakGlassProposal,
  { unit, treatmentSite }: TreatmentCase,
  secondPerson: string,
  titles: Titles,
): string {
  const about = [
    `Break-glass: ${titles.task(task)}`,
    `case ${caseReference}, fraction ${String(fraction)}`,
    `${titles.treatmentSite(treatmentSite)} on ${titles.unit(unit)} (${adaptationType})`,
    `for at most ${String(minutes)} minutes`,
    `second person ${secondPerson}`,
    `because: ${reason}`,
  ];
  return `${withFullStop(about.join('; '))} I am not entitled for this act, and somebody else will review it.`;
}

/** The same, as the second person signs it. */
export function secondStatement(words: string): string {
  return `I am the second person and agree that this is needed now. ${words}`;
}
