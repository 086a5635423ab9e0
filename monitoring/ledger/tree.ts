/**
 * The Merkle tree of RFC 6962 section 2.1, append-only. Keeps the hash of every complete subtree, so that the root of
 * any earlier size and any proof is a handful of look-ups. They are computed when one is asked for, level by level: an
 * import pushes hundreds of thousands of leaves between two roots. The hash function is an argument: the browser has
 * another.
 */
import {nodeHash, pairsBy, type Hash, type HashInto, type HashPairs} from './hash.ts';
import {hashBytes, hashList, type HashList} from './hash-list.ts';

export interface MerkleTree {
  readonly size: () => number;
  /** Adds the hash of a leaf (32 bytes, RFC 6962 prefix 0x00 already hashed in). */
  readonly push: (leafHash: Uint8Array) => void;
  /** Adds the hashes of leaves that lie side by side. */
  readonly pushHashes: (leafHashes: Uint8Array) => void;
  /** Hashes and adds a leaf that is already preceded by its RFC 6962 prefix byte 0x00. */
  readonly pushPrefixed: (leaf: Uint8Array) => void;
  /** Root of the first `size` leaves; the hash of nothing for 0. Throws RangeError beyond the tree. */
  readonly root: (size?: number) => Uint8Array;
  /** Root of the tree that the leaves [from, to) would make alone; `to` is after `from`. */
  readonly rootOf: (from: number, to: number) => Uint8Array;
  readonly leaf: (index: number) => Uint8Array;
  /** Hashes [from, to) of the complete subtrees of 2^height leaves, side by side in memory of their own. */
  readonly subtreeHashes: (height: number, from: number, to: number) => Uint8Array;
  /** Forgets all leaves from `size` on: for an import that was abandoned before it was acknowledged. */
  readonly shorten: (size: number) => void;
  /** Audit path of leaf `index` in the tree of `size` leaves. */
  readonly inclusion: (index: number, size: number) => readonly Uint8Array[];
  /** Proof that the tree of `first` leaves is a prefix of the tree of `second` leaves. */
  readonly consistency: (first: number, second: number) => readonly Uint8Array[];
}

function within(value: number, limit: number): void {
  if (!Number.isInteger(value) || value < 0 || value > limit)
    throw new RangeError(`${value} is not within 0 to ${limit}`);
}

/** Largest power of two below `count`: where RFC 6962 splits a tree. */
const split = (count: number): number => 2 ** (31 - Math.clz32(count - 1));

