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

  /** Changes a draft that is still as it was seen, and gives it as it is now; null where it was not. */
  async change(
    tx: EntityManager,
    seen: FrameworkDraftEntity,
    given: Pick<FrameworkDraftEntity, 'basedOnId' | 'document' | 'effectiveFrom' | 'changedAt'>,
  ): Promise<FrameworkDraftEntity | null> {
    const { employerId, id, authorId, revision } = seen;
    const changes = { ...given, revision: revision + 1 };
    const changed = await tx.update(
      FrameworkDraftEntity,
      { employerId, id, authorId, revision },
      changes,
    );
    return changed.affected === 1 ? Object.assign(seen, changes) : null;
  }

  /** Takes away a draft that is still as it was seen, and tells whether it was. */
  async remove(tx: EntityManager, { employerId, id, authorId, revision }: Seen): Promise<boolean> {
    const removed = await tx.delete(FrameworkDraftEntity, { employerId, id, authorId, revision });
    return removed.affected === 1;
  }
}
