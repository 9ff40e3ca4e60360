import { consistencyProof, isConsistent } from './consistency.ts';
import type { ConsistencyClaim } from './consistency.ts';
import { inclusionProof, isIncluded } from './inclusion.ts';
import type { InclusionClaim } from './inclusion.ts';
import { leafHash, root } from './tree.ts';
import { sha256 } from './sha256.fixture.ts';

const LARGEST = 66;
const leaves = Array.from({ length: LARGEST }, (_, index) =>
  leafHash(sha256, Uint8Array.of(index, 7)),
);
const roots = Array.from({ length: LARGEST + 1 }, (_, size) => root(sha256, leaves.slice(0, size)));
const sizes = Array.from({ length: LARGEST }, (_, index) => index + 1);

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(String(index));
  return found;
}

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, place) => (place === 5 ? byte ^ 0x10 : byte));
}

/** Every way of spoiling a proof by one hash. */
function spoilt(proof: readonly Uint8Array[]): Uint8Array[][] {
  return [
    [...proof, at(leaves, 0)],
    [at(leaves, 0), ...proof],
    ...proof.map((_, place) => proof.filter((_hash, other) => other !== place)),
    ...proof.map((_, place) =>
      proof.map((hash, other) => (other === place ? flipped(hash) : hash)),
    ),
  ];
}

describe('an inclusion proof', () => {
  it('holds for every leaf of every size and for no other index or size', () => {
    const wrong: string[] = [];
    for (const size of sizes) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(sha256, leaves.slice(0, size), index);
        const claim = { index, size, leafHash: at(leaves, index), root: at(roots, size) };
        if (!isIncluded(sha256, claim, proof))
          wrong.push(`refused ${index.toString()}/${size.toString()}`);
        for (const other of [index - 1, index + 1, index + size]) {
          if (isIncluded(sha256, { ...claim, index: other }, proof)) {
            wrong.push(`accepted ${other.toString()} for ${index.toString()}/${size.toString()}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([1, 2, 3, 7, 8, 9, 33, 64, 66])(
    'fails in a tree of %d when one hash is wrong',
    (size) => {
      const index = size >> 1;
      const proof = inclusionProof(sha256, leaves.slice(0, size), index);
      const claim: InclusionClaim = {
        index,
        size,
        leafHash: at(leaves, index),
        root: at(roots, size),
      };
      const accepted = spoilt(proof).filter((bad) => isIncluded(sha256, claim, bad));
      expect(accepted).toEqual([]);
      expect(isIncluded(sha256, { ...claim, root: flipped(claim.root) }, proof)).toBe(false);
      expect(isIncluded(sha256, { ...claim, leafHash: flipped(claim.leafHash) }, proof)).toBe(
        false,
      );
    },
  );

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('is refused for the index %d', (index) => {
    const claim = { index, size: 3, leafHash: at(leaves, 0), root: at(roots, 3) };
    expect(isIncluded(sha256, claim, [])).toBe(false);
    expect(() => inclusionProof(sha256, leaves.slice(0, 3), index)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it('holds between every two sizes and for no other earlier tree', () => {
    const wrong: string[] = [];
    for (const later of sizes) {
      for (let earlier = 0; earlier <= later; earlier++) {
        const proof = consistencyProof(sha256, leaves.slice(0, later), earlier);
        const claim: ConsistencyClaim = {
          earlierSize: earlier,
          earlierRoot: at(roots, earlier),
          laterSize: later,
          laterRoot: at(roots, later),
        };
        const name = `${earlier.toString()} in ${later.toString()}`;
        if (!isConsistent(sha256, claim, proof)) wrong.push(`refused ${name}`);
        const forged = { ...claim, earlierRoot: flipped(claim.earlierRoot) };
        if (isConsistent(sha256, forged, proof)) wrong.push(`accepted a forged root for ${name}`);
        const shifted = { ...claim, earlierSize: earlier + 1 };
        if (isConsistent(sha256, shifted, proof)) wrong.push(`accepted a wrong size for ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    [1, 2],
    [3, 7],
    [4, 8],
    [6, 66],
    [32, 64],
    [63, 64],
    [5, 5],
  ])('from %d to %d fails when one hash is wrong', (earlier, later) => {
    const proof = consistencyProof(sha256, leaves.slice(0, later), earlier);
    const claim: ConsistencyClaim = {
      earlierSize: earlier,
      earlierRoot: at(roots, earlier),
      laterSize: later,
      laterRoot: at(roots, later),
    };
    const accepted = spoilt(proof).filter((bad) => isConsistent(sha256, claim, bad));
    expect(accepted).toEqual([]);
    expect(isConsistent(sha256, { ...claim, laterRoot: flipped(claim.laterRoot) }, proof)).toBe(
      false,
    );
  });

  it('does not exist from a later tree to an earlier one', () => {
    const claim = {
      earlierSize: 4,
      earlierRoot: at(roots, 4),
      laterSize: 3,
      laterRoot: at(roots, 3),
    };
    expect(isConsistent(sha256, claim, [])).toBe(false);
    expect(() => consistencyProof(sha256, leaves.slice(0, 3), 4)).toThrow(RangeError);
  });
});
