/**
 * How far one key has counted: which entry has which of its numbers, which numbers are missing so far, and which leaf
 * hash a missing number must have, because the entry after it names it. Numbers may come late and in any order.
 */
import {hashList} from '../hash-list.ts';

export interface NumberSpan {
  readonly from: number;
  readonly to: number;
}

export interface KeyNumbers {
  readonly count: () => number;
  /** The highest number so far; 0 before the first. */
  readonly last: () => number;
  readonly gaps: () => readonly NumberSpan[];
  readonly entryOf: (sequence: number) => number | undefined;
  readonly leafHashOf: (sequence: number) => Uint8Array | undefined;
  /** Leaf hash, base64, that the entry with the number after this missing one names. */
  readonly awaited: (sequence: number) => string | undefined;
  readonly take: (sequence: number, entry: number, leafHash: Uint8Array, previous: string) => void;
}

export function keyNumbers(): KeyNumbers {
  const places = new Map<number, number>();
  const entries: number[] = [];
  const hashes = hashList();
  const awaited = new Map<number, string>();
  const gaps: NumberSpan[] = [];
  let last = 0;

  const close = (sequence: number): void => {
    const at = gaps.findIndex(({from, to}) => from <= sequence && sequence <= to);
    const gap = gaps[at];
    if (gap === undefined) throw new Error(`number ${sequence} is taken twice`);
    const rest = [
      {from: gap.from, to: sequence - 1},
      {from: sequence + 1, to: gap.to},
    ];
    gaps.splice(at, 1, ...rest.filter(({from, to}) => from <= to));
  };
  return {
    count: () => entries.length,
    last: () => last,
    gaps: () => gaps.slice(),
    entryOf: (sequence) => entries[places.get(sequence) ?? -1],
    leafHashOf: (sequence) => {
      const place = places.get(sequence);
      return place === undefined ? undefined : hashes.get(place);
    },
    awaited: (sequence) => awaited.get(sequence),
    take: (sequence, entry, leafHash, previous) => {
      if (sequence <= last) close(sequence);
      else {
        if (sequence > last + 1) gaps.push({from: last + 1, to: sequence - 1});
        last = sequence;
      }
      places.set(sequence, entries.length);
      entries.push(entry);
      const at = hashes.grow();
      hashes.memory().set(leafHash, at);
      awaited.delete(sequence);
      if (sequence > 1 && !places.has(sequence - 1)) awaited.set(sequence - 1, previous);
    },
  };
}
