import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
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
import { byPerson } from '../ledger/by-person.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  ActCorrectionEntity,
  ActEntity,
  FractionEndEntity,
  TreatmentCaseEntity,
} from './treatment.entity.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

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

  /** Newest first. */
  async cases(tx: EntityManager, before: number, limit: number): Promise<readonly TreatmentCase[]> {
    const rows = await tx.find(TreatmentCaseEntity, {
      where: { ledgerIndex: LessThan(before) },
      order: { ledgerIndex: 'DESC' },
      take: limit,
    });
    return rows.map(caseOf);
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
