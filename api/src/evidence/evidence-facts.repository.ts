import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EvidenceFacts, PersonId } from '@oart/competency';
import { byPerson } from '../ledger/by-person.ts';
import type { FactColumns } from '../ledger/fact-columns.ts';
import { factRows, factRowsWhere } from '../ledger/fact-rows.ts';
import {
  EvidenceCountersignatureEntity,
  EvidenceReviewEntity,
  EvidenceRevocationEntity,
  RevocationRetractionEntity,
} from './evidence-life.entity.ts';
import {
  countersignatureOf,
  evidenceOf,
  retractionOf,
  reviewOf,
  revocationOf,
} from './evidence-row.ts';
import { EvidenceEntity } from './evidence.entity.ts';

/** Of the same holders: each record itself, what may supersede it, and what counts cases with it. */
const BESIDE_RECORDS = `fact.person_id in (select person_id from oart.evidence where id = any ($1))
  and (fact.id = any ($1) or fact.supersedes_id is not null or fact.case_log is not null
    or fact.cases is not null or fact.cases_without_intervention is not null)`;

@Injectable()
export class EvidenceFactsRepository {
  /** What each holder has on file and what others made of it, in ledger order. */
  async ofHolders(
    tx: EntityManager,
    holders: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    return this.#judged(tx, holders, await factRows(tx, EvidenceEntity, 'personId', holders));
  }

  /** Of the holders of these records, only what says how these stand: a long file is not read for one page of it. */
  async aroundRecords(
    tx: EntityManager,
    records: readonly EvidenceEntity[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    const ids = records.map(({ id }) => id);
    const rows = await factRowsWhere(tx, EvidenceEntity, BESIDE_RECORDS, ids);
    return this.#judged(tx, [...new Set(records.map(({ personId }) => personId))], rows);
  }

  async #judged(
    tx: EntityManager,
    holders: readonly PersonId[],
    rows: readonly EvidenceEntity[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    const holderOf = new Map(rows.map((row) => [row.id, row.personId]));
    const concerned = (row: { readonly evidenceId: string }): PersonId | undefined =>
      holderOf.get(row.evidenceId);
    const ofThese = <Row extends FactColumns & { readonly evidenceId: string }>(
      entity: new () => Row,
    ): Promise<readonly Row[]> => factRows(tx, entity, 'evidenceId', holderOf.keys(), rows);
    const [reviewRows, signedRows, revokedRows, retractedRows] = await Promise.all([
      ofThese(EvidenceReviewEntity),
      ofThese(EvidenceCountersignatureEntity),
      ofThese(EvidenceRevocationEntity),
      ofThese(RevocationRetractionEntity),
    ]);
    const submitted = byPerson(rows, (row) => row.personId);
    const reviews = byPerson(reviewRows, concerned);
    const signed = byPerson(signedRows, concerned);
    const revoked = byPerson(revokedRows, concerned);
    const retracted = byPerson(retractedRows, concerned);
    return new Map(
      holders.map((holder) => [
        holder,
        {
          evidence: submitted(holder).map(evidenceOf),
          evidenceReviews: reviews(holder).map(reviewOf),
          evidenceCountersignatures: signed(holder).map(countersignatureOf),
          evidenceRevocations: revoked(holder).map(revocationOf),
          revocationRetractions: retracted(holder).map(retractionOf),
        },
      ]),
    );
  }
}
