/** Every row of every table as a line of JSON, tables and rows in a fixed order: two databases are equal if these are. */
import type {DuckDBConnection} from '@duckdb/node-api';
import {dumps} from './schema.ts';

export async function dump(connection: DuckDBConnection, write: (line: string) => void): Promise<void> {
  for (const [table, sql] of dumps) {
    const result = await connection.stream(`SELECT CAST(to_json(dumped) AS VARCHAR) FROM (${sql}) dumped`);
    for await (const chunk of result) {
      for (const line of chunk.getColumnValues(0)) write(`${table} ${line as string}`);
    }
  }
}
