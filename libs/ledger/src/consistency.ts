import { isEqual } from './bytes.ts';
import type { Hash } from './bytes.ts';
import { largestPowerBelow, nodeHash, subtree } from './tree.ts';

/** Claim that the later tree has the earlier one as its beginning: nothing was changed or cut. */
export interface ConsistencyClaim {
  readonly earlierSize: number;
  readonly earlierRoot: Uint8Array;
  readonly laterSize: number;
  readonly laterRoot: Uint8Array;
}

/**
 * Proof that the first `earlierSize` leaves are the beginning of this tree (RFC 6962, 2.1.2).
 * Empty when the sizes are equal or the earlier tree is empty.
 * @throws RangeError when `earlierSize` is larger than the tree.
 */
export function consistencyProof(
  hash: Hash,
  leafHashes: readonly Uint8Array[],
  earlierSize: number,
): Uint8Array[] {
  const size = leafHashes.length;
  if (!Number.isInteger(earlierSize) || earlierSize < 0 || earlierSize > size) {
    throw new RangeError(`No tree of ${String(earlierSize)} in a tree of ${String(size)}`);
  }
  if (earlierSize === 0 || earlierSize === size) return [];
  const proof = (start: number, end: number, whole: boolean): Uint8Array[] => {
    if (end === earlierSize) return whole ? [] : [subtree(hash, leafHashes, start, end)];
    const middle = start + largestPowerBelow(end - start);
    return earlierSize <= middle
      ? [...proof(start, middle, whole), subtree(hash, leafHashes, middle, end)]
      : [...proof(middle, end, false), subtree(hash, leafHashes, start, middle)];
  };
  return proof(0, size, true);
}

/** Whether the proof shows the claim. Anything malformed is false, never an exception. */
export function isConsistent(
  hash: Hash,
  claim: ConsistencyClaim,
  proof: readonly Uint8Array[],
): boolean {
  const { earlierSize, laterSize, earlierRoot, laterRoot } = claim;
  if (!Number.isSafeInteger(earlierSize) || !Number.isSafeInteger(laterSize)) return false;
  if (earlierSize < 0 || earlierSize > laterSize) return false;
  if (earlierSize === laterSize) return proof.length === 0 && isEqual(earlierRoot, laterRoot);
  if (earlierSize === 0) return proof.length === 0 && isEqual(earlierRoot, hash([]));
  const roots = climb(hash, claim, earlierSize, laterSize, true, proof);
  return roots !== null && isEqual(roots.earlier, earlierRoot) && isEqual(roots.later, laterRoot);
}

interface Roots {
  readonly earlier: Uint8Array;
  readonly later: Uint8Array;
}

/** Both roots of one subtree as the proof makes them; null when the proof has the wrong length. */
function climb(
  hash: Hash,
  claim: ConsistencyClaim,
  earlierSize: number,
  size: number,
  whole: boolean,
  proof: readonly Uint8Array[],
): Roots | null {
  const last = proof.at(-1);
  if (earlierSize === size) {
    if (whole) return proof.length === 0 ? same(claim.earlierRoot) : null;
    return proof.length === 1 && last !== undefined ? same(last) : null;
  }
  if (last === undefined) return null;
  const middle = largestPowerBelow(size);
  const lower = proof.slice(0, -1);
  if (earlierSize <= middle) {
    const left = climb(hash, claim, earlierSize, middle, whole, lower);
    return left && { earlier: left.earlier, later: nodeHash(hash, left.later, last) };
  }
  const right = climb(hash, claim, earlierSize - middle, size - middle, false, lower);
  return (
    right && {
      earlier: nodeHash(hash, last, right.earlier),
      later: nodeHash(hash, last, right.later),
    }
  );
}

function same(root: Uint8Array): Roots {
  return { earlier: root, later: root };
}
