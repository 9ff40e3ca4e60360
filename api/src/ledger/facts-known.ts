import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import type { Instant } from '@oart/competency';
import type { FactColumns } from './fact-columns.ts';

/** Up to where facts are listed: by the ledger and, for states that begin with the fact, by the time. */
export interface FactsUpTo {
  readonly knownAt: number;
  readonly at?: Instant | undefined;
}

/**
 * The facts of a table known by then, under the alias `fact`, to be listed.
 * @param having values that columns must have; a filter that is undefined is none
 */
export function factsKnown<Row extends FactColumns>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  { knownAt, at }: FactsUpTo,
  having: { readonly [Column in keyof Row]?: Row[Column] | string | undefined } = {},
): SelectQueryBuilder<Row> {
  const facts = tx
    .createQueryBuilder(entity, 'fact')
    .where('fact.ledgerIndex <= :knownAt', { knownAt });
  if (at !== undefined) facts.andWhere('fact.recordedAt <= :at', { at });
  for (const [column, value] of Object.entries<unknown>(having)) {
    if (value !== undefined) facts.andWhere(`fact.${column} = :${column}`, { [column]: value });
  }
  return facts;
}
