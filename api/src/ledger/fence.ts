/** A transaction that was committed: who sees it in a snapshot of the database has seen everything before it. */
export interface Fence {
  /** As `pg_current_xact_id()` gives it. */
  readonly id: string;
  /** What the database's clock said in it, as PostgreSQL writes it: before the commit. */
  readonly at: string;
}
