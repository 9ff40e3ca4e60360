import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FrameworkDraftSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { FrameworkDraftEntity } from './framework-draft.entity.ts';

const COLUMNS: SortColumns<FrameworkDraftEntity, FrameworkDraftSort> = {
  changedAt: { by: 'changedAt', as: 'instant' },
};

/** The author's draft as it was when it was read. */
type Seen = Pick<FrameworkDraftEntity, 'employerId' | 'id' | 'authorId' | 'revision'>;

@Injectable()
export class FrameworkDraftRepository {
  async add(tx: EntityManager, draft: FrameworkDraftEntity): Promise<void> {
    await tx.insert(FrameworkDraftEntity, draft);
  }

  async draft(
    tx: EntityManager,
    employerId: string,
    id: string,
  ): Promise<FrameworkDraftEntity | null> {
    return tx.findOneBy(FrameworkDraftEntity, { employerId, id });
  }

  async page(
    tx: EntityManager,
    employerId: string,
    asked: PageAsked<FrameworkDraftSort>,
  ): Promise<Slice<FrameworkDraftEntity>> {
    const drafts = tx
      .createQueryBuilder(FrameworkDraftEntity, 'draft')
      .where('draft.employerId = :employerId', { employerId });
    return keysetPage(drafts, COLUMNS, asked);
  }

  /** Changes a draft that is still as it was seen, and tells whether it was. */
  async change(
    tx: EntityManager,
    { employerId, id, authorId, revision }: Seen,
    changes: Pick<FrameworkDraftEntity, 'basedOnId' | 'document' | 'effectiveFrom' | 'changedAt'>,
  ): Promise<boolean> {
    const changed = await tx.update(
      FrameworkDraftEntity,
      { employerId, id, authorId, revision },
      { ...changes, revision: revision + 1 },
    );
    return changed.affected === 1;
  }

  /** Takes away a draft that is still as it was seen, and tells whether it was. */
  async remove(tx: EntityManager, { employerId, id, authorId, revision }: Seen): Promise<boolean> {
    const removed = await tx.delete(FrameworkDraftEntity, { employerId, id, authorId, revision });
    return removed.affected === 1;
  }
}
