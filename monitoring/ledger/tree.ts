/**
 * The Merkle tree of RFC 6962 section 2.1, append-only. Keeps the hash of every complete subtree, so that the root of
 * any earlier size and any proof is a handful of look-ups. The hash function is an argument: the browser has another.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export const hashBytes = 32;

export interface MerkleTree {
  readonly size: () => number;
  /** Adds the hash of a leaf (32 bytes, RFC 6962 prefix 0x00 already hashed in). */
  readonly push: (leafHash: Uint8Array) => void;
  /** Root of the first `size` leaves; the hash of nothing for 0. Throws RangeError beyond the tree. */
  readonly root: (size?: number) => Uint8Array;
  readonly leaf: (index: number) => Uint8Array;
  /** Forgets all leaves from `size` on: for an import that was abandoned before it was acknowledged. */
  readonly shorten: (size: number) => void;
  /** Audit path of leaf `index` in the tree of `size` leaves. */
  readonly inclusion: (index: number, size: number) => readonly Uint8Array[];
  /** Proof that the tree of `first` leaves is a prefix of the tree of `second` leaves. */
  readonly consistency: (first: number, second: number) => readonly Uint8Array[];
}

export const leafHash = (hash: Hash, leaf: Uint8Array): Uint8Array => {
  const prefixed = new Uint8Array(leaf.length + 1);
  prefixed.set(leaf, 1);
  return hash(prefixed);
};

export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + 2 * hashBytes);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashBytes);
  return hash(bytes);
};

function within(value: number, limit: number): void {
  if (!Number.isInteger(value) || value < 0 || value > limit)
    throw new RangeError(`${value} is not within 0 to ${limit}`);
}

export function merkleTree(hash: Hash): MerkleTree {
  const levels: HashList[] = [];
  const level = (height: number): HashList => (levels[height] ??= hashList());
  const size = (): number => levels[0]?.count() ?? 0;

  /** Hash of leaves [from, from + count), count ≥ 1. RFC 6962: split at the largest power of two below count. */
  const range = (from: number, count: number): Uint8Array => {
    const height = 31 - Math.clz32(count);
    if (2 ** height === count && from % count === 0) return level(height).get(from / count);
    const left = 2 ** (31 - Math.clz32(count - 1));
    return nodeHash(hash, range(from, left), range(from + left, count - left));
  };
  const path = (index: number, from: number, count: number): Uint8Array[] => {
    if (count === 1) return [];
    const left = 2 ** (31 - Math.clz32(count - 1));
    return index < left
      ? [...path(index, from, left), range(from + left, count - left)]
      : [...path(index - left, from + left, count - left), range(from, left)];
  };
  const prefixProof = (first: number, from: number, count: number, whole: boolean): Uint8Array[] => {
    if (first === count) return whole ? [] : [range(from, count)];
    const left = 2 ** (31 - Math.clz32(count - 1));
    return first <= left
      ? [...prefixProof(first, from, left, whole), range(from + left, count - left)]
      : [...prefixProof(first - left, from + left, count - left, false), range(from, left)];
  };

  return Object.freeze({
    size,
    push: (leaf: Uint8Array) => {
      level(0).push(leaf);
      for (let height = 0, count = size(); count % 2 === 0; height += 1, count /= 2) {
        const list = level(height);
        level(height + 1).push(nodeHash(hash, list.get(count - 2), list.get(count - 1)));
      }
    },
    root: (at = size()) => {
      within(at, size());
      return at === 0 ? hash(new Uint8Array(0)) : range(0, at);
    },
    leaf: (index: number) => {
      within(index, size() - 1);
      return level(0).get(index);
    },
    shorten: (to: number) => {
      within(to, size());
      levels.forEach((list, height) => list.shorten(Math.floor(to / 2 ** height)));
    },
    inclusion: (index: number, at: number) => {
      within(at, size());
      within(index, at - 1);
      return path(index, 0, at);
    },
    consistency: (first: number, second: number) => {
      within(second, size());
      within(first, second);
      return first === 0 ? [] : prefixProof(first, 0, second, true);
    },
  });
}

/** RFC 9162 section 2.1.3.2: does the path lead from this leaf to this root? */
export function verifyInclusion(
  hash: Hash,
  proof: {readonly index: number; readonly size: number; readonly path: readonly Uint8Array[]},
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  let [at, last, value] = [proof.index, proof.size - 1, leaf];
  if (at > last) return false;
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

/** RFC 9162 section 2.1.4.2: is the first root's tree a prefix of the second's? */
export function verifyConsistency(
  hash: Hash,
  sizes: {readonly first: number; readonly second: number},
  roots: {readonly first: Uint8Array; readonly second: Uint8Array},
  proof: readonly Uint8Array[],
): boolean {
  const {first, second} = sizes;
  if (first > second) return false;
  if (first === second) return proof.length === 0 && sameBytes(roots.first, roots.second);
  if (first === 0) return proof.length === 0;
  const path = Number.isInteger(Math.log2(first)) ? [roots.first, ...proof] : proof;
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

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

interface HashList {
  readonly count: () => number;
  readonly push: (value: Uint8Array) => void;
  /** A copy: a caller may keep it. */
  readonly get: (index: number) => Uint8Array;
  readonly shorten: (count: number) => void;
}

/** Hashes side by side in one growing piece of memory: 32 bytes each, where an array of arrays takes over 100. */
function hashList(): HashList {
  let bytes = new Uint8Array(64 * hashBytes);
  let count = 0;
  return {
    count: () => count,
    push: (value) => {
      if ((count + 1) * hashBytes > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(value, count * hashBytes);
      count += 1;
    },
    get: (index) => {
      if (index >= count) throw new RangeError(`no hash at ${index}`);
      return bytes.slice(index * hashBytes, (index + 1) * hashBytes);
    },
    shorten: (to) => {
      count = Math.min(count, to);
    },
  };
}
