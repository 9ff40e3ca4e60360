import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EvidenceType, Instant, PersonId } from '@oart/competency';
import type { EvidenceSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import { prepared } from '../database/prepared.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factRowsWhere } from '../ledger/fact-rows.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import type { FactsUpTo } from '../ledger/facts-known.ts';
import { heldConnection } from '../ledger/held-connection.ts';
import type { SentFile } from './daily-allowance.ts';
import { EvidenceReadEntity, EvidenceUploadEntity } from './evidence-upload.entity.ts';
import { EvidenceEntity } from './evidence.entity.ts';

export interface EvidenceFilter {
  /** Null: of everybody. */
  readonly of: PersonId | null;
  /** Only what nobody had judged by then. */
  readonly state?: 'waiting';
  readonly type?: EvidenceType;
  readonly skill?: string;
}

/** What a person has sent and announced, against which one more upload is held. */
export interface UploadRoom {
  readonly now: Instant;
  /** Who announced this one already; null where nobody did. */
  readonly announcedBy: PersonId | null;
  /** How many others are under way: announced and neither recorded nor refused. */
  readonly pending: number;
  /** Bytes recorded and announced in the last 24 hours, without this one; a sheet of several people counts once. */
  readonly sent: number;
}

/** A record without an end outlasts all others. */
const COLUMNS: SortColumns<EvidenceEntity, EvidenceSort> = {
  submittedAt: { by: 'ledgerIndex', as: 'number' },
  occurredOn: { by: 'occurredOn', as: 'day' },
  issuedOn: { by: 'issuedOn', as: 'day', absent: '-infinity' },
  validUntil: { by: 'validUntil', as: 'day', absent: 'infinity' },
  type: { by: 'type', as: 'text' },
};

/** As an `EvidenceUploadEntity` names its columns. */
const UPLOAD = `employer_id as "employerId", id, person_id as "personId",
  submitted_by_id as "submittedById", request, announced_at as "announcedAt", refused_at as "refusedAt"`;

@Injectable()
export class EvidenceRepository {
  async row(tx: EntityManager, id: string): Promise<EvidenceEntity | null> {
    const [row] = await factRowsWhere(tx, EvidenceEntity, 'fact.id = any ($1)', [id]);
    return row ?? null;
  }

  /** The records that an upload made: one, or one for each participant of a sheet. */
  async rowsOfUpload(tx: EntityManager, id: string): Promise<readonly EvidenceEntity[]> {
    return tx.find(EvidenceEntity, { where: [{ id }, { groupId: id }] });
  }

  /** One page of the submissions made by then. */
  async page(
    tx: EntityManager,
    asked: PageAsked<EvidenceSort>,
    upTo: FactsUpTo,
    { of, state, type, skill }: EvidenceFilter,
  ): Promise<Slice<EvidenceEntity>> {
    const having = { personId: of ?? undefined, type, skill };
    const submitted = factsKnown(tx, EvidenceEntity, upTo, having);
    if (state === 'waiting') submitted.andWhere(`fact.id not in (${judgedBy(upTo)})`);
    return keysetPage(submitted, COLUMNS, asked);
  }

  /** Submissions known by then that hold the same bytes as any of these, whoever holds them. */
  async withSameFile(
    tx: EntityManager,
    rows: readonly EvidenceEntity[],
    knownAt: number,
  ): Promise<readonly EvidenceEntity[]> {
    const files = rows.map(({ sha256 }) => sha256);
    const same = await factRowsWhere(tx, EvidenceEntity, 'fact.sha256 = any ($1)', files);
    return same.filter(({ ledgerIndex }) => ledgerIndex <= knownAt);
  }

  /** How many wait for a verifier, without those that this one may not judge (I4). */
  async countWaiting(tx: EntityManager, verifier: PersonId): Promise<number> {
    const everything = { knownAt: Number.MAX_SAFE_INTEGER };
    return factsKnown(tx, EvidenceEntity, everything)
      .andWhere(`fact.id not in (${judgedBy(everything)})`)
      .andWhere('fact.personId <> :verifier and fact.submittedById <> :verifier', { verifier })
      .getCount();
  }

  async upload(tx: EntityManager, id: string): Promise<EvidenceUploadEntity | null> {
    const client = await heldConnection(tx);
    const found = prepared(`select ${UPLOAD} from oart.evidence_upload where id = $1`, [id]);
    const { rows } = await client.query<EvidenceUploadEntity>(found);
    return rows[0] ?? null;
  }

  /** The same, which is no longer under way once this is committed. */
  async takeUpload(tx: EntityManager, id: string): Promise<EvidenceUploadEntity | null> {
    const client = await heldConnection(tx);
    const taken = prepared(`delete from oart.evidence_upload where id = $1 returning ${UPLOAD}`, [
      id,
    ]);
    const { rows } = await client.query<EvidenceUploadEntity>(taken);
    return rows[0] ?? null;
  }

  /**
   * What stands against one more upload of this person: until this transaction ends, nobody else counts or
   * announces theirs. Uploads that were announced more than a day ago and never sent are dropped, and no longer counted.
   */
  async roomFor(tx: EntityManager, id: string, submittedById: PersonId): Promise<UploadRoom> {
    const client = await heldConnection(tx);
    const locking = client.query(
      prepared('select pg_advisory_xact_lock(hashtextextended($1, 0))', [submittedById]),
    );
    const counting = client.query<UploadRoom>(
      prepared(
        `with day as materialized (select oart.instant() as now, oart.instant() - interval '1 day' as since),
         mine as materialized (
           select id, announced_at, refused_at, (request->'file'->>'size')::int as size
           from oart.evidence_upload where submitted_by_id = $1),
         abandoned as (
           delete from oart.evidence_upload
           using day where submitted_by_id = $1 and announced_at < since)
       select now, (select submitted_by_id from oart.evidence_upload where id = $2) as "announcedBy",
         (select count(*) from mine where id <> $2 and announced_at >= since and refused_at is null)::int as pending,
         (select coalesce(sum(size), 0) from (
            select max(file_size) as size from oart.evidence
            where submitted_by_id = $1 and recorded_at > since group by coalesce(group_id, id)
            union all
            select size from mine where id <> $2 and announced_at >= since) as sent)::float8 as sent
       from day`,
        [submittedById, id],
      ),
    );
    const [, { rows }] = await Promise.all([locking, counting]);
    const [room] = rows;
    if (room === undefined) throw new Error('The database gave no time');
    return room;
  }

  /** Every file that this person recorded in the last 24 hours, and those announced; one of a sheet counts once. */
  async sentInADay(
    tx: EntityManager,
    submittedById: PersonId,
    except: string,
  ): Promise<readonly SentFile[]> {
    return tx.query<SentFile[]>(
      `select max(file_size)::int as size, (extract(epoch from min(recorded_at)) * 1000)::float8 as at
       from oart.evidence
       where submitted_by_id = $1 and recorded_at > oart.instant() - interval '1 day'
       group by coalesce(group_id, id)
       union all
       select (request->'file'->>'size')::int, (extract(epoch from announced_at) * 1000)::float8
       from oart.evidence_upload
       where submitted_by_id = $1 and id <> $2`,
      [submittedById, except],
    );
  }

  async keepUpload(tx: EntityManager, upload: EvidenceUploadEntity): Promise<void> {
    const { employerId, id, personId, submittedById, request, announcedAt, refusedAt } = upload;
    const client = await heldConnection(tx);
    await client.query(
      prepared(
        `insert into oart.evidence_upload
           (employer_id, id, person_id, submitted_by_id, request, announced_at, refused_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (employer_id, id) do update set person_id = excluded.person_id,
           submitted_by_id = excluded.submitted_by_id, request = excluded.request,
           announced_at = excluded.announced_at, refused_at = excluded.refused_at`,
        [employerId, id, personId, submittedById, request, announcedAt, refusedAt],
      ),
    );
  }

  /** Only as it was announced when its bytes were refused. */
  async setRefused(
    tx: EntityManager,
    { id, announcedAt }: Pick<EvidenceUploadEntity, 'id' | 'announcedAt'>,
  ): Promise<void> {
    await tx.query(
      'update oart.evidence_upload set refused_at = oart.instant() where id = $1 and announced_at = $2',
      [id, announcedAt],
    );
  }

  async setUnderWay(tx: EntityManager, id: string): Promise<void> {
    await tx.update(EvidenceUploadEntity, { id }, { refusedAt: null });
  }

  async logRead(tx: EntityManager, read: EvidenceReadEntity): Promise<void> {
    await tx.insert(EvidenceReadEntity, read);
  }
}

/** The parameters are those of `factsKnown`. */
function judgedBy({ at }: FactsUpTo): string {
  const byThen = `where ledger_index <= :knownAt${at === undefined ? '' : ' and recorded_at <= :at'}`;
  return ['evidence_review', 'evidence_revocation']
    .map((judgement) => `select evidence_id from oart.${judgement} ${byThen}`)
    .join(' union all ');
}
