import type { FactColumns } from './fact-columns.ts';

/** Where a ledger ends: the index of its last leaf and that leaf's hash; -1 and null when it is empty. */
export interface LedgerMoment {
  readonly head: number;
  /** Hex. */
  readonly leafHash: string | null;
}

/** A leaf, with the table that its fact lies in; null where the payload was erased. */
export interface LeafOfTable {
  readonly index: number;
  readonly table: string | null;
}

/** Rows as a transaction read them, and where the ledger ended for it. */
export interface KeptRows<Row extends FactColumns = FactColumns> {
  readonly head: number;
  readonly rows: readonly Row[];
}

/** Rows and look-ups that are kept of one employer; then the oldest go. */
const MOST_KEPT = 20_000;

/**
 * Facts of one employer as they were last read. A table's facts are only ever added to, and each has its leaf:
 * rows that were read when the ledger ended at one leaf are all there is at a later one, as long as no leaf between
 * the two is of their table. Whoever asks says at which leaf its own transaction stands, so that nothing here is
 * ever newer or older than what PostgreSQL would answer in it (docs/adr/0012).
 */
export class KeptFacts {
  /** Up to where it is known which leaf is of which table; null before the first look. */
  #known: LedgerMoment | null = null;
  /** The last leaf of each table, as far as it is known. */
  readonly #lastOf = new Map<string, number>();
  /** What was read before this leaf says nothing any more. */
  #nothingBefore = -1;
  readonly #shelves = new Map<string, Shelf>();
  #weight = 0;

  get known(): LedgerMoment | null {
    return this.#known;
  }

  /** Whether it is known of every leaf up to this moment of which table it is. */
  covers({ head, leafHash }: LedgerMoment): boolean {
    return this.#known?.head === head && this.#known.leafHash === leafHash;
  }

  /** Begins anew at this moment: what came before it is not known, or is another ledger. */
  beginAt(moment: LedgerMoment): void {
    this.#known = moment;
    this.#lastOf.clear();
    this.#forgetBefore(moment.head);
  }

  /** Takes every leaf from one moment to a later one; left alone where somebody else was quicker. */
  learn(from: LedgerMoment, leaves: readonly LeafOfTable[], to: LedgerMoment): void {
    if (!this.covers(from)) return;
    for (const { index, table } of leaves) {
      // An erasure changes rows that were there before it.
      if (table === null || table === 'erasure') this.#forgetBefore(index);
      else this.#lastOf.set(table, index);
    }
    this.#known = to;
  }

  /** What is kept on a shelf under a key, for a transaction at `head`; null where nothing is that it may see. */
  find(shelf: string, key: string, head: number): KeptRows | null {
    const kept = this.#shelves.get(shelf)?.kept.get(key);
    return kept === undefined || kept.head > head ? null : kept;
  }

  /** Whether no fact of the table came after these rows were read. */
  isWhole(table: string, { head }: KeptRows): boolean {
    return (this.#lastOf.get(table) ?? -1) <= head;
  }

  /**
   * Whether no fact of the table came after this leaf, so that none can name the fact of the leaf: whatever
   * names a fact comes after it.
   */
  isUnnamed(table: string, index: number): boolean {
    return index >= this.#nothingBefore && (this.#lastOf.get(table) ?? -1) <= index;
  }

  /** Of what is too much the oldest goes, from the shelf that holds most. */
  keep(shelfName: string, key: string, rows: KeptRows): void {
    if (rows.head < this.#nothingBefore) return;
    const shelf = this.#shelves.get(shelfName) ?? { kept: new Map<string, KeptRows>(), weight: 0 };
    this.#shelves.set(shelfName, shelf);
    const before = shelf.kept.get(key);
    if (before !== undefined && before.head > rows.head) return;
    this.#drop(shelf, key);
    shelf.kept.set(key, rows);
    this.#weigh(shelf, weightOf(rows));
    while (this.#weight > MOST_KEPT) {
      const fullest = [...this.#shelves.values()].reduce((a, b) => (b.weight > a.weight ? b : a));
      const [oldest] = fullest.kept.keys();
      if (oldest === undefined) break;
      this.#drop(fullest, oldest);
    }
  }

  #drop(shelf: Shelf, key: string): void {
    const rows = shelf.kept.get(key);
    if (rows === undefined) return;
    shelf.kept.delete(key);
    this.#weigh(shelf, -weightOf(rows));
  }

  #weigh(shelf: Shelf, weight: number): void {
    shelf.weight += weight;
    this.#weight += weight;
  }

  #forgetBefore(index: number): void {
    this.#nothingBefore = index;
    this.#shelves.clear();
    this.#weight = 0;
  }
}

/** What was looked up in one way. Hundreds of keys are asked for at once, and a text made for each costs more than the look. */
interface Shelf {
  readonly kept: Map<string, KeptRows>;
  weight: number;
}

function weightOf({ rows }: KeptRows): number {
  return 1 + rows.length;
}
