import { LedgerWentBack } from './recording-errors.ts';

/** Where a ledger ends: the index of its last leaf, -1 when empty, and that leaf's hash. */
export interface LedgerEnd {
  readonly index: number;
  readonly leafHash: string | null;
}

/**
 * Where each ledger ended when this process last saw it. A ledger only grows; one that has lost a leaf
 * or has another in its place is an older copy, or was tampered with, and rights that were taken away
 * may stand in it again. Then nothing is answered from it and nothing is recorded in it here, until the
 * leaf is back or an administrator, who knows better, starts the process again.
 */
export class LedgerEnds {
  readonly #ends = new Map<string, LedgerEnd>();
  readonly #back = new Set<string>();

  /** Employer to the index of the last leaf that was seen. */
  get indexes(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#ends].map(([id, { index }]) => [id, index]));
  }

  /**
   * Takes what one read found: the ends, and the hash of the leaf at each index of `indexes`.
   * @returns who went back and who is whole again, just now
   */
  see(
    read: ReadonlyMap<string, { readonly end: LedgerEnd; readonly leafHashSeen: string | null }>,
  ): { readonly back: readonly string[]; readonly whole: readonly string[] } {
    const before = new Set(this.#back);
    for (const [employerId, last] of this.#ends) {
      const now = read.get(employerId);
      const isKept =
        now !== undefined && now.end.index >= last.index && now.leafHashSeen === last.leafHash;
      if (isKept) this.#back.delete(employerId);
      else this.#back.add(employerId);
    }
    for (const [employerId, { end }] of read) {
      if (!this.#back.has(employerId)) this.#ends.set(employerId, end);
    }
    return {
      back: [...this.#back].filter((id) => !before.has(id)),
      whole: [...before].filter((id) => !this.#back.has(id)),
    };
  }

  /** @throws LedgerWentBack also where the ledger ends before what was seen, at `index` */
  require(employerId: string, index = Infinity): void {
    const last = this.#ends.get(employerId)?.index ?? -1;
    if (this.#back.has(employerId) || index < last) throw new LedgerWentBack();
  }
}
