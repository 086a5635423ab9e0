/** Records as CSV (RFC 4180): UTF-8, CRLF as the RFC has it, cells that no spreadsheet takes for a formula. */
import {spreadsheetCell} from '../../../monitoring/kernel/index.ts';

export const csvText = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

function csvCell(text: string): string {
  const cell = spreadsheetCell(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
