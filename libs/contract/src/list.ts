/** One page of a list. `cursor` goes into the next request; null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
  /** The ledger index that this page shows; send it back as `seen` when acting on an item. */
  readonly ledgerIndex: number;
}

/** Query of every list. `at` and `knownAt` ask for another instant where the list supports it. */
export interface ListQuery {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: string;
}
