import type { Hash } from './bytes.ts';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** Hash of a leaf's bytes: H(0x00 || leaf) (RFC 6962, 2.1). */
export function leafHash(hash: Hash, leaf: Uint8Array): Uint8Array {
  return hash([LEAF, leaf]);
}

/** Hash of an inner node: H(0x01 || left || right) (RFC 6962, 2.1). */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash([NODE, left, right]);
}

/**
 * Root of the tree over leaf hashes, in log order (RFC 6962, 2.1). The empty tree's root is the hash
 * of nothing.
 */
export function root(hash: Hash, leafHashes: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = leafHashes;
  if (first === undefined) return hash([]);
  if (rest.length === 0) return first;
  return subtree(hash, leafHashes, 0, leafHashes.length);
}

/** Root of the leaves from `start` up to, not including, `end`; there must be at least one. */
export function subtree(
  hash: Hash,
  leafHashes: readonly Uint8Array[],
  start: number,
  end: number,
): Uint8Array {
  if (end - start === 1) return leafAt(leafHashes, start);
  const middle = start + largestPowerBelow(end - start);
  return nodeHash(
    hash,
    subtree(hash, leafHashes, start, middle),
    subtree(hash, leafHashes, middle, end),
  );
}

/** The largest power of two smaller than `size`, for a size of at least two: where a tree divides. */
export function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function leafAt(leafHashes: readonly Uint8Array[], index: number): Uint8Array {
  const leaf = leafHashes[index];
  if (leaf === undefined) throw new RangeError(`No leaf ${String(index)} in this tree`);
  return leaf;
}
