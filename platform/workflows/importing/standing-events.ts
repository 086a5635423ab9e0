/**
 * A row of a data set against the version that stands: new, the same, or changed in which columns. Rows of equal bytes
 * under equal columns are the same by their leaf hash, which the ledger holds in memory; only the others are read.
 */
import {readRowLeaf, rowLeafRoomBytes, sameBytes, writeRowLeaf} from '../../../monitoring/ledger/index.ts';
import {changedColumns, versionOf} from '../../import/ged/index.ts';
import {sha256Into, type Ledger} from '../../ledger-store/index.ts';
import type {StandingEvents} from '../../views/index.ts';

export interface StandingComparison {
  /** The record `source[from, to)`: `new`, or the columns that differ, none where it is the same. */
  compare(id: number, source: Uint8Array, from: number, to: number): 'new' | readonly string[];
  /** Ids that stand and were not compared: the file lacks them. */
  absent(): readonly number[];
}

export function compareWithStanding(
  ledger: Pick<Ledger, 'leaf' | 'leafHash'>,
  standing: StandingEvents,
  header: readonly string[],
): StandingComparison {
  const {ids, entries} = standing;
  const compared = new Uint8Array(ids.length);
  const sameHeaders = new Map<readonly string[], boolean>();
  let leaf = new Uint8Array(1 << 17);
  const digest = new Uint8Array(32);

  const sameHeader = (of: readonly string[]): boolean => {
    const known = sameHeaders.get(of) ?? (of.length === header.length && of.every((name, at) => name === header[at]));
    sameHeaders.set(of, known);
    return known;
  };
  const sameLeaf = (entry: number, source: Uint8Array, from: number, to: number): boolean => {
    if (leaf.length < rowLeafRoomBytes(to - from)) leaf = new Uint8Array(rowLeafRoomBytes(to - from));
    const end = writeRowLeaf(source, from, to, leaf, 0);
    if (end === -1) return false;
    sha256Into(leaf.subarray(0, end), digest, 0);
    return sameBytes(digest, ledger.leafHash(entry));
  };
  return {
    compare: (id, source, from, to) => {
      const at = position(ids, id);
      if (at === -1) return 'new';
      compared[at] = 1;
      const entry = entries[at] as number;
      const before = standing.header(entry);
      if (sameHeader(before) && sameLeaf(entry, source, from, to)) return [];
      return changedColumns(
        versionOf(before, publishedRow(ledger, entry)),
        versionOf(header, source.subarray(from, to)),
      );
    },
    absent: () => [...ids].filter((_, at) => compared[at] === 0),
  };
}

/** The row of an entry as published. */
export function publishedRow(ledger: Pick<Ledger, 'leaf'>, entry: number): Uint8Array {
  const bytes = ledger.leaf(entry);
  const record = new Uint8Array(bytes.length);
  const end = readRowLeaf(bytes, 0, bytes.length, record, 0);
  if (end === -1) throw new Error(`entry ${entry} is not a row`);
  return record.subarray(0, end);
}

/** Of a value in ascending values; -1 where it is not there. */
function position(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = values[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
