/**
 * Numbers for texts that repeat, found by their bytes: of two million names in a release some thirty thousand differ, and
 * only those become strings. Open addressing over a 32-bit FNV-1a hash (Fowler, Noll, Vo), half full at most.
 */
import {isMissing} from './values.ts';

export interface NameCodes {
  /** The number of the text `source[from, to)`, from 0 in the order in which texts come; `NA` is the empty text. */
  readonly code: (source: Uint8Array, from: number, to: number, doubledQuotes: boolean) => number;
  /** Texts that got a number since the last call, in the order of their numbers. */
  readonly take: () => readonly string[];
}

export function nameCodes(): NameCodes {
  let slots = new Int32Array(1 << 10).fill(-1);
  let hashes = new Int32Array(1 << 9);
  /** Where each text lies in `bytes`. */
  let offsets = new Uint32Array((1 << 9) + 1);
  let bytes = new Uint8Array(1 << 14);
  let count = 0;
  let taken: string[] = [];

  const grow = (): void => {
    const larger = new Int32Array(slots.length * 2).fill(-1);
    const [moreHashes, moreOffsets] = [new Int32Array(hashes.length * 2), new Uint32Array(hashes.length * 2 + 1)];
    moreHashes.set(hashes);
    moreOffsets.set(offsets);
    [slots, hashes, offsets] = [larger, moreHashes, moreOffsets];
    for (let code = 0; code < count; code += 1) slots[freeSlot(slots, hashes[code] as number)] = code;
  };
  const add = (source: Uint8Array, from: number, to: number, hash: number): number => {
    if (count === hashes.length) grow();
    const at = offsets[count] as number;
    if (at + to - from > bytes.length) {
      const larger = new Uint8Array(2 * bytes.length + to - from);
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(source.subarray(from, to), at);
    offsets[count + 1] = at + to - from;
    hashes[count] = hash;
    slots[freeSlot(slots, hash)] = count;
    count += 1;
    return count - 1;
  };
  const same = (code: number, source: Uint8Array, from: number, to: number): boolean => {
    const at = offsets[code] as number;
    if ((offsets[code + 1] as number) - at !== to - from) return false;
    for (let index = 0; index < to - from; index += 1) if (bytes[at + index] !== source[from + index]) return false;
    return true;
  };
  return {
    code: (source, start, to, doubledQuotes) => {
      const from = isMissing(source, start, to) ? to : start;
      let hash = 0x811c9dc5 | 0;
      for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ (source[index] as number), 0x01000193);
      const mask = slots.length - 1;
      for (let slot = hash & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
        const code = slots[slot] as number;
        if (hashes[code] === hash && same(code, source, from, to)) return code;
      }
      const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('utf8', from, to);
      taken.push(doubledQuotes ? text.replaceAll('""', '"') : text);
      return add(source, from, to, hash);
    },
    take: () => {
      const names = taken;
      taken = [];
      return names;
    },
  };
}

function freeSlot(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== -1) slot = (slot + 1) & mask;
  return slot;
}
