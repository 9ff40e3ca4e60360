import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import { EvidenceReadEntity, EvidenceUploadEntity } from './evidence-upload.entity.ts';
import { EvidenceEntity } from './evidence.entity.ts';

export interface EvidenceFilter {
  /** Null: of everybody. */
  readonly of: PersonId | null;
  /** Only what nobody has judged yet, oldest first; otherwise newest first. */
  readonly waiting: boolean;
  /** Ledger index of the last item of the page before. */
  readonly after: number | null;
  readonly limit: number;
}

@Injectable()
export class EvidenceRepository {
  async row(tx: EntityManager, id: string): Promise<EvidenceEntity | null> {
    return tx.findOneBy(EvidenceEntity, { id });
  }

  /** Submissions in ledger order, one more than the limit where there are more. */
  async page(tx: EntityManager, filter: EvidenceFilter): Promise<readonly EvidenceEntity[]> {
    const { of, waiting, after, limit } = filter;
    const query = tx
      .createQueryBuilder(EvidenceEntity, 'evidence')
      .orderBy('evidence.ledgerIndex', waiting ? 'ASC' : 'DESC')
      .limit(limit + 1);
    if (of !== null) query.andWhere('evidence.personId = :of', { of });
    if (waiting) query.andWhere(`evidence.id not in (${JUDGED})`);
    if (after !== null) {
      query.andWhere(`evidence.ledgerIndex ${waiting ? '>' : '<'} :after`, { after });
    }
    return query.getMany();
  }

  /** Submissions that hold the same bytes as any of these, whoever holds them. */
  async withSameFile(
    tx: EntityManager,
    rows: readonly EvidenceEntity[],
  ): Promise<readonly EvidenceEntity[]> {
    return tx.find(EvidenceEntity, {
      where: { sha256: In(rows.map(({ sha256 }) => sha256)) },
      order: { ledgerIndex: 'ASC' },
    });
  }

  /** How many wait for a verifier, without those that this one may not judge (I4). */
  async countWaiting(tx: EntityManager, verifier: PersonId): Promise<number> {
    return tx
      .createQueryBuilder(EvidenceEntity, 'evidence')
      .where(`evidence.id not in (${JUDGED})`)
      .andWhere('evidence.personId <> :verifier and evidence.submittedById <> :verifier', {
        verifier,
      })
      .getCount();
  }

  async upload(tx: EntityManager, id: string): Promise<EvidenceUploadEntity | null> {
    return tx.findOneBy(EvidenceUploadEntity, { id });
  }

  async pendingUploads(tx: EntityManager, submittedById: PersonId): Promise<number> {
    return tx.countBy(EvidenceUploadEntity, { submittedById });
  }

  /** Uploads that were announced more than a day ago and never sent. */
  async dropAbandoned(tx: EntityManager, submittedById: PersonId): Promise<void> {
    await tx
      .createQueryBuilder()
      .delete()
      .from(EvidenceUploadEntity)
      .where('submittedById = :submittedById', { submittedById })
      .andWhere(`announcedAt < oart.instant() - interval '1 day'`)
      .execute();
  }

  async keepUpload(tx: EntityManager, upload: EvidenceUploadEntity): Promise<void> {
    await tx.upsert(EvidenceUploadEntity, upload, ['employerId', 'id']);
  }

  async dropUpload(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(EvidenceUploadEntity, { id });
  }

  async logRead(tx: EntityManager, read: EvidenceReadEntity): Promise<void> {
    await tx.insert(EvidenceReadEntity, read);
  }
}

const JUDGED =
  'select evidence_id from oart.evidence_review union all select evidence_id from oart.evidence_revocation';
