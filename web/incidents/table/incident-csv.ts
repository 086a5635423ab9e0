/**
 * What the table shows as CSV: every row says its case, the as-of it was computed for and, for an exercise, EXERCISE.
 * Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); RFC 4180 quoting,
 * UTF-8 with a mark at the start, because spreadsheets guess otherwise.
 */
import type {AsOf, IncidentRow} from '../../../platform/contract/index.ts';

export interface CsvHeading {
  readonly caseId: string;
  readonly exercise: boolean;
  readonly asOf: Pick<AsOf, 'date' | 'size' | 'root'>;
}

const columns: readonly (readonly [string, (row: IncidentRow) => string | number | undefined])[] = [
  ['id', (row) => row.id],
  ['title', (row) => row.title],
  ['from', (row) => row.from],
  ['to', (row) => row.to],
  ['date_precision', (row) => row.datePrecision],
  ['place', (row) => row.place],
  ['province', (row) => row.province],
  ['territory', (row) => row.territory],
  ['place_precision', (row) => row.placePrecision],
  ['event_type', (row) => row.eventType],
  ['target_type', (row) => row.targetType],
  ['side_affected', (row) => row.sideAffected],
  ['verification', (row) => row.verification],
  ['severity', (row) => row.severity],
  ['killed_low', (row) => row.killed.low],
  ['killed_best', (row) => row.killed.best],
  ['killed_high', (row) => row.killed.high],
  ['killed_tally', (row) => row.killedTally],
  ['reports', (row) => row.reports],
  ['origins', (row) => row.origins],
  ['statements', (row) => row.statements],
  ['recorded_in', (row) => row.recordedIn],
  ['ledger_entry', (row) => row.entry],
];

export function incidentCsv(rows: readonly IncidentRow[], {caseId, exercise, asOf}: CsvHeading): string {
  const mark = [exercise ? 'EXERCISE' : 'no', caseId, asOf.date, asOf.size, asOf.root];
  const lines = [
    ['exercise', 'case', 'as_of_date', 'as_of_ledger_size', 'ledger_root', ...columns.map(([name]) => name)],
    ...rows.map((row) => [...mark, ...columns.map(([, value]) => value(row))]),
  ];
  return `\uFEFF${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
}

export function csvField(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvName({caseId, exercise, asOf}: CsvHeading): string {
  return `${exercise ? 'EXERCISE-' : ''}holdfire-${caseId}-incidents-as-of-${asOf.date}-entry-${asOf.size}.csv`;
}
