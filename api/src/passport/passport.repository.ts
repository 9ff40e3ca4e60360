import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import {
  PassportImportEntity,
  PassportIssueEntity,
  PassportKeyEntity,
  PassportRecordEntity,
  TrustedIssuerEntity,
  TrustedIssuerWithdrawalEntity,
} from './passport.entity.ts';

/** A key of another employer, and the end of trust in it. */
export interface TrustedIssuer {
  readonly row: TrustedIssuerEntity;
  readonly withdrawal: TrustedIssuerWithdrawalEntity | null;
}

/** Everything newest first. */
@Injectable()
export class PassportRepository {
  async keys(tx: EntityManager): Promise<readonly PassportKeyEntity[]> {
    return tx.find(PassportKeyEntity, { order: { ledgerIndex: 'DESC' } });
  }

  async issues(tx: EntityManager, personId: PersonId): Promise<readonly PassportIssueEntity[]> {
    return tx.find(PassportIssueEntity, { where: { personId }, order: { ledgerIndex: 'DESC' } });
  }

  async trustedIssuers(tx: EntityManager): Promise<readonly TrustedIssuer[]> {
    const rows = await tx.find(TrustedIssuerEntity, { order: { ledgerIndex: 'DESC' } });
    const withdrawals = await tx.find(TrustedIssuerWithdrawalEntity);
    const byIssuer = new Map(withdrawals.map((each) => [each.trustedIssuerId, each]));
    return rows.map((row) => ({ row, withdrawal: byIssuer.get(row.id) ?? null }));
  }

  async imports(tx: EntityManager, personId: PersonId): Promise<readonly PassportImportEntity[]> {
    return tx.find(PassportImportEntity, { where: { personId }, order: { ledgerIndex: 'DESC' } });
  }

  async isImported(tx: EntityManager, sha256: string): Promise<boolean> {
    return tx.existsBy(PassportImportEntity, { sha256 });
  }

  /** The records that these imports brought, in the order in which they were recorded. */
  async records(
    tx: EntityManager,
    imports: readonly PassportImportEntity[],
  ): Promise<readonly PassportRecordEntity[]> {
    const passportImportId = In(imports.map(({ id }) => id));
    return tx.find(PassportRecordEntity, {
      where: { passportImportId },
      order: { ledgerIndex: 'ASC' },
    });
  }
}
