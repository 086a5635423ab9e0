/**
 * A record with the ledger entry that made it. Entries, not ids, order records that share a day: the ledger is the one
 * order that both sides can check. Nothing here reads the ledger.
 */
export interface Recorded<T> {
  readonly entry: number;
  readonly record: T;
}

/** An earlier version, with the entry that ended it. */
export interface Superseded<T> extends Recorded<T> {
  readonly endedBy: number;
}

/** A copy in the order of the entries, whatever order the rows came in. */
export function byEntry<T extends {readonly entry: number}>(records: readonly T[]): readonly T[] {
  const inOrder = records.every(({entry}, index) => index === 0 || (records[index - 1]?.entry ?? 0) < entry);
  return inOrder ? [...records] : records.toSorted((a, b) => a.entry - b.entry);
}

export const entriesOf = (records: readonly {readonly entry: number}[]): readonly number[] =>
  records.map(({entry}) => entry);
