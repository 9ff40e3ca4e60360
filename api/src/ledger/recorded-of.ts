import type { Recorded } from '@oart/competency';
import type { FactColumns } from './fact-columns.ts';

/** A stored row's place in the ledger, as the core reads it. Facts with a branded id add it themselves. */
export function recordedOf(row: FactColumns): Recorded {
  return {
    id: row.id,
    index: row.ledgerIndex,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    supersedes: row.supersedesId,
  };
}
