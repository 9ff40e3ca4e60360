import type { Recorded } from '@oart/competency';
import type { FactColumns } from './fact-columns.ts';

/** A stored row's place in the ledger, as the core reads it. `Id` is the brand of the fact's own id. */
export function recordedOf<Id extends string = string>(
  row: FactColumns,
): Recorded & { readonly id: Id } {
  return {
    id: row.id as Id,
    index: row.ledgerIndex,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    supersedes: row.supersedesId,
  };
}
