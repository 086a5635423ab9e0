/**
 * All incidents of a case, made ready once for every filter and brush step: which of the two parties (or nobody of
 * them) was affected, and the order by first and by last day. Rows without coordinates stay rows: they are counted and
 * listed, and never drawn.
 */
import type {IncidentColumns} from '../../../platform/contract/index.ts';

/** Position of the affected side in the case's texts, or 2 for everybody else and the unknown. */
export type SideClass = 0 | 1 | 2;
export const sideClasses = 3;

export interface IncidentSet {
  readonly columns: IncidentColumns;
  /** Days since 1970-01-01; the first after the last where there is no incident. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly sideClass: Uint8Array;
  /** Last day of each row: first day and span. */
  readonly endDay: Int32Array;
  /** Row numbers by first day, and by last day. */
  readonly byStart: Uint32Array;
  readonly byEnd: Uint32Array;
}

export function incidentSet(columns: IncidentColumns, parties: readonly string[]): IncidentSet {
  const {count, day, spanDays, side} = columns;
  const classOf = columns.sides.map((id) => {
    const position = parties.indexOf(id);
    return position === 0 || position === 1 ? position : 2;
  });
  const sideClass = new Uint8Array(count);
  const endDay = new Int32Array(count);
  let firstDay = Infinity;
  let lastDay = -Infinity;
  for (let row = 0; row < count; row += 1) {
    const start = day[row] ?? 0;
    const end = start + Math.max(1, spanDays[row] ?? 1) - 1;
    sideClass[row] = classOf[side[row] ?? 0] ?? 2;
    endDay[row] = end;
    if (start < firstDay) firstDay = start;
    if (end > lastDay) lastDay = end;
  }
  if (count === 0) [firstDay, lastDay] = [1, 0];
  const span = {firstDay, lastDay};
  return {columns, ...span, sideClass, endDay, byStart: orderByDay(day, span), byEnd: orderByDay(endDay, span)};
}

/** Counting sort: days are few, rows are many; rows of one day keep their order. */
function orderByDay(days: Int32Array, span: {readonly firstDay: number; readonly lastDay: number}): Uint32Array {
  const next = new Uint32Array(span.lastDay - span.firstDay + 2);
  for (const day of days) next[day - span.firstDay + 1] = (next[day - span.firstDay + 1] ?? 0) + 1;
  for (let index = 1; index < next.length; index += 1) next[index] = (next[index] ?? 0) + (next[index - 1] ?? 0);
  const order = new Uint32Array(days.length);
  for (let row = 0; row < days.length; row += 1) {
    const offset = (days[row] ?? 0) - span.firstDay;
    const place = next[offset] ?? 0;
    order[place] = row;
    next[offset] = place + 1;
  }
  return order;
}
