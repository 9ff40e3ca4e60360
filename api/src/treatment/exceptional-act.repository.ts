import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type {
  AsOf,
  BreakGlass,
  ExceptionalReview,
  FactFields,
  PersonId,
  Recorded,
} from '@oart/competency';
import { recordedOf } from '../ledger/recorded-of.ts';
import type { Recording } from '../ledger/recording.ts';
import {
  ActCountersignatureEntity,
  BreakGlassEntity,
  ExceptionalReviewEntity,
} from './exceptional-act.entity.ts';
import { ActCorrectionEntity, ActEntity } from './treatment.entity.ts';
import { actOf } from './treatment-facts.repository.ts';
import type { ActOnFile } from './treatment-facts.repository.ts';
import type { Proof } from './treatment.repository.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

export interface Countersignature extends Recorded {
  readonly act: string;
  readonly signer: PersonId;
}

export interface SignedReview extends ExceptionalReview {
  readonly reviewer: PersonId;
}

@Injectable()
export class ExceptionalActRepository {
  async breakGlasses(tx: EntityManager): Promise<readonly BreakGlass[]> {
    const rows = await tx.find(BreakGlassEntity, { order: IN_LEDGER_ORDER });
    return rows.map(breakGlassOf);
  }

  /** Null for an id that is not on file here. */
  async breakGlass(tx: EntityManager, id: string): Promise<BreakGlass | null> {
    const row = await tx.findOneBy(BreakGlassEntity, { id });
    return row === null ? null : breakGlassOf(row);
  }

  async addBreakGlass(
    tx: Recording,
    { unit, actor, secondPerson, ...columns }: FactFields<BreakGlass>,
    proof: Proof & { readonly secondSignatureId: string },
  ): Promise<BreakGlass> {
    const recorded = await tx.add(BreakGlassEntity, uuidv7(), {
      ...columns,
      unitId: unit,
      actorId: actor,
      secondPersonId: secondPerson,
      ...proof,
    });
    return { ...columns, unit, actor, secondPerson, ...recorded };
  }

  /** Ids of those among these acts that were wrongly recorded. */
  async corrected(
    tx: EntityManager,
    acts: readonly string[],
    { at, knownAt }: AsOf,
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.findBy(ActCorrectionEntity, { actId: In([...acts]) });
    const known = rows.filter((row) => row.ledgerIndex <= knownAt && row.recordedAt <= at);
    return new Set(known.map(({ actId }) => actId));
  }

  /** Acts performed without entitlement, and acts entered from paper. */
  async actsInQuestion(tx: EntityManager): Promise<readonly ActOnFile[]> {
    const rows = await tx.find(ActEntity, {
      where: [{ mode: 'without-entitlement' }, { downtimeId: Not(IsNull()) }],
      order: IN_LEDGER_ORDER,
    });
    return rows.map(actOf);
  }

  /** Acts whose yes was taken because of a downtime, but those found wrongly recorded. */
  async restingOn(
    tx: EntityManager,
    downtimeId: string,
    asOf: AsOf,
  ): Promise<readonly ActOnFile[]> {
    const rows = await tx.find(ActEntity, {
      where: { downtimeId, mode: Not('without-entitlement') },
      order: IN_LEDGER_ORDER,
    });
    const ids = rows.map(({ id }) => id);
    const wrong = await this.corrected(tx, ids, asOf);
    return rows.filter(({ id }) => !wrong.has(id)).map(actOf);
  }

  /** Acts signed under any break-glass. */
  async actsUnderBreakGlass(tx: EntityManager): Promise<readonly ActOnFile[]> {
    const rows = await tx.find(ActEntity, {
      where: { breakGlassId: Not(IsNull()) },
      order: IN_LEDGER_ORDER,
    });
    return rows.map(actOf);
  }

  async act(tx: EntityManager, id: string): Promise<ActOnFile | null> {
    const row = await tx.findOneBy(ActEntity, { id });
    return row === null ? null : actOf(row);
  }

  async reviews(tx: EntityManager): Promise<readonly SignedReview[]> {
    const rows = await tx.find(ExceptionalReviewEntity, { order: IN_LEDGER_ORDER });
    return rows.map((row) => ({
      ...recordedOf(row),
      subject: row.breakGlassId ?? row.actId ?? '',
      outcome: row.outcome,
      statement: row.statement ?? '',
      incidentReference: row.incidentReference,
      reviewer: row.reviewerId,
    }));
  }

  async addReview(
    tx: Recording,
    subject: { readonly breakGlassId: string | null; readonly actId: string | null },
    {
      outcome,
      statement,
      incidentReference,
    }: Pick<ExceptionalReview, 'outcome' | 'statement' | 'incidentReference'>,
    proof: { readonly reviewerId: PersonId; readonly signatureId: string },
  ): Promise<Recorded> {
    const found = { outcome, statement, incidentReference };
    return tx.add(ExceptionalReviewEntity, uuidv7(), { ...subject, ...found, ...proof });
  }

  async countersignatures(
    tx: EntityManager,
    acts: readonly string[],
  ): Promise<readonly Countersignature[]> {
    const rows = await tx.find(ActCountersignatureEntity, {
      where: { actId: In([...acts]) },
      order: IN_LEDGER_ORDER,
    });
    return rows.map((row) => ({ ...recordedOf(row), act: row.actId, signer: row.signerId }));
  }

  async countersign(
    tx: Recording,
    columns: {
      readonly actId: string;
      readonly signerId: PersonId;
      readonly signatureId: string;
    },
  ): Promise<Recorded> {
    return tx.add(ActCountersignatureEntity, uuidv7(), columns);
  }
}

function breakGlassOf(row: BreakGlassEntity): BreakGlass {
  return {
    ...recordedOf(row),
    caseReference: row.caseReference,
    fraction: row.fraction,
    unit: row.unitId,
    treatmentSite: row.treatmentSite,
    task: row.task,
    actor: row.actorId,
    secondPerson: row.secondPersonId,
    reason: row.reason ?? '',
    minutes: row.minutes,
  };
}
