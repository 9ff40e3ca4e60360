import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Recording } from '../ledger/recording.ts';
import { SigningChallengeEntity } from './signing.entity.ts';

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
