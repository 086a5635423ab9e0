/**
 * Checks proofs against roots that somebody kept: that a leaf stands in a tree, and that an earlier tree is a prefix
 * of a later one. Needs neither the log nor the tree. False for anything malformed, never an exception.
 */
import {nodeHash, sameBytes, type Hash} from './hash.ts';

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** RFC 9162 section 2.1.3.2: does the path lead from this leaf to this root? */
export function verifyInclusion(
  hash: Hash,
  proof: {readonly index: number; readonly size: number; readonly path: readonly Uint8Array[]},
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  let [at, last, value] = [proof.index, proof.size - 1, leaf];
  if (!isCount(at) || !isCount(last) || at > last) return false;
  for (const sibling of proof.path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      value = nodeHash(hash, sibling, value);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else value = nodeHash(hash, value, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(value, root);
}

/** RFC 9162 section 2.1.4.2: is the first root's tree a prefix of the second's? Every tree begins with the empty one. */
export function verifyConsistency(
  hash: Hash,
  sizes: {readonly first: number; readonly second: number},
  roots: {readonly first: Uint8Array; readonly second: Uint8Array},
  proof: readonly Uint8Array[],
): boolean {
  const {first, second} = sizes;
  if (!isCount(first) || !isCount(second) || first > second) return false;
  if (first === second) return proof.length === 0 && sameBytes(roots.first, roots.second);
  if (first === 0) return proof.length === 0 && sameBytes(roots.first, hash(new Uint8Array(0)));
  const path = isPowerOfTwo(first) ? [roots.first, ...proof] : proof;
  let [at, last] = [first - 1, second - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  const [start] = path;
  if (start === undefined) return false;
  let [firstRoot, secondRoot] = [start, start];
  for (const node of path.slice(1)) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      firstRoot = nodeHash(hash, node, firstRoot);
      secondRoot = nodeHash(hash, node, secondRoot);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else secondRoot = nodeHash(hash, secondRoot, node);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(firstRoot, roots.first) && sameBytes(secondRoot, roots.second);
}

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}
