import type { Instant } from '../calendar/day.ts';
import type { FactId, PersonId } from './ids.ts';

/**
 * What every fact carries: its place in the employer's ledger and who recorded it.
 * `index` is the as-known coordinate: a fact is known at `knownAt` when `index <= knownAt` (I13).
 * `supersedes` names the row that this one corrects; both stay on file.
 */
export interface Recorded {
  readonly id: FactId;
  readonly index: number;
  readonly recordedAt: Instant;
  readonly recordedBy: PersonId | null;
  readonly supersedes: FactId | null;
}
