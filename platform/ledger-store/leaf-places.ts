/**
 * Where each leaf lies in the log: 10 bytes of memory an entry. Offsets and lengths are those of the leaf itself,
 * without its prefix byte.
 */
export interface LeafPlaces {
  readonly count: () => number;
  readonly add: (from: number, bytes: number) => void;
  readonly from: (index: number) => number;
  readonly bytes: (index: number) => number;
  readonly shorten: (count: number) => void;
}

export function leafPlaces(): LeafPlaces {
  let froms = new Float64Array(1024);
  let lengths = new Uint16Array(1024);
  let count = 0;
  const within = (index: number): number => {
    if (!(index >= 0 && index < count)) throw new RangeError(`no entry ${index}, the ledger has ${count}`);
    return index;
  };
  const grow = (): void => {
    const [olderFroms, olderLengths] = [froms, lengths];
    froms = new Float64Array(count * 2);
    froms.set(olderFroms);
    lengths = new Uint16Array(count * 2);
    lengths.set(olderLengths);
  };
  return {
    count: () => count,
    add: (from, bytes) => {
      if (count === froms.length) grow();
      froms[count] = from;
      lengths[count] = bytes;
      count += 1;
    },
    from: (index) => froms[within(index)] as number,
    bytes: (index) => lengths[within(index)] as number,
    shorten: (to) => {
      count = Math.min(count, to);
    },
  };
}
