/**
 * One question to the database: SQL with named parameters in, plain rows out. Whole numbers come as numbers, dates as
 * days, lists as arrays, what is missing as undefined. Parameters that the SQL does not name are passed over, so that
 * filters can be composed.
 */
import {
  DuckDBDateValue,
  DuckDBListValue,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBResultReader,
  type DuckDBValue,
} from '@duckdb/node-api';
import {dayFromNumber} from '../../../monitoring/kernel/index.ts';

export type Parameters = Readonly<Record<string, string | number | boolean>>;
export type Row = Readonly<Record<string, unknown>>;

export async function ask<T = Row>(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters = {},
): Promise<readonly T[]> {
  const reader = await answer(connection, sql, parameters);
  const names = Array.from({length: reader.columnCount}, (_, index) => reader.columnName(index));
  return reader.getRows().map((row) => {
    const found: Record<string, unknown> = {};
    names.forEach((name, index) => {
      const value = plain(row[index] ?? null);
      if (value !== undefined) found[name] = value;
    });
    return found as T;
  });
}

export function answer(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters = {},
): Promise<DuckDBResultReader> {
  const named = new Set([...sql.matchAll(/\$(\w+)/g)].map((match) => match[1]));
  const used = Object.entries(parameters).filter(([name]) => named.has(name));
  return used.length === 0
    ? connection.runAndReadAll(sql)
    : connection.runAndReadAll(sql, Object.fromEntries(used) as Record<string, DuckDBValue>);
}

/** A column of numbers without missing ones into typed memory, from `at` on. */
export function copyColumn(
  chunk: DuckDBDataChunk,
  index: number,
  target: Int32Array | Float32Array | Float64Array | Uint16Array | Uint8Array,
  at: number,
): void {
  const vector = chunk.getColumnVector(index);
  const {rowCount} = chunk;
  for (let row = 0; row < rowCount; row += 1) target[at + row] = vector.getItem(row) as number;
}

function plain(value: DuckDBValue): unknown {
  if (value === null) return undefined;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBDateValue) return dayFromNumber(value.days);
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  return value;
}
