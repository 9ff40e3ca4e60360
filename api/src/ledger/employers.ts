import type { EntityManager } from 'typeorm';

/** Enters an employer and opens its empty ledger. The transaction must already act as this employer. */
export async function openEmployer(
  tx: EntityManager,
  employerId: string,
  name: string,
): Promise<void> {
  await tx.query(
    'insert into oart.employer (employer_id, name, recorded_at) values ($1, $2, oart.instant())',
    [employerId, name],
  );
  await tx.query(
    'insert into oart.ledger_head (employer_id, next_index, recorded_at) values ($1, 0, oart.instant())',
    [employerId],
  );
}
