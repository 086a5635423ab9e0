/**
 * Counts by group (place and side, province, cell) for a window of days that moves. A row counts where its days touch
 * the window, so its count is the rows that began by the last day less those that had ended before the first: two
 * sorted lists and a position in each. A step costs the rows that enter and leave, not the rows there are.
 */
import type {IncidentSet} from './incident-set.ts';

export interface WindowCounter {
  /** By group; the same array at every step. */
  readonly counts: Int32Array;
  /** Days since 1970-01-01, both included; `from` is at most one day after `to`. */
  moveTo(from: number, to: number): void;
}

/** `groupOf` gives the group of each row, −1 for rows that belong to none; `mask` 0 leaves a row out. */
export function windowCounter(
  {columns, endDay, byStart, byEnd}: IncidentSet,
  mask: Uint8Array,
  groupOf: Int32Array,
  groups: number,
): WindowCounter {
  const starts = listed(byStart, columns.day, mask, groupOf);
  const ends = listed(byEnd, endDay, mask, groupOf);
  const counts = new Int32Array(groups);
  let begun = 0;
  let ended = 0;
  const add = (group: number | undefined, change: number): void => {
    counts[group ?? 0] = (counts[group ?? 0] ?? 0) + change;
  };
  return {
    counts,
    moveTo: (from, to) => {
      const {length} = starts.days;
      while (begun < length && (starts.days[begun] ?? 0) <= to) add(starts.groups[begun++], 1);
      while (begun > 0 && (starts.days[begun - 1] ?? 0) > to) add(starts.groups[--begun], -1);
      while (ended < length && (ends.days[ended] ?? 0) < from) add(ends.groups[ended++], -1);
      while (ended > 0 && (ends.days[ended - 1] ?? 0) >= from) add(ends.groups[--ended], 1);
    },
  };
}

function listed(order: Uint32Array, dayOf: Int32Array, mask: Uint8Array, groupOf: Int32Array) {
  const days = new Int32Array(order.length);
  const groups = new Int32Array(order.length);
  let length = 0;
  for (const row of order) {
    const group = groupOf[row] ?? -1;
    if (group < 0 || mask[row] === 0) continue;
    days[length] = dayOf[row] ?? 0;
    groups[length] = group;
    length += 1;
  }
  return {days: days.subarray(0, length), groups: groups.subarray(0, length)};
}
