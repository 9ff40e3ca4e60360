import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EvidenceFacts, PersonId } from '@oart/competency';
import { byPerson } from '../ledger/by-person.ts';
import type { FactColumns } from '../ledger/fact-columns.ts';
import { factRows } from '../ledger/fact-rows.ts';
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

@Injectable()
export class EvidenceFactsRepository {
  /** What each holder has on file and what others made of it, in ledger order. */
  async ofHolders(
    tx: EntityManager,
    holders: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    const rows = await factRows(tx, EvidenceEntity, 'personId', holders);
    const holderOf = new Map(rows.map((row) => [row.id, row.personId]));
    const concerned = (row: { readonly evidenceId: string }): PersonId | undefined =>
      holderOf.get(row.evidenceId);
    const ofThese = <Row extends FactColumns & { readonly evidenceId: string }>(
      entity: new () => Row,
    ): Promise<readonly Row[]> => factRows(tx, entity, 'evidenceId', holderOf.keys());
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
