/**
 * What every question is asked through: the database, and beside it in memory what is small and asked for by every row of
 * an answer: the imports, and the names that rows of data sets bear as numbers. Numbers and days go into the SQL as
 * literals, because the database then knows before it reads which blocks cannot hold an answer; texts are parameters.
 */
import type {DuckDBConnection} from '@duckdb/node-api';
import {parseDay, type Day} from '../../../monitoring/kernel/index.ts';
import {nameKinds, type NameKind} from '../../import/ged/index.ts';
import type {ViewAsOf} from '../views.ts';
import {answer, ask} from './ask.ts';
import {nameTable} from './schema.ts';

export interface ImportRow {
  readonly entry: number;
  readonly caseId: string;
  readonly table: string;
  readonly release: string;
  readonly header: readonly string[];
}

export interface ViewReader {
  readonly connection: DuckDBConnection;
  /** In the order of their entries. */
  readonly imports: () => Promise<readonly ImportRow[]>;
  /** By kind and number. */
  readonly names: () => Promise<Readonly<Record<NameKind, readonly string[]>>>;
  /** The views have grown. */
  readonly grown: () => void;
}

export function viewReader(connection: DuckDBConnection): ViewReader {
  const names = Object.fromEntries(nameKinds.map((kind) => [kind, [] as string[]])) as Record<NameKind, string[]>;
  let imports: Promise<readonly ImportRow[]> | undefined;
  let reading: Promise<typeof names> | undefined;
  const readNames = async (): Promise<typeof names> => {
    for (const kind of nameKinds) {
      const known = names[kind];
      const rows = await answer(
        connection,
        `SELECT name FROM ${nameTable(kind)} WHERE id >= ${known.length} ORDER BY id`,
      );
      for (const chunk of rows) known.push(...(chunk.getColumnValues(0) as string[]));
    }
    return names;
  };
  return {
    connection,
    imports: () =>
      (imports ??= ask(
        connection,
        'SELECT entry, case_id AS "caseId", table_name AS "table", release, header FROM imports ORDER BY entry',
      )),
    names: () => (reading ??= readNames()),
    grown: () => {
      imports = undefined;
      reading = undefined;
    },
  };
}

/** Throws where the day is none: whoever asks has checked it. */
export function dateLiteral(day: Day | string): string {
  if (parseDay(day) === undefined) throw new RangeError(`not a day: ${day}`);
  return `DATE '${day}'`;
}

export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
  return String(value);
}

const within = (column: string, numbers: readonly number[]): string =>
  numbers.length === 0 ? 'false' : `${column} IN (${numbers.map(numberLiteral).join(', ')})`;

/** Events `e` of a case, by its imports. */
export async function eventsOfCase({imports}: ViewReader, caseId: string): Promise<string> {
  const all = await imports();
  return within(
    'e.opened',
    all.filter((one) => one.caseId === caseId).map(({entry}) => entry),
  );
}

/** Events `e` of a case that stand and were known. */
export async function knownEvents(reader: ViewReader, caseId: string, {date, size}: ViewAsOf): Promise<string> {
  const at = numberLiteral(size);
  return `${await eventsOfCase(reader, caseId)} AND e.entry < ${at} AND (e.ended_by IS NULL OR e.ended_by >= ${at})
    AND e."to" <= ${dateLiteral(date)}`;
}
