/** Rows of values into a table, in the chunks that the database works in: a tenth of the time of single inserts. */
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  listValue,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import {dayNumber, type Day} from '../../../monitoring/kernel/index.ts';

const chunkRows = 2_048;

/** Each row has a value for every column of the table, in its order; `DuckDBValue` or what `columnValue` makes. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  try {
    const types: DuckDBType[] = Array.from({length: appender.columnCount}, (_, index) => appender.columnType(index));
    for (let from = 0; from < rows.length; from += chunkRows) {
      const part = rows.slice(from, from + chunkRows);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setRows(part);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

/** A cell of a typed record as the database takes it. */
export function columnValue(kind: string, value: unknown): DuckDBValue {
  if (kind === 'ids' || kind === 'choices') return listValue([...(value as readonly string[])]);
  if (value === undefined) return null;
  if (kind === 'day') return new DuckDBDateValue(dayNumber(value as Day));
  if (kind === 'integer') return BigInt(value as number);
  return value as DuckDBValue;
}
