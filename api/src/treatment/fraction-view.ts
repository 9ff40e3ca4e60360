import { countedActs, voidedSince } from '@oart/competency';
import type { FrameworkDocument, Person, PersonId } from '@oart/competency';
import type { ActView, CorrectedActView, FractionView } from '@oart/contract';
import type { ActOnFile, FractionOnFile } from './treatment-facts.repository.ts';

/** A fraction as the console shows it: its acts in order, and which of them still carry the next step. */
export function fractionView(
  facts: FractionOnFile,
  framework: FrameworkDocument | null,
  unitName: string,
  people: ReadonlyMap<PersonId, Person>,
  ledgerIndex: number,
): Omit<FractionView, 'concerns'> {
  const { treatmentCase, fraction, ends } = facts;
  const counted = countedActs(facts.acts, facts.actCorrections);
  const voided = framework === null ? null : voidedSince(framework, counted);
  return {
    caseReference: treatmentCase.reference,
    fraction,
    unit: { id: treatmentCase.unit, name: unitName },
    treatmentSite: treatmentCase.treatmentSite,
    fractionsPlanned: treatmentCase.fractionsPlanned,
    acts: counted.map((act) => actView(act, people, voided !== null && isLive(act, voided))),
    corrected: correctedActs(facts, people),
    ended: ends.at(-1)?.outcome ?? null,
    endedAt: ends.at(-1)?.recordedAt ?? null,
    ledgerIndex,
  };
}

/** Whether an act still carries the next step: neither void nor performed without entitlement (F21). */
function isLive({ id, mode }: ActOnFile, voided: ReadonlyMap<string, unknown>): boolean {
  return mode !== 'without-entitlement' && !voided.has(id);
}

/** What was wrongly recorded counts for nothing, and stays in sight (I14). */
function correctedActs(
  { acts, actCorrections }: FractionOnFile,
  people: ReadonlyMap<PersonId, Person>,
): readonly CorrectedActView[] {
  return actCorrections.flatMap(({ act: id, recordedAt, recordedBy, explanation }) => {
    const act = acts.find((each) => each.id === id);
    if (act === undefined) return [];
    const corrector = recordedBy === null ? undefined : people.get(recordedBy);
    return [
      {
        act: actView(act, people, false),
        correctedAt: recordedAt,
        correctedBy: corrector?.displayName ?? '',
        explanation,
      },
    ];
  });
}

export function actView(
  act: ActOnFile,
  people: ReadonlyMap<PersonId, Person>,
  live: boolean,
): ActView {
  const { recordedBy } = act;
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
    breakGlassId: act.breakGlass,
    recordedAt: act.recordedAt,
    enteredById: recordedBy === act.actor ? null : recordedBy,
    explanation: act.explanation,
    incidentReference: act.incidentReference,
  };
}
