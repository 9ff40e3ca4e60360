import { Injectable } from '@nestjs/common';
import { In, Like } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type {
  BasisAmendment,
  Entitlement,
  EntitlementId,
  EntitlementReview,
  EntitlementWithdrawal,
  FactFields,
  PersonId,
  Recorded,
  Suspension,
  SuspensionLift,
} from '@oart/competency';
import type { EntitlementSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import type { FactsUpTo } from '../ledger/facts-known.ts';
import type { Recording } from '../ledger/recording.ts';
import {
  BasisAmendmentEntity,
  EntitlementAcceptanceEntity,
  EntitlementEntity,
  EntitlementLetterEntity,
  EntitlementReviewEntity,
  EntitlementWithdrawalEntity,
  SuspensionEntity,
  SuspensionLiftEntity,
} from './entitlement.entity.ts';

const COLUMNS: SortColumns<EntitlementEntity, EntitlementSort> = {
  grantedAt: { by: 'ledgerIndex', as: 'number' },
  number: { by: 'number', as: 'text' },
  role: { by: 'role', as: 'text' },
  effectiveFrom: { by: 'effectiveFrom', as: 'day' },
  expiresOn: { by: 'expiresOn', as: 'day' },
};

/** Where an entitlement is found: its holder's facts hold the rest. */
export interface EntitlementPlace {
  readonly id: EntitlementId;
  readonly holder: PersonId;
  readonly index: number;
  readonly signatureId: string;
  readonly number: string;
}

@Injectable()
export class EntitlementRepository {
  /** One that was granted by then. */
  async place(
    tx: EntityManager,
    id: EntitlementId,
    upTo: FactsUpTo = { knownAt: Number.MAX_SAFE_INTEGER },
  ): Promise<EntitlementPlace | null> {
    const row = await factsKnown(tx, EntitlementEntity, upTo, { id }).getOne();
    return row === null ? null : placeOf(row);
  }

  /** One page of what was granted by then, to one holder or to all, in one role or in all. */
  async places(
    tx: EntityManager,
    asked: PageAsked<EntitlementSort>,
    upTo: FactsUpTo,
    { holder, role }: { readonly holder: PersonId | null; readonly role: string | undefined },
  ): Promise<Slice<EntitlementPlace>> {
    const having = { personId: holder ?? undefined, role };
    const granted = factsKnown(tx, EntitlementEntity, upTo, having);
    const { rows, cursor } = await keysetPage(granted, COLUMNS, asked);
    return { rows: rows.map(placeOf), cursor };
  }

  /** `E-2026-0001`: nobody else takes it while the ledger head is held. */
  async nextNumber(tx: Recording, year: string): Promise<string> {
    const given = await tx.manager.countBy(EntitlementEntity, { number: Like(`E-${year}-%`) });
    return `E-${year}-${String(given + 1).padStart(4, '0')}`;
  }

  async add(
    tx: Recording,
    id: EntitlementId,
    fields: FactFields<Entitlement>,
    signatureId: string,
  ): Promise<Recorded> {
    const { person, scope, proposer, entitler, delegation, replaces, tasks, basis, ...columns } =
      fields;
    return tx.add(EntitlementEntity, id, {
      ...columns,
      personId: person,
      tasks: [...tasks],
      treatmentSites: [...scope.treatmentSites],
      platform: scope.platform,
      unitIds: [...scope.units],
      softwareVersions: [...scope.softwareVersions],
      adaptationTypes: [...scope.adaptationTypes],
      basis: [...basis],
      proposerId: proposer,
      entitlerId: entitler,
      delegationId: delegation,
      replacesId: replaces,
      signatureId,
    });
  }

  async accept(
    tx: Recording,
    entitlementId: EntitlementId,
    holderId: PersonId,
    signatureId: string,
  ): Promise<Recorded> {
    return tx.add(EntitlementAcceptanceEntity, uuidv7(), { entitlementId, holderId, signatureId });
  }

  async issueLetter(
    tx: Recording,
    entitlementId: EntitlementId,
    document: string,
    sha256: string,
  ): Promise<Recorded> {
    return tx.add(EntitlementLetterEntity, uuidv7(), { entitlementId, sha256, document });
  }

  async letter(
    tx: EntityManager,
    entitlementId: EntitlementId,
  ): Promise<EntitlementLetterEntity | null> {
    return tx.findOneBy(EntitlementLetterEntity, { entitlementId });
  }

  /** Which of these entitlements have a letter, with its hash and when it was issued; not its words. */
  async letters(
    tx: EntityManager,
    entitlements: readonly EntitlementId[],
  ): Promise<
    readonly Pick<
      EntitlementLetterEntity,
      'entitlementId' | 'sha256' | 'recordedAt' | 'ledgerIndex'
    >[]
  > {
    return tx.find(EntitlementLetterEntity, {
      select: { entitlementId: true, sha256: true, recordedAt: true, ledgerIndex: true },
      where: { entitlementId: In([...entitlements]) },
    });
  }

  async suspend(tx: Recording, fields: FactFields<Suspension>): Promise<Recorded> {
    const { entitlement, tasks, treatmentSites, ...columns } = fields;
    return tx.add(SuspensionEntity, uuidv7(), {
      ...columns,
      entitlementId: entitlement,
      tasks: [...tasks],
      treatmentSites: [...treatmentSites],
    });
  }

  async lift(
    tx: Recording,
    { suspension, outcome, liftedBy }: FactFields<SuspensionLift>,
    signatureId: string,
  ): Promise<Recorded> {
    return tx.add(SuspensionLiftEntity, uuidv7(), {
      suspensionId: suspension,
      outcome,
      liftedById: liftedBy,
      signatureId,
    });
  }

  async review(
    tx: Recording,
    { entitlement, nextReviewDueOn }: FactFields<EntitlementReview>,
  ): Promise<Recorded> {
    return tx.add(EntitlementReviewEntity, uuidv7(), {
      entitlementId: entitlement,
      nextReviewDueOn,
    });
  }

  async amend(
    tx: Recording,
    { entitlement, removed, amendedBy, ...columns }: FactFields<BasisAmendment>,
    signatureId: string,
  ): Promise<Recorded> {
    return tx.add(BasisAmendmentEntity, uuidv7(), {
      ...columns,
      entitlementId: entitlement,
      removedId: removed,
      amendedById: amendedBy,
      signatureId,
    });
  }

  async withdraw(
    tx: Recording,
    { entitlement, ...columns }: FactFields<EntitlementWithdrawal>,
    signatureId: string,
  ): Promise<Recorded> {
    return tx.add(EntitlementWithdrawalEntity, uuidv7(), {
      ...columns,
      entitlementId: entitlement,
      signatureId,
    });
  }
}

function placeOf(row: EntitlementEntity): EntitlementPlace {
  return {
    id: row.id as EntitlementId,
    holder: row.personId,
    index: row.ledgerIndex,
    signatureId: row.signatureId,
    number: row.number,
  };
}
