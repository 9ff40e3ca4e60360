/** One page of a list. `cursor` goes into the next request; null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
  /** The ledger index that this page shows; send it back as `seen` when acting on an item. */
  readonly ledgerIndex: number;
}

/** A field of the list's items: ascending, or descending with `-` before it. */
export type Sort<Field extends string> = Field | `-${Field}`;

/** Query of every list. A cursor goes on in the order and with the filters that it came from. */
export interface ListQuery {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: string;
  readonly format?: 'csv';
}

/**
 * Query about the past, for whom it is open: lists of facts take `knownAt`, a ledger index or an instant,
 * which means the greatest index recorded by then (I13); where a state depends on the time, also `at`.
 */
export interface PastQuery {
  readonly at?: string;
  readonly knownAt?: number | string;
}
