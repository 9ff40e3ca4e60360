import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import type { ApiKeySort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { ApiKeyEntity } from './api-key.entity.ts';

/** Unused keys come before those in use, open keys after those that were closed. */
const COLUMNS: SortColumns<ApiKeyEntity, ApiKeySort> = {
  createdAt: { by: 'createdAt', as: 'instant' },
  lastUsedAt: { by: 'lastUsedAt', as: 'instant', absent: '-infinity' },
  closedAt: { by: 'closedAt', as: 'instant', absent: 'infinity' },
  title: { by: 'title', as: 'text' },
};

@Injectable()
export class ApiKeyRepository {
  async add(tx: EntityManager, key: Omit<ApiKeyEntity, 'lastUsedAt' | 'closedAt'>): Promise<void> {
    await tx.insert(ApiKeyEntity, { ...key, lastUsedAt: null, closedAt: null });
  }

  /** One page of the keys of an employer, all or those in one state. */
  async page(
    tx: EntityManager,
    employerId: string,
    asked: PageAsked<ApiKeySort>,
    state: 'open' | 'closed' | undefined,
  ): Promise<Slice<ApiKeyEntity>> {
    const keys = tx
      .createQueryBuilder(ApiKeyEntity, 'key')
      .where('key.employerId = :employerId', { employerId });
    if (state !== undefined) {
      keys.andWhere(`key.closedAt is ${state === 'open' ? '' : 'not '}null`);
    }
    return keysetPage(keys, COLUMNS, asked);
  }

  /** The titles of those ids that are keys, closed ones too. */
  async titles(
    tx: EntityManager,
    employerId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const keys = await tx.findBy(ApiKeyEntity, { employerId, id: In([...new Set(ids)]) });
    return new Map(keys.map(({ id, title }) => [id, title]));
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
