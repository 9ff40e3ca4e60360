import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { EvidenceFacts, PersonId } from '@oart/competency';
import { byPerson } from '../ledger/by-person.ts';
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

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

@Injectable()
export class EvidenceFactsRepository {
  /** What each holder has on file and what others made of it, in ledger order. */
  async ofHolders(
    tx: EntityManager,
    holders: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    const rows = await tx.find(EvidenceEntity, {
      where: { personId: Any([...holders]) },
      order: IN_LEDGER_ORDER,
    });
    const holderOf = new Map(rows.map((row) => [row.id, row.personId]));
    const concerned = (row: { readonly evidenceId: string }): PersonId | undefined =>
      holderOf.get(row.evidenceId);
    const ofThese = { where: { evidenceId: Any([...holderOf.keys()]) }, order: IN_LEDGER_ORDER };
    const submitted = byPerson(rows, (row) => row.personId);
    const reviews = byPerson(await tx.find(EvidenceReviewEntity, ofThese), concerned);
    const signed = byPerson(await tx.find(EvidenceCountersignatureEntity, ofThese), concerned);
    const revoked = byPerson(await tx.find(EvidenceRevocationEntity, ofThese), concerned);
    const retracted = byPerson(await tx.find(RevocationRetractionEntity, ofThese), concerned);
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
