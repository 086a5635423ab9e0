/**
 * The rows of one register table that were public by the day, in the order of their entries. As CSV the cells are those
 * of the row as published, not values printed again, so that an import of the file finds nothing changed.
 */
import {cellText} from '../../../monitoring/kernel/index.ts';
import {knownAt, type Recorded} from '../../../monitoring/publication/index.ts';
import {readCsv} from '../../import/csv.ts';
import {registerTable} from '../../import/register-tables.ts';
import {utf8} from '../register.ts';
import {csvText} from './csv-text.ts';
import type {ExportedCase} from './exported-case.ts';

export type TableName =
  'incidents' | 'reports' | 'statements' | 'casualties' | 'findings' | 'coverage' | 'restrictions' | 'series';

export const tableRows = ({facts, date}: ExportedCase, table: TableName): readonly Recorded<object>[] =>
  knownAt(facts, date)[table];

export function tableCsv(exported: ExportedCase, table: TableName): string {
  const columns = Object.keys(registerTable(table)?.columns ?? {});
  const rows = tableRows(exported, table).map(({entry}) => {
    const {opened, row} = exported.published(entry);
    const csv = readCsv(utf8.encode(row));
    const cells = csv.ok ? (csv.value[0]?.fields ?? []) : [];
    return columns.map((column) => cellText(cells[opened.header.indexOf(column)] ?? ''));
  });
  return csvText([columns, ...rows]);
}

/** Typed values with the entry that each row came in with. */
export const tableRecords = (exported: ExportedCase, table: TableName): readonly object[] =>
  tableRows(exported, table).map(({entry, record}) => ({entry, ...record}));
