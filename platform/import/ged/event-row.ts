/**
 * One GED record → its typed columns, checked, as the line that the views load; or every problem of the record. Reads and
 * writes bytes. Refuses what has no typed value; what the source published inconsistently is kept and flagged (rule 10).
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import type {GedColumn} from './columns.ts';
import {checkedColumns, type EventColumn, type EventFlag} from './event-columns.ts';
import {fieldText, type RecordFields} from './record-scanner.ts';
import {dayAt, decimalAt, isMissing, wholeAt} from './values.ts';

export interface EventRow {
  /** False where `problems` has something to say. */
  read(source: Uint8Array, fields: RecordFields): boolean;
  /** Of the record read last and found sound. */
  readonly id: number;
  /** Flags as the views hold them: words with a space between. */
  readonly flags: string;
  problems(source: Uint8Array, fields: RecordFields): readonly Problem[];
  /** Bytes that `writeLine` may need. */
  lineRoom(fields: RecordFields): number;
  /** `flags,id,…` of the record read last: the loaded columns and a line feed; returns the offset after it. */
  writeLine(source: Uint8Array, fields: RecordFields, target: Uint8Array, at: number): number;
}

const [quote, comma, lineFeed, carriageReturn] = [0x22, 0x2c, 0x0a, 0x0d];
const dayBytes = 10;

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
const kindCodes = {text: 0, id: 1, code: 1, whole: 1, decimal: 2, day: 3} as const;

export function eventRow(header: readonly string[]): EventRow {
  const positions = Int32Array.from(checkedColumns, (column) => header.indexOf(column.from));
  const kinds = Uint8Array.from(checkedColumns, ({kind}) => kindCodes[kind]);
  const minimums = Float64Array.from(checkedColumns, ({minimum}) => minimum ?? -Infinity);
  const maximums = Float64Array.from(checkedColumns, ({maximum}) => maximum ?? Infinity);
  const loaded = Uint8Array.from(checkedColumns, ({name}) => (name === undefined ? 0 : 1));
  const needed = Uint8Array.from(checkedColumns, (column) => (column.required === true ? 1 : 0));
  const values = new Float64Array(checkedColumns.length);
  const row = {id: 0, flags: ''};

  const read = (source: Uint8Array, {starts, ends}: RecordFields): boolean => {
    for (let index = 0; index < kinds.length; index += 1) {
      const kind = kinds[index];
      if (kind === 0) continue;
      const position = positions[index] as number;
      const [start, end] = [starts[position] as number, ends[position] as number];
      if (isMissing(source, start, end)) {
        if (needed[index] === 1) return false;
        values[index] = Number.NaN;
        continue;
      }
      const value =
        kind === 1
          ? wholeAt(source, start, end)
          : kind === 2
            ? decimalAt(source, start, end)
            : dayAt(source, start, end);
      if (!(value >= (minimums[index] as number) && value <= (maximums[index] as number))) return false;
      values[index] = value;
    }
    row.id = values[0] as number;
    row.flags = flagsOf(values);
    return true;
  };
  return {
    read,
    get id() {
      return row.id;
    },
    get flags() {
      return row.flags;
    },
    problems: (source, fields) =>
      checkedColumns.flatMap((column, index) => problemOf(column, source, fields, positions[index] as number)),
    lineRoom: (fields) => 2 * (fields.to - fields.from) + 64 + 4 * checkedColumns.length,
    writeLine: (source, fields, target, at) => {
      let next = at;
      for (let index = 0; index < row.flags.length; index += 1) target[next++] = row.flags.charCodeAt(index);
      for (let index = 0; index < kinds.length; index += 1) {
        if (loaded[index] === 0) continue;
        target[next++] = comma;
        const position = positions[index] as number;
        const [from, to] = [fields.starts[position] as number, fields.ends[position] as number];
        if (isMissing(source, from, to)) continue;
        const kind = kinds[index];
        if (kind === 0) next = writeText(source, from, to, fields.quoted[position] as number, target, next);
        else next = copyBytes(source, from, kind === 3 ? from + dayBytes : to, target, next);
      }
      target[next++] = lineFeed;
      return next;
    },
  };
}

function flagsOf(values: Float64Array): string {
  const flags: EventFlag[] = [];
  const of = (index: number): number => values[index] as number;
  if (!(of(low) <= of(best) && of(best) <= of(high))) flags.push('range');
  if (of(end) < of(start)) flags.push('days');
  const within = (index: number, most: number): boolean => of(index) >= 1 && of(index) <= most;
  const clear = Number.isNaN(of(clarity)) || within(clarity, 2);
  if (!(within(violence, 3) && within(placePrecision, 7) && within(datePrecision, 5) && clear)) flags.push('code');
  return flags.length === 0 ? '' : flags.join(' ');
}

function copyBytes(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  let next = at;
  for (let index = from; index < to; index += 1) target[next++] = source[index] as number;
  return next;
}

/** In quotes where it stood in quotes, or where a reader could take a byte of it for the end of a field. */
function writeText(
  source: Uint8Array,
  from: number,
  to: number,
  quoted: number,
  target: Uint8Array,
  at: number,
): number {
  if (quoted !== 0) {
    target[at] = quote;
    const next = copyBytes(source, from, to, target, at + 1);
    target[next] = quote;
    return next + 1;
  }
  let next = at;
  for (let index = from; index < to; index += 1) {
    const byte = source[index] as number;
    if (byte === quote || byte === carriageReturn) return writeQuoted(source, from, to, target, at);
    target[next++] = byte;
  }
  return next;
}

function writeQuoted(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  let next = at;
  target[next++] = quote;
  for (let index = from; index < to; index += 1) {
    const byte = source[index] as number;
    if (byte === quote) target[next++] = quote;
    target[next++] = byte;
  }
  target[next++] = quote;
  return next;
}

function problemOf(
  {from: field, kind, required, minimum, maximum}: EventColumn,
  source: Uint8Array,
  fields: RecordFields,
  position: number,
): readonly Problem[] {
  if (kind === 'text') return [];
  const [start, end] = [fields.starts[position] as number, fields.ends[position] as number];
  if (isMissing(source, start, end)) {
    return required === true ? [{code: 'missing-value', field, message: 'must not be empty'}] : [];
  }
  const text = fieldText(source, fields, position);
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
  if (kind === 'day') {
    if (!Number.isNaN(dayAt(source, start, end))) return [];
    return [{code: 'not-a-day', field, message: `${shown} is not a date written YYYY-MM-DD, with or without a time`}];
  }
  const value = kind === 'decimal' ? decimalAt(source, start, end) : wholeAt(source, start, end);
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
