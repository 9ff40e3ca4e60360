import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import { ApiKeyEntity } from './api-key.entity.ts';

@Injectable()
export class ApiKeyRepository {
  async add(tx: EntityManager, key: Omit<ApiKeyEntity, 'lastUsedAt' | 'closedAt'>): Promise<void> {
    await tx.insert(ApiKeyEntity, { ...key, lastUsedAt: null, closedAt: null });
  }

  async list(tx: EntityManager, employerId: string): Promise<readonly ApiKeyEntity[]> {
    return tx.find(ApiKeyEntity, { where: { employerId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Found before the employer is known; a closed key is not found. */
  async byHash(tx: EntityManager, keySha256: Buffer): Promise<ApiKeyEntity | null> {
    return tx.findOneBy(ApiKeyEntity, { keySha256, closedAt: IsNull() });
  }

  /** At most one write a minute for a key, whatever it is used for. */
  async markUsed(tx: EntityManager, { employerId, id }: ApiKeyEntity): Promise<void> {
    await tx.query(
      `update oart.api_key set last_used_at = oart.instant()
       where employer_id = $1 and id = $2
         and (last_used_at is null or last_used_at < oart.instant() - interval '1 minute')`,
      [employerId, id],
    );
  }

  /** Closes an open key and tells whether there was one. */
  async close(tx: EntityManager, employerId: string, id: string, at: Instant): Promise<boolean> {
    const closed = await tx.update(
      ApiKeyEntity,
      { employerId, id, closedAt: IsNull() },
      { closedAt: at },
    );
    return closed.affected === 1;
  }
}
