/** Which page of the ledger is shown, and where the neighbouring pages begin. Entries count from 0, as in the ledger. */
export const pageSize = 50;

export interface Paging {
  /** First and last entry of this page; undefined where it has none. */
  readonly shown: {readonly from: number; readonly to: number} | undefined;
  readonly first: number | undefined;
  readonly previous: number | undefined;
  readonly next: number | undefined;
  readonly last: number | undefined;
}

export function pagingAt(offset: number, size: number): Paging {
  const lastStart = size === 0 ? 0 : Math.floor((size - 1) / pageSize) * pageSize;
  const to = Math.min(size, offset + pageSize) - 1;
  return {
    shown: to < offset ? undefined : {from: offset, to},
    first: offset > 0 ? 0 : undefined,
    previous: offset > 0 ? Math.max(0, Math.min(offset - pageSize, lastStart)) : undefined,
    next: offset + pageSize < size ? offset + pageSize : undefined,
    last: offset < lastStart ? lastStart : undefined,
  };
}

/** A whole number from an address or a field, or undefined: `12`, not `-1`, `1e3` or `x`. */
export const entryNumber = (text: string): number | undefined =>
  /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
