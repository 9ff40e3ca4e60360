import { countedActs, voidedSince } from '@oart/competency';
import type { Act, FractionFacts, FrameworkDocument, Person, PersonId } from '@oart/competency';
import type { ActView, FractionView } from '@oart/contract';

/** A fraction as the console shows it: its acts in order, and which of them still carry the next step. */
export function fractionView(
  facts: FractionFacts,
  framework: FrameworkDocument | null,
  unitName: string,
  people: ReadonlyMap<PersonId, Person>,
  ledgerIndex: number,
): FractionView {
  const { treatmentCase, fraction, ends } = facts;
  const counted = countedActs(facts.acts, facts.actCorrections);
  const voided = framework === null ? null : voidedSince(framework, counted);
  return {
    caseReference: treatmentCase.reference,
    fraction,
    unit: { id: treatmentCase.unit, name: unitName },
    treatmentSite: treatmentCase.treatmentSite,
    fractionsPlanned: treatmentCase.fractionsPlanned,
    acts: counted.map((act) => actView(act, people, voided !== null && !voided.has(act.id))),
    ended: ends.at(-1)?.outcome ?? null,
    ledgerIndex,
  };
}

export function actView(act: Act, people: ReadonlyMap<PersonId, Person>, live: boolean): ActView {
  return {
    id: act.id,
    actor: { id: act.actor, displayName: people.get(act.actor)?.displayName ?? '' },
    performedAt: act.performedAt,
    mode: act.mode,
    live,
    caseReference: act.caseReference,
    fraction: act.fraction,
    task: act.task,
    adaptationType: act.adaptationType,
    supervisorId: act.supervisor,
    outcome: act.outcome,
    selection: act.selection,
    correctedStructures: act.correctedStructures,
    doseCheckResult: act.doseCheckResult,
    disposition: act.disposition,
  };
}
