/**
 * Hashes side by side in one growing piece of memory: 32 bytes each, where an array of arrays takes over 100. One list
 * is one level of the tree.
 */
export const hashBytes = 32;

export interface HashList {
  readonly count: () => number;
  /** Makes room for so many more hashes and says where in `memory()` they begin; the caller writes every byte. */
  readonly grow: (hashes?: number) => number;
  /** The memory itself, replaced by every growth: never keep it. */
  readonly memory: () => Uint8Array;
  /** A copy: a caller may keep it. */
  readonly get: (index: number) => Uint8Array;
  readonly shorten: (count: number) => void;
}

export function hashList(): HashList {
  let bytes = new Uint8Array(64 * hashBytes);
  let count = 0;
  return {
    count: () => count,
    grow: (hashes = 1) => {
      const at = count * hashBytes;
      count += hashes;
      if (count * hashBytes > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, count * hashBytes));
        larger.set(bytes.subarray(0, at));
        bytes = larger;
      }
      return at;
    },
    memory: () => bytes,
    get: (index) => {
      if (index >= count) throw new RangeError(`no hash at ${index}`);
      return bytes.slice(index * hashBytes, (index + 1) * hashBytes);
    },
    shorten: (to) => {
      count = Math.min(count, to);
    },
  };
}
