/**
 * Which register table a CSV file is, from its header alone. Recognised only where the header fits exactly one table:
 * every column known, every required one there, none twice. Otherwise a person has to say.
 */
import {checkHeader, failure, success, type Problem, type Result, type Table} from '../../monitoring/kernel/index.ts';
import {readCsv} from './csv.ts';
import {registerTables} from './register-tables.ts';

export function recogniseTable(file: string, bytes: Uint8Array): Result<Table> {
  const header = firstRecord(bytes);
  if (!header.ok) return failure(header.problems.map((problem) => ({...problem, file})));
  const fits = registerTables.map((table) => ({table, problems: checkHeader(table, header.value)}));
  const fitting = fits.filter(({problems}) => problems.length === 0);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return success(only.table);
  const names = (list: readonly {readonly table: Table}[]): string => list.map(({table}) => table.name).join(', ');
  if (fitting.length > 1) {
    const message = `the header fits ${names(fitting)}; say which one with --table`;
    return failure([{code: 'table-not-known', file, line: 1, message}]);
  }
  const [nearest] = fits.toSorted((a, b) => a.problems.length - b.problems.length);
  const message = `the header fits none of the tables ${names(fits)}; nearest is ${nearest?.table.name ?? 'none'}:`;
  const problems: readonly Problem[] = nearest?.problems ?? [];
  return failure([
    {code: 'table-not-known', file, line: 1, message},
    ...problems.map((problem) => ({...problem, file})),
  ]);
}

/** The header alone: a file of any size is not read to its end for it. */
function firstRecord(bytes: Uint8Array): Result<readonly string[]> {
  const end = bytes.subarray(0, 64 * 1024).indexOf(10);
  const csv = readCsv(end === -1 ? bytes : bytes.subarray(0, end));
  return csv.ok ? success((csv.value[0]?.fields ?? []).map((name) => name.trim())) : csv;
}