export function merkleTree(
  hash: Hash,
  hashInto: HashInto = intoBy(hash),
  hashPairs: HashPairs = pairsBy(hashInto),
): MerkleTree {
  const levels: HashList[] = [];
  const level = (height: number): HashList => (levels[height] ??= hashList());
  const size = (): number => levels[0]?.count() ?? 0;

  /** Every subtree that the leaves complete and that was not asked for before. */
  const complete = (): void => {
    for (let height = 0; ; height += 1) {
      const [children, parents] = [level(height), levels[height + 1]?.count() ?? 0];
      const pairs = Math.floor(children.count() / 2) - parents;
      if (pairs === 0) return;
      const at = level(height + 1).grow(pairs);
      const from = parents * 2 * hashBytes;
      hashPairs(children.memory().subarray(from, from + pairs * 2 * hashBytes), pairs, level(height + 1).memory(), at);
    }
  };
  const {range, path, prefixProof} = subtrees(hash, (height, index) => level(height).get(index));

  return Object.freeze({
    size,
    push: (leaf: Uint8Array) => {
      if (leaf.length !== hashBytes) throw new RangeError(`a leaf hash has ${hashBytes} bytes, not ${leaf.length}`);
      const at = level(0).grow();
      level(0).memory().set(leaf, at);
    },
    pushHashes: (leafHashes: Uint8Array) => {
      if (leafHashes.length % hashBytes !== 0) throw new RangeError(`leaf hashes have ${hashBytes} bytes each`);
      const at = level(0).grow(leafHashes.length / hashBytes);
      level(0).memory().set(leafHashes, at);
    },
    pushPrefixed: (leaf: Uint8Array) => {
      if (leaf[0] !== 0) throw new RangeError('a leaf begins with its prefix byte 0x00');
      const at = level(0).grow();
      hashInto(leaf, level(0).memory(), at);
    },
    root: (at = size()) => {
      within(at, size());
      complete();
      return at === 0 ? hash(new Uint8Array(0)) : range(0, at);
    },
    rootOf: (from: number, to: number) => {
      within(to, size());
      within(from, to - 1);
      return folded(
        level(0)
          .memory()
          .slice(from * hashBytes, to * hashBytes),
        hashPairs,
      );
    },
    leaf: (index: number) => {
      within(index, size() - 1);
      return level(0).get(index);
    },
    subtreeHashes: (height: number, from: number, to: number) => {
      complete();
      within(to, levels[height]?.count() ?? 0);
      within(from, to);
      return level(height)
        .memory()
        .slice(from * hashBytes, to * hashBytes);
    },
    shorten: (to: number) => {
      within(to, size());
      levels.forEach((list, height) => list.shorten(Math.floor(to / 2 ** height)));
    },
    inclusion: (index: number, at: number) => {
      within(at, size());
      within(index, at - 1);
      complete();
      return path(index, 0, at);
    },
    consistency: (first: number, second: number) => {
      within(second, size());
      within(first, second);
      complete();
      return first === 0 ? [] : prefixProof(first, 0, second, true);
    },
  });
}

interface Subtrees {
  /** Hash of leaves [from, from + count), count ≥ 1. */
  readonly range: (from: number, count: number) => Uint8Array;
  readonly path: (index: number, from: number, count: number) => Uint8Array[];
  readonly prefixProof: (first: number, from: number, count: number, whole: boolean) => Uint8Array[];
}

/** Roots and proofs by the recursion of RFC 6962 section 2.1, from the hashes of complete subtrees by height and place. */
function subtrees(hash: Hash, subtree: (height: number, index: number) => Uint8Array): Subtrees {
  const range = (from: number, count: number): Uint8Array => {
    const height = 31 - Math.clz32(count);
    if (2 ** height === count && from % count === 0) return subtree(height, from / count);
    const left = split(count);
    return nodeHash(hash, range(from, left), range(from + left, count - left));
  };
  const path = (index: number, from: number, count: number): Uint8Array[] => {
    if (count === 1) return [];
    const left = split(count);
    return index < left
      ? [...path(index, from, left), range(from + left, count - left)]
      : [...path(index - left, from + left, count - left), range(from, left)];
  };
  const prefixProof = (first: number, from: number, count: number, whole: boolean): Uint8Array[] => {
    if (first === count) return whole ? [] : [range(from, count)];
    const left = split(count);
    return first <= left
      ? [...prefixProof(first, from, left, whole), range(from + left, count - left)]
      : [...prefixProof(first - left, from + left, count - left, false), range(from, left)];
  };

  return {range, path, prefixProof};
}

/** Pairs from the left with an odd last one carried up give the tree that RFC 6962 splits from the top. */
function folded(leafHashes: Uint8Array, hashPairs: HashPairs): Uint8Array {
  let hashes = leafHashes;
  for (let count = hashes.length / hashBytes; count > 1; count = Math.ceil(count / 2)) {
    const [pairs, odd] = [Math.floor(count / 2), count % 2];
    const parents = new Uint8Array((pairs + odd) * hashBytes);
    hashPairs(hashes, pairs, parents, 0);
    if (odd === 1) parents.set(hashes.subarray((count - 1) * hashBytes), pairs * hashBytes);
    hashes = parents;
  }
  return hashes;
}

const intoBy =
  (hash: Hash): HashInto =>
  (bytes, target, at) =>
    target.set(hash(bytes), at);
