/**
 * Tables that people fill in: a definition names each column, its kind and its meaning, and one reader turns a row
 * of text into a typed record or into *all* its problems. Templates, documentation and JSON output come from the
 * same definition. Column order is free, a column that the definition does not know is a problem, an empty cell
 * means "not stated".
 */
import {parseDay, type Day} from './day.ts';
import type {Problem} from './problem.ts';
import {cellText} from './cell-text.ts';

export type ColumnKind = 'text' | 'id' | 'ids' | 'day' | 'integer' | 'number' | 'choice' | 'choices' | 'clock' | 'url';

export interface Column {
  readonly kind: ColumnKind;
  readonly required?: true;
  readonly about: string;
  /** For `choice` and `choices`: the controlled values, as domain terms. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Table<C extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>> {
  readonly name: string;
  readonly about: string;
  /** The columns; `id` names the record within its case and is always there. */
  readonly columns: C;
}

type Cell<C extends Column> = C extends {readonly values: readonly (infer V)[]; readonly kind: 'choice'}
  ? V
  : C extends {readonly values: readonly (infer V)[]; readonly kind: 'choices'}
    ? readonly V[]
    : C['kind'] extends 'ids'
      ? readonly string[]
      : C['kind'] extends 'day'
        ? Day
        : C['kind'] extends 'integer' | 'number'
          ? number
          : string;

/** A typed record: required columns are there, others may be missing; lists are there and may be empty. */
export type RecordOf<T extends Table> = {
  readonly [
    K in keyof T['columns'] as T['columns'][K] extends {readonly required: true} | {readonly kind: 'ids' | 'choices'}
      ? K
      : never
  ]: Cell<T['columns'][K]>;
} & {
  readonly [
    K in keyof T['columns'] as T['columns'][K] extends {readonly required: true} | {readonly kind: 'ids' | 'choices'}
      ? never
      : K
  ]?: Cell<T['columns'][K]>;
};

export const table = <const C extends Readonly<Record<string, Column>>>(definition: Table<C>): Table<C> =>
  Object.freeze(definition);

/** Lower-case letters, digits, dot, underscore and hyphen, at most 80: safe in a URL, a file name and a sentence. */
export const idPattern = /^[a-z0-9][a-z0-9._-]{0,79}$/;

const numberPattern = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Longest text in one cell, in characters; the limit keeps a leaf under 65,535 bytes. */
export const cellLimit = 8_000;

interface CellReading {
  readonly value?: unknown;
  readonly problem?: {readonly code: string; readonly message: string};
}

const wrong = (code: string, message: string): CellReading => ({problem: {code, message}});

const shorten = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

const listOf = (text: string): readonly string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readNumber(column: Column, text: string): CellReading {
  if (!numberPattern.test(text)) return wrong('not-a-number', `${shorten(text)} is not a number`);
  const value = Number(text);
  if (column.kind === 'integer' && !Number.isSafeInteger(value)) {
    return wrong('not-an-integer', `${shorten(text)} is not a whole number`);
  }
  if (column.minimum !== undefined && value < column.minimum) {
    return wrong('too-small', `${text} is below ${column.minimum}`);
  }
  if (column.maximum !== undefined && value > column.maximum) {
    return wrong('too-large', `${text} is above ${column.maximum}`);
  }
  return {value};
}

function readChoices(column: Column, values: readonly string[]): CellReading {
  const unknown = values.filter((value) => column.values?.includes(value) !== true);
  if (unknown.length === 0) return {value: column.kind === 'choice' ? values[0] : values};
  return wrong('unknown-value', `${shorten(unknown.join('; '))} is not one of: ${(column.values ?? []).join(', ')}`);
}

/** One cell. An empty cell must be handled by the caller. */
function readCell(column: Column, text: string): CellReading {
  switch (column.kind) {
    case 'text':
      return text.length > cellLimit
        ? wrong('too-long', `has ${text.length} characters, at most ${cellLimit}`)
        : {value: text};
    case 'id':
      return idPattern.test(text) ? {value: text} : wrong('bad-id', `${shorten(text)} is not an id (a-z, 0-9, . _ -)`);
    case 'ids': {
      const ids = listOf(text);
      const bad = ids.filter((id) => !idPattern.test(id));
      return bad.length === 0
        ? {value: ids}
        : wrong('bad-id', `${shorten(bad.join('; '))} is not an id (a-z, 0-9, . _ -)`);
    }
    case 'day': {
      const value = parseDay(text);
      return value === undefined ? wrong('not-a-day', `${shorten(text)} is not a date written YYYY-MM-DD`) : {value};
    }
    case 'clock':
      return clockPattern.test(text)
        ? {value: text}
        : wrong('not-a-time', `${shorten(text)} is not a time written HH:MM`);
    case 'url':
      return /^https?:\/\/\S+$/.test(text)
        ? {value: text}
        : wrong('not-an-address', `${shorten(text)} is not a web address`);
    case 'integer':
    case 'number':
      return readNumber(column, text);
    case 'choice':
      return readChoices(column, [text]);
    case 'choices':
      return readChoices(column, listOf(text));
  }
}

/** What a header lacks, repeats or has too much of. */
export function checkHeader(definition: Table, header: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  header.forEach((name, index) => {
    if (definition.columns[name] === undefined) {
      const known = Object.keys(definition.columns).join(', ');
      problems.push({
        code: 'unknown-column',
        line: 1,
        field: name,
        message: `is not a column of ${definition.name}: ${known}`,
      });
    }
    if (header.indexOf(name) !== index) {
      problems.push({code: 'repeated-column', line: 1, field: name, message: 'stands twice in the header'});
    }
  });
  for (const [name, column] of Object.entries(definition.columns)) {
    if (column.required === true && !header.includes(name)) {
      problems.push({code: 'missing-column', line: 1, field: name, message: `is required in ${definition.name}`});
    }
  }
  return problems;
}

/** A row as text → a typed record, or every problem of the row (without file and line, which the caller knows). */
export function readRow<T extends Table>(
  definition: T,
  header: readonly string[],
  cells: readonly string[],
): {readonly record: RecordOf<T>} | {readonly problems: readonly Problem[]} {
  if (cells.length !== header.length) {
    const message = `has ${cells.length} fields, the header has ${header.length}`;
    return {problems: [{code: 'wrong-field-count', message}]};
  }
  const record: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, column] of Object.entries(definition.columns)) {
    const position = header.indexOf(name);
    const text = position === -1 ? '' : cellText(cells[position] ?? '');
    if (text === '') {
      if (column.required === true) problems.push({code: 'missing-value', field: name, message: 'must not be empty'});
      if (column.kind === 'ids' || column.kind === 'choices') record[name] = [];
      continue;
    }
    const reading = readCell(column, text);
    if (reading.problem === undefined) record[name] = reading.value;
    else problems.push({...reading.problem, field: name});
  }
  return problems.length > 0 ? {problems} : {record: record as RecordOf<T>};
}
