import { isEqual } from './bytes.ts';
import type { Hash } from './bytes.ts';
import { largestPowerBelow, nodeHash, subtree } from './tree.ts';

/** Claim that a leaf stands at `index` in the tree of `size` leaves with this root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/**
 * Audit path of a leaf, from the leaf's neighbour up (RFC 6962, 2.1.1).
 * @throws RangeError when `index` is not in the tree.
 */
export function inclusionProof(
  hash: Hash,
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new RangeError(`No leaf ${String(index)} in a tree of ${String(leafHashes.length)}`);
  }
  const path = (start: number, end: number): Uint8Array[] => {
    if (end - start === 1) return [];
    const middle = start + largestPowerBelow(end - start);
    return index < middle
      ? [...path(start, middle), subtree(hash, leafHashes, middle, end)]
      : [...path(middle, end), subtree(hash, leafHashes, start, middle)];
  };
  return path(0, leafHashes.length);
}

/** Whether the proof shows the claim. Anything malformed is false, never an exception. */
export function isIncluded(
  hash: Hash,
  claim: InclusionClaim,
  proof: readonly Uint8Array[],
): boolean {
  const { index, size } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
  if (index < 0 || index >= size) return false;
  const computed = climb(hash, claim.leafHash, index, size, proof);
  return computed !== null && isEqual(computed, claim.root);
}

/** Root of the subtree of `size` leaves, computed from one leaf and its path; null when they do not fit. */
function climb(
  hash: Hash,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (size === 1) return proof.length === 0 ? leaf : null;
  const sibling = proof.at(-1);
  if (sibling === undefined) return null;
  const middle = largestPowerBelow(size);
  const lower = proof.slice(0, -1);
  if (index < middle) {
    const left = climb(hash, leaf, index, middle, lower);
    return left && nodeHash(hash, left, sibling);
  }
  const right = climb(hash, leaf, index - middle, size - middle, lower);
  return right && nodeHash(hash, sibling, right);
}
