/**
 * What a CSV file is, from its header alone: a data set in a shape that it is published in, or a register table where the
 * header fits exactly one (every column known, every required one there, none twice). Otherwise a person has to say.
 */
import {closeSync, openSync, readSync} from 'node:fs';
import {basename} from 'node:path';
import {checkHeader, failure, success, type Problem, type Result, type Table} from '../../monitoring/kernel/index.ts';
import {readCsv} from './csv.ts';
import {gedShape, gedShapes} from './ged/index.ts';
import {registerTables} from './register-tables.ts';

export type Recognised = {readonly kind: 'ged'} | {readonly kind: 'table'; readonly table: Table};

/** The header lies within these bytes, however large the file is. */
const headBytes = 64 * 1024;

export function recogniseFile(path: string): Result<Recognised> {
  const file = basename(path);
  const header = readHeader(path);
  if (!header.ok) return failure(header.problems.map((problem) => ({...problem, file})));
  const ged = gedShape(header.value);
  if (ged.ok) return success({kind: 'ged'});
  const fits = registerTables.map((table) => ({table, problems: checkHeader(table, header.value)}));
  const fitting = fits.filter(({problems}) => problems.length === 0);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return success({kind: 'table', table: only.table});
  const problems =
    fitting.length > 1
      ? [notKnown(`the header fits ${namesOf(fitting)}; say which one with --table`)]
      : looksLikeGed(header.value)
        ? ged.problems
        : noTable(fits);
  return failure(problems.map((problem) => ({...problem, file, line: 1})));
}

function readHeader(path: string): Result<readonly string[]> {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(headBytes);
  const length = readSync(file, bytes, 0, headBytes, 0);
  closeSync(file);
  const head = bytes.subarray(0, length);
  const end = head.indexOf(10);
  const csv = readCsv(end === -1 ? head : head.subarray(0, end));
  return csv.ok ? success((csv.value[0]?.fields ?? []).map((name) => name.trim())) : csv;
}

interface Fit {
  readonly table: Table;
  readonly problems: readonly Problem[];
}

const notKnown = (message: string): Problem => ({code: 'table-not-known', message});

const namesOf = (fits: readonly Fit[]): string => fits.map(({table}) => table.name).join(', ');

function noTable(fits: readonly Fit[]): readonly Problem[] {
  const [nearest] = fits.toSorted((a, b) => a.problems.length - b.problems.length);
  const message = `the header fits neither UCDP GED nor any of ${namesOf(fits)}; nearest is ${nearest?.table.name ?? 'none'}, where:`;
  return [notKnown(message), ...(nearest?.problems ?? [])];
}

/** More than half of the columns that every shape has. */
function looksLikeGed(header: readonly string[]): boolean {
  const always = gedShapes.at(-1)?.columns ?? [];
  return always.filter((name) => header.includes(name)).length > always.length / 2;
}
