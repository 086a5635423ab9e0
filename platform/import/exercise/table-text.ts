/**
 * Rows to CSV text (RFC 4180 quoting, LF line ends): every column of the definition in its own order, a field quoted
 * only where it must be. An empty cell means "not stated".
 */
import {dayFromNumber, type Table} from '../../../monitoring/kernel/index.ts';

export type RowOf<T extends Table> = {readonly [K in keyof T['columns']]?: string | number | undefined};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function tableText<T extends Table>(definition: T, rows: readonly RowOf<T>[]): string {
  const columns = Object.keys(definition.columns) as (keyof T['columns'] & string)[];
  const line = (row: RowOf<T>): string => columns.map((column) => quoted(String(row[column] ?? ''))).join(',');
  return [columns.join(','), ...rows.map(line), ''].join('\n');
}

export const dayText = (dayIndex: number): string => dayFromNumber(dayIndex);
