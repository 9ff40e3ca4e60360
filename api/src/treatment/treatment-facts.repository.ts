import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { handsOn } from '@oart/competency';
import type {
  Act,
  ActCorrection,
  FractionEnd,
  FractionFacts,
  FractionRef,
  PersonId,
  PracticeFacts,
  TreatmentCase,
} from '@oart/competency';
import type { CaseSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { byPerson } from '../ledger/by-person.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  ActCorrectionEntity,
  ActEntity,
  FractionEndEntity,
  TreatmentCaseEntity,
} from './treatment.entity.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

const CASE_COLUMNS: SortColumns<TreatmentCaseEntity, CaseSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  reference: { by: 'reference', as: 'text' },
  treatmentSite: { by: 'treatmentSite', as: 'text' },
};

export interface CaseFilter {
  readonly unit?: string;
  readonly treatmentSite?: string;
}

@Injectable()
export class TreatmentFactsRepository {
  /** The acts that each person signed or supervised, with their corrections. */
  async practice(
    tx: EntityManager,
    persons: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, PracticeFacts>> {
    const anyOf = In([...persons]);
    const rows = await tx.find(ActEntity, {
      where: [{ actorId: anyOf }, { supervisorId: anyOf }],
      order: IN_LEDGER_ORDER,
    });
    const acts = rows.map(actOf);
    const corrections = await this.#corrections(tx, acts);
    const correctionOf = new Map(corrections.map((correction) => [correction.act, correction]));
    const handled = byPerson(
      acts.flatMap((act) => handsOn(act).map((person) => ({ person, act }))),
      ({ person }) => person,
    );
    return new Map(
      persons.map((person) => {
        const own = handled(person).map(({ act }) => act);
        const actCorrections = own.flatMap((act) => correctionOf.get(act.id) ?? []);
        return [person, { acts: own, actCorrections }];
      }),
    );
  }

  /** One fraction of a case as on file; null where there is no such case. */
  async fraction(tx: EntityManager, ref: FractionRef): Promise<FractionFacts | null> {
    const treatmentCase = await tx.findOneBy(TreatmentCaseEntity, { reference: ref.case });
    if (treatmentCase === null) return null;
    const ofFraction = {
      where: { caseReference: ref.case, fraction: ref.fraction },
      order: IN_LEDGER_ORDER,
    };
    const acts = (await tx.find(ActEntity, ofFraction)).map(actOf);
    const ends = await tx.find(FractionEndEntity, ofFraction);
    return {
      treatmentCase: caseOf(treatmentCase),
      fraction: ref.fraction,
      acts,
      actCorrections: await this.#corrections(tx, acts),
      ends: ends.map(endOf),
    };
  }

  /** One page of the cases known at a ledger index. */
  async cases(
    tx: EntityManager,
    asked: PageAsked<CaseSort> & CaseFilter,
    knownAt: number,
  ): Promise<Slice<TreatmentCase>> {
    const { unit, treatmentSite } = asked;
    const having = { unitId: unit, treatmentSite };
    const cases = factsKnown(tx, TreatmentCaseEntity, { knownAt }, having);
    const { rows, cursor } = await keysetPage(cases, CASE_COLUMNS, asked);
    return { rows: rows.map(caseOf), cursor };
  }

  async #corrections(tx: EntityManager, acts: readonly Act[]): Promise<readonly ActCorrection[]> {
    const rows = await tx.find(ActCorrectionEntity, {
      where: { actId: In(acts.map((act) => act.id)) },
      order: IN_LEDGER_ORDER,
    });
    return rows.map((row) => ({ ...recordedOf(row), act: row.actId, reason: row.reason }));
  }
}

function caseOf(row: TreatmentCaseEntity): TreatmentCase {
  return {
    ...recordedOf(row),
    reference: row.reference,
    unit: row.unitId,
    treatmentSite: row.treatmentSite,
    fractionsPlanned: row.fractionsPlanned,
  };
}

function actOf(row: ActEntity): Act {
  return {
    ...recordedOf(row),
    caseReference: row.caseReference,
    fraction: row.fraction,
    unit: row.unitId,
    treatmentSite: row.treatmentSite,
    adaptationType: row.adaptationType,
    task: row.task,
    actor: row.actorId,
    supervisor: row.supervisorId,
    performedAt: row.performedAt,
    performedOn: row.performedOn,
    outcome: row.outcome,
    selection: row.selection,
    correctedStructures: row.correctedStructures,
    doseCheckResult: row.doseCheckResult,
    disposition: row.disposition,
    mode: row.mode,
  };
}

function endOf(row: FractionEndEntity): FractionEnd {
  return {
    ...recordedOf(row),
    caseReference: row.caseReference,
    fraction: row.fraction,
    outcome: row.outcome,
  };
}
