/**
 * One question to the database: SQL with named parameters in, plain rows out. The database writes each row as JSON, because
 * fetching it value by value costs ten times as much. Dates come as days, lists as arrays, what is missing is left out.
 * Parameters that the SQL does not name are passed over, so that filters can be composed.
 */
import type {DuckDBConnection, DuckDBDataChunk, DuckDBValue} from '@duckdb/node-api';

export type Parameters = Readonly<Record<string, string | number | boolean>>;

export async function ask<T = Readonly<Record<string, unknown>>>(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters = {},
): Promise<readonly T[]> {
  const chunks = await answer(connection, `SELECT CAST(to_json(asked) AS VARCHAR) FROM (${sql}) asked`, parameters);
  const rows: T[] = [];
  for (const chunk of chunks) {
    const texts = chunk.getColumnVector(0);
    for (let row = 0; row < chunk.rowCount; row += 1)
      rows.push(withoutNulls(JSON.parse(texts.getItem(row) as string) as T));
  }
  return rows;
}

/** For columns of numbers, which are taken as they lie in memory (`copyColumn`). */
export async function answer(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters = {},
): Promise<readonly DuckDBDataChunk[]> {
  const named = new Set([...sql.matchAll(/\$(\w+)/g)].map((match) => match[1]));
  const used = Object.entries(parameters).filter(([name]) => named.has(name));
  const result =
    used.length === 0
      ? await connection.run(sql)
      : await connection.run(sql, Object.fromEntries(used) as Record<string, DuckDBValue>);
  return result.fetchAllChunks();
}

function withoutNulls<T>(row: T): T {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row as Record<string, unknown>)) if (value !== null) found[name] = value;
  return found as T;
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
