import type { EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';

/**
 * Enters an employer and opens its empty ledger. The transaction must already act as this employer.
 * @param since when its ledger begins; null is now.
 */
export async function openEmployer(
  tx: EntityManager,
  employerId: string,
  name: string,
  since: Instant | null = null,
): Promise<void> {
  await tx.query(
    'insert into oart.employer (employer_id, name, recorded_at) values ($1, $2, coalesce($3, oart.instant()))',
    [employerId, name, since],
  );
  await tx.query(
    'insert into oart.ledger_head (employer_id, next_index, recorded_at) values ($1, 0, coalesce($2, oart.instant()))',
    [employerId, since],
  );
}
