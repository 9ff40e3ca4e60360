import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { FactId } from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import { SignatureEntity, SigningChallengeEntity } from './signing.entity.ts';
import type { RecordedSignature } from './signing.service.ts';

@Injectable()
export class SigningRepository {
  async add(tx: EntityManager, challenge: Omit<SigningChallengeEntity, 'usedAt'>): Promise<void> {
    await tx.insert(SigningChallengeEntity, { ...challenge, usedAt: null });
  }

  byId(tx: EntityManager, employerId: string, id: string): Promise<SigningChallengeEntity | null> {
    return tx.findOneBy(SigningChallengeEntity, { employerId, id });
  }

  /** Whether the challenge was unused and in time, and is used from now on: one statement decides. */
  async use(tx: Recording, id: string): Promise<boolean> {
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(SigningChallengeEntity)
      .set({ usedAt: tx.recordedAt })
      .where('employer_id = :employerId and id = :id', { employerId: tx.employerId, id })
      .andWhere('used_at is null and expires_at >= :at', { at: tx.recordedAt })
      .execute();
    return affected === 1;
  }

  async signatures(
    tx: EntityManager,
    ids: readonly FactId[],
  ): Promise<ReadonlyMap<FactId, RecordedSignature>> {
    const rows = await tx.findBy(SignatureEntity, { id: In([...ids]) });
    return new Map(
      rows.map((row) => [
        row.id,
        {
          signer: row.signerId,
          meaning: row.meaning,
          statement: row.statement ?? '',
          recordSha256: row.recordSha256,
          signedAt: row.recordedAt,
          factor: row.factor,
        },
      ]),
    );
  }

  /** Expired challenges of the employer serve nobody. */
  async forgetExpired(tx: EntityManager, employerId: string): Promise<void> {
    await tx
      .createQueryBuilder()
      .delete()
      .from(SigningChallengeEntity)
      .where('employer_id = :employerId', { employerId })
      .andWhere(`expires_at < oart.instant() - interval '1 day'`)
      .execute();
  }
}
