/**
 * A file of one register table → its rows, or every problem of the file by line and field. Checks what one file can
 * show: header, cells, ids that stand twice, ranges and periods that run backwards. Our own format refuses what a
 * published data set would keep and flag.
 */
import {
  checkHeader,
  failure,
  readRow,
  success,
  type Problem,
  type Result,
  type Table,
} from '../../monitoring/kernel/index.ts';
import {readCsv, type CsvRecord} from './csv.ts';

export interface TableRow {
  readonly id: string;
  readonly record: Readonly<Record<string, unknown>>;
  /** As published. */
  readonly text: string;
  readonly line: number;
}

export interface TableFile {
  readonly table: Table;
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export function readTable(table: Table, file: string, bytes: Uint8Array): Result<TableFile> {
  const csv = readCsv(bytes);
  if (!csv.ok) return failure(csv.problems.map((problem) => ({...problem, file})));
  const [head, ...body] = csv.value;
  const header = (head as CsvRecord).fields.map((name) => name.trim());
  const headerProblems = checkHeader(table, header);
  if (headerProblems.length > 0) return failure(headerProblems.map((problem) => ({...problem, file})));
  const rows: TableRow[] = [];
  const problems: Problem[] = [];
  const lineOf = new Map<string, number>();
  for (const {fields, text, line} of body) {
    const reading = readRow(table, header, fields);
    if ('problems' in reading) {
      problems.push(...reading.problems.map((problem) => ({...problem, file, line})));
      continue;
    }
    const record = reading.record as Readonly<Record<string, unknown>>;
    const id = String(record['id']);
    const earlier = lineOf.get(id);
    if (earlier !== undefined) {
      problems.push({code: 'repeated-id', file, line, field: 'id', message: `${id} stands in line ${earlier} too`});
    }
    lineOf.set(id, line);
    problems.push(...backwards(record).map((problem) => ({...problem, file, line})));
    rows.push({id, record, text, line});
  }
  return problems.length > 0 ? failure(problems) : success({table, file, header, rows});
}

/** Pairs that must not run backwards, where a table has both. */
const ordered = [
  ['low', 'best'],
  ['best', 'high'],
  ['low', 'high'],
  ['killed_low', 'killed_best'],
  ['killed_best', 'killed_high'],
  ['injured_low', 'injured_best'],
  ['injured_best', 'injured_high'],
  ['from', 'to'],
  ['occurred_from', 'occurred_to'],
  ['watched_hours', 'required_hours'],
] as const;

function backwards(record: Readonly<Record<string, unknown>>): readonly Problem[] {
  return ordered.flatMap(([smaller, larger]) => {
    const [a, b] = [record[smaller], record[larger]] as readonly (string | number | undefined)[];
    if (a === undefined || b === undefined || a <= b) return [];
    return [
      {code: 'runs-backwards', field: larger, message: `${String(b)} is before or below ${smaller} ${String(a)}`},
    ];
  });
}
