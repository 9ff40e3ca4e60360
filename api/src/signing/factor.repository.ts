import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { FactId, Instant, PersonId } from '@oart/competency';
import type { FactValues, Recording } from '../ledger/recording.ts';
import {
  PasskeyEnrolmentEntity,
  SigningFactorEntity,
  SigningFactorRevocationEntity,
  SigningFactorStateEntity,
} from './factor.entity.ts';
import type { NewPasskey } from './passkey.ts';

/** A passkey or PIN with what changed about it since. */
export interface Factor {
  readonly enrolled: SigningFactorEntity;
  readonly state: SigningFactorStateEntity | null;
  readonly revokedAt: Instant | null;
}

/** Whose factor it is. */
export interface FactorHolder {
  readonly accountId: string;
  readonly personId: PersonId;
}

@Injectable()
export class FactorRepository {
  /** Every factor of an account, the newest first. */
  async ofAccount(tx: EntityManager, accountId: string): Promise<readonly Factor[]> {
    const factors = await tx.find(SigningFactorEntity, {
      where: { accountId },
      order: { ledgerIndex: 'desc' },
    });
    const ids = factors.map(({ id }) => id);
    const states = await tx.findBy(SigningFactorStateEntity, { id: In(ids) });
    const revocations = await tx.findBy(SigningFactorRevocationEntity, { factorId: In(ids) });
    return factors.map((enrolled) => ({
      enrolled,
      state: states.find(({ id }) => id === enrolled.id) ?? null,
      revokedAt: revocations.find(({ factorId }) => factorId === enrolled.id)?.recordedAt ?? null,
    }));
  }

  /** The factors of an account that count. */
  async inUse(tx: EntityManager, accountId: string): Promise<readonly Factor[]> {
    const factors = await this.ofAccount(tx, accountId);
    return factors.filter(({ revokedAt }) => revokedAt === null);
  }

  isRevoked(tx: EntityManager, factorId: FactId): Promise<boolean> {
    return tx.existsBy(SigningFactorRevocationEntity, { factorId });
  }

  isEnrolled(tx: EntityManager, credentialId: string): Promise<boolean> {
    return tx.existsBy(SigningFactorEntity, { credentialId });
  }

  async addPasskey(
    tx: Recording,
    holder: FactorHolder,
    name: string,
    rpId: string,
    { signCount, ...passkey }: NewPasskey,
  ): Promise<FactId> {
    return this.#add(tx, { ...holder, ...passkey, kind: 'passkey', name, rpId }, { signCount });
  }

  async addPin(tx: Recording, holder: FactorHolder, pinHash: string): Promise<FactId> {
    const none = { name: null, credentialId: null, publicKey: null, rpId: null, transports: null };
    return this.#add(tx, { ...holder, ...none, kind: 'pin' }, { signCount: 0, pinHash });
  }

  async revoke(tx: Recording, factorId: FactId): Promise<void> {
    await tx.add(SigningFactorRevocationEntity, uuidv7(), { factorId });
    const { employerId } = tx;
    await tx.manager.update(
      SigningFactorStateEntity,
      { employerId, id: factorId },
      { pinHash: null },
    );
  }

  /**
   * Marks a use, unless the counter of a passkey did not move on as it does in one device: one statement
   * decides. A passkey that keeps no counter says 0 for ever.
   */
  async markUsed(tx: Recording, id: FactId, signCount: number): Promise<boolean> {
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(SigningFactorStateEntity)
      .set({ lastUsedAt: tx.recordedAt, signCount })
      .where('employer_id = :employerId and id = :id', { employerId: tx.employerId, id })
      .andWhere('(sign_count < :signCount or (sign_count = 0 and :signCount = 0))', { signCount })
      .execute();
    return affected === 1;
  }

  async addEnrolment(
    tx: EntityManager,
    enrolment: Omit<PasskeyEnrolmentEntity, 'usedAt'>,
  ): Promise<void> {
    await tx.insert(PasskeyEnrolmentEntity, { ...enrolment, usedAt: null });
  }

  enrolment(
    tx: EntityManager,
    key: Pick<PasskeyEnrolmentEntity, 'employerId' | 'id' | 'accountId'>,
  ): Promise<PasskeyEnrolmentEntity | null> {
    return tx.findOneBy(PasskeyEnrolmentEntity, key);
  }

  /** Whether the enrolment was unused and in time, and is used from now on: one statement decides. */
  async useEnrolment(tx: Recording, id: string): Promise<boolean> {
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(PasskeyEnrolmentEntity)
      .set({ usedAt: tx.recordedAt })
      .where('employer_id = :employerId and id = :id', { employerId: tx.employerId, id })
      .andWhere('used_at is null and expires_at >= :at', { at: tx.recordedAt })
      .execute();
    return affected === 1;
  }

  /** Expired enrolments of the employer serve nobody. */
  async forgetExpired(tx: EntityManager, employerId: string): Promise<void> {
    await tx
      .createQueryBuilder()
      .delete()
      .from(PasskeyEnrolmentEntity)
      .where('employer_id = :employerId', { employerId })
      .andWhere(`expires_at < oart.instant() - interval '1 day'`)
      .execute();
  }

  async #add(
    tx: Recording,
    columns: FactValues<SigningFactorEntity>,
    state: { readonly signCount: number; readonly pinHash?: string },
  ): Promise<FactId> {
    const { id } = await tx.add(SigningFactorEntity, uuidv7(), columns);
    const { employerId } = tx;
    await tx.manager.insert(SigningFactorStateEntity, {
      ...{ employerId, id, lastUsedAt: null, pinHash: null },
      ...state,
    });
    return id;
  }
}
