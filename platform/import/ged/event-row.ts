/**
 * One GED record → its typed columns, checked; or every problem of the record. Reads bytes. Refuses what has no typed value;
 * what the source published inconsistently is kept and flagged (rule 10).
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import type {GedColumn} from './columns.ts';
import {checkedColumns, type EventColumn} from './event-columns.ts';
import {fieldText, type RecordFields} from './record-scanner.ts';
import {dayAt, decimalAt, isMissing, wholeAt} from './values.ts';

export interface EventRow {
  /** Where each of `checkedColumns` stands in a record. */
  readonly positions: Int32Array;
  /** Of the record read last: numbers, days since 1970, NaN where missing; nothing for names. */
  readonly values: Float64Array;
  /** False where `problems` has something to say. */
  readonly read: (source: Uint8Array, fields: RecordFields) => boolean;
  /** Of the record read last and found sound; `flagWords` spells it. */
  readonly flags: number;
  readonly problems: (source: Uint8Array, fields: RecordFields) => readonly Problem[];
}

const columnAt = (from: GedColumn): number => checkedColumns.findIndex((column) => column.from === from);
const [violence, placePrecision, datePrecision, clarity] = [
  columnAt('type_of_violence'),
  columnAt('where_prec'),
  columnAt('date_prec'),
  columnAt('event_clarity'),
];
const [start, end, low, best, high] = [
  columnAt('date_start'),
  columnAt('date_end'),
  columnAt('low'),
  columnAt('best'),
  columnAt('high'),
];
/** One number for each of the kinds, for a loop that runs for each of ten million fields. */
const kindCodes = {name: 0, id: 1, code: 1, whole: 1, decimal: 2, day: 3} as const;

export function eventRow(header: readonly string[]): EventRow {
  const positions = Int32Array.from(checkedColumns, (column) => header.indexOf(column.from));
  const kinds = Uint8Array.from(checkedColumns, ({kind}) => kindCodes[kind]);
  const minimums = Float64Array.from(checkedColumns, ({minimum}) => minimum ?? -Infinity);
  const maximums = Float64Array.from(checkedColumns, ({maximum}) => maximum ?? Infinity);
  const needed = Uint8Array.from(checkedColumns, (column) => (column.required === true ? 1 : 0));
  const values = new Float64Array(checkedColumns.length);
  let flags = 0;

  const read = (source: Uint8Array, {starts, ends}: RecordFields): boolean => {
    for (let index = 0; index < kinds.length; index += 1) {
      const kind = kinds[index];
      if (kind === 0) continue;
      const position = positions[index] as number;
      const [from, to] = [starts[position] as number, ends[position] as number];
      if (isMissing(source, from, to)) {
        if (needed[index] === 1) return false;
        values[index] = Number.NaN;
        continue;
      }
      const value =
        kind === 1 ? wholeAt(source, from, to) : kind === 2 ? decimalAt(source, from, to) : dayAt(source, from, to);
      if (!(value >= (minimums[index] as number) && value <= (maximums[index] as number))) return false;
      values[index] = value;
    }
    flags = flagsOf(values);
    return true;
  };
  return {
    positions,
    values,
    read,
    get flags() {
      return flags;
    },
    problems: (source, fields) =>
      checkedColumns.flatMap((column, index) => problemOf(column, source, fields, positions[index] as number)),
  };
}

function flagsOf(values: Float64Array): number {
  const of = (index: number): number => values[index] as number;
  const within = (index: number, most: number): boolean => of(index) >= 1 && of(index) <= most;
  const inOrder = of(low) <= of(best) && of(best) <= of(high);
  const clear = Number.isNaN(of(clarity)) || within(clarity, 2);
  const coded = within(violence, 3) && within(placePrecision, 7) && within(datePrecision, 5) && clear;
  return (inOrder ? 0 : 1) | (of(end) < of(start) ? 2 : 0) | (coded ? 0 : 4);
}

function problemOf(
  {from: field, kind, required, minimum, maximum}: EventColumn,
  source: Uint8Array,
  fields: RecordFields,
  position: number,
): readonly Problem[] {
  if (kind === 'name') return [];
  const [from, to] = [fields.starts[position] as number, fields.ends[position] as number];
  if (isMissing(source, from, to)) {
    return required === true ? [{code: 'missing-value', field, message: 'must not be empty'}] : [];
  }
  const text = fieldText(source, fields, position);
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
  if (kind === 'day') {
    if (!Number.isNaN(dayAt(source, from, to))) return [];
    return [{code: 'not-a-day', field, message: `${shown} is not a date written YYYY-MM-DD, with or without a time`}];
  }
  const value = kind === 'decimal' ? decimalAt(source, from, to) : wholeAt(source, from, to);
  if (Number.isNaN(value)) {
    const message = `${shown} is not a ${kind === 'decimal' ? '' : 'whole '}number`;
    return [{code: kind === 'decimal' ? 'not-a-number' : 'not-an-integer', field, message}];
  }
  if (minimum !== undefined && value < minimum)
    return [{code: 'too-small', field, message: `${text} is below ${minimum}`}];
  if (maximum !== undefined && value > maximum)
    return [{code: 'too-large', field, message: `${text} is above ${maximum}`}];
  return [];
}
