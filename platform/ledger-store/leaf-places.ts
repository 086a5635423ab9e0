/**
 * Where each leaf lies in the log, in 10 bytes of memory an entry, and which few are not rows, so that a reader can pass
 * over the rows of a data set. Offsets and lengths are those of the leaf itself, without its prefix byte.
 */
export interface LeafPlaces {
  readonly count: () => number;
  readonly add: (from: number, bytes: number, isRow: boolean) => void;
  readonly from: (index: number) => number;
  readonly bytes: (index: number) => number;
  /** First entry from `index` on that is not a row; the count where only rows follow. */
  readonly afterRows: (index: number) => number;
  readonly shorten: (count: number) => void;
}

export function leafPlaces(): LeafPlaces {
  let froms = new Float64Array(1024);
  let lengths = new Uint16Array(1024);
  let count = 0;
  /** Indexes of leaves that are not rows, ascending. */
  const others: number[] = [];
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
    add: (from, bytes, isRow) => {
      if (count === froms.length) grow();
      froms[count] = from;
      lengths[count] = bytes;
      if (!isRow) others.push(count);
      count += 1;
    },
    from: (index) => froms[within(index)] as number,
    bytes: (index) => lengths[within(index)] as number,
    afterRows: (index) => others[firstNotBelow(others, index)] ?? count,
    shorten: (to) => {
      count = Math.min(count, to);
      others.length = firstNotBelow(others, count);
    },
  };
}

/** Position of the first of the ascending numbers that is at least `limit`; their count where none is. */
function firstNotBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
