/**
 * Rows of a release as tables of the register, read and held against the case like any file that is imported: what would be
 * refused in a file is refused here. Refuses to write over a row that did not come from this desk.
 */
import type {ReleasedRow} from '../../monitoring/desk/index.ts';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {checkReferences} from '../import/check-references.ts';
import {readTable, type TableFile, type TableRow} from '../import/read-table.ts';
import {registerTables} from '../import/register-tables.ts';
import {csvText} from '../workflows/export/csv-text.ts';
import {compare} from '../workflows/importing/import-table.ts';
import {standingCase, standingIds} from '../workflows/importing/standing-case.ts';
import {standingKey, type Register} from '../workflows/register.ts';

export interface ReleasedTable {
  readonly source: TableFile;
  readonly bytes: Uint8Array;
  /** New and changed against what stands. */
  readonly fresh: readonly TableRow[];
}

export interface Releasing {
  readonly caseId: string;
  /** Id of the release: its files are named after it. */
  readonly release: string;
  readonly register: Register;
  /** Whose rows may be written over. */
  readonly author: string;
}

/** In the order in which tables are imported; without those of which nothing is new. */
export function releasedTables(rows: readonly ReleasedRow[], releasing: Releasing): Result<readonly ReleasedTable[]> {
  const problems: Problem[] = rows.flatMap((row) => foreignProblems(row, releasing));
  const tables: ReleasedTable[] = [];
  for (const {name} of registerTables) {
    const own = rows.filter(({table}) => table === name);
    if (own.length === 0) continue;
    const table = registerTables.find((one) => one.name === name);
    if (table === undefined) continue;
    const bytes = Buffer.from(textOf(own, Object.keys(table.columns)));
    const read = readTable(table, `${releasing.release}.${name}.csv`, bytes);
    if (!read.ok) problems.push(...read.problems);
    else
      tables.push({source: read.value, bytes, fresh: compare(releasing.register, read.value, releasing.caseId).fresh});
  }
  if (problems.length > 0) return failure(problems);
  const unknown = referenceProblems(tables, releasing);
  return unknown.length > 0 ? failure(unknown) : success(tables.filter(({fresh}) => fresh.length > 0));
}

function textOf(rows: readonly ReleasedRow[], columns: readonly string[]): string {
  const used = columns.filter((name) => name === 'id' || rows.some(({record}) => record[name] !== undefined));
  return csvText([used, ...rows.map(({record}) => used.map((name) => record[name] ?? ''))]);
}

function foreignProblems({table, id}: ReleasedRow, {caseId, register, author}: Releasing): readonly Problem[] {
  const standing = register.standing.get(standingKey(caseId, table, id));
  if (standing === undefined || register.opened.get(standing.opened)?.author === author) return [];
  const message = `${id} of ${table} stands already and did not come from this desk`;
  return [{code: 'id-taken', field: 'id', message}];
}

function referenceProblems(tables: readonly ReleasedTable[], {caseId, register}: Releasing): readonly Problem[] {
  const standing = standingCase(register, caseId);
  if (standing === undefined) return [];
  const sources = tables.map(({source}) => source);
  return checkReferences({...standing, tables: sources, standing: standingIds(register, caseId)});
}
