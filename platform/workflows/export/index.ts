/**
 * A case as files for other programs. Every file says which case, as of which day, at which size and root of the ledger,
 * and EXERCISE where it is one: in its name, inside JSON and GeoJSON, in the first column of states, and in the README
 * beside them. A register table keeps exactly its own columns, so that the import takes it back as the same rows.
 */
import {createHash} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {registerTables} from '../../import/register-tables.ts';
import {fileStem, recordHead, type ExportedCase} from './exported-case.ts';
import {incidentPlaces} from './incident-places.ts';
import {obligationRows, obligationsCsv} from './obligation-rows.ts';
import {readmeText} from './readme.ts';
import {tableCsv, tableRecords, tableRows, type TableName} from './table-rows.ts';

export type {ExportedCase} from './exported-case.ts';
export type ExportFormat = 'csv' | 'json' | 'geojson';

export interface ExportedFile {
  readonly path: string;
  readonly what: string;
  readonly rows: number;
  readonly sha256: string;
}

/** `what` is a table, `obligations` or `all`. The README is written last, when all that it names is there. */
export function exportCase(
  exported: ExportedCase,
  {what, format, out}: {readonly what: string; readonly format: ExportFormat; readonly out: string},
): readonly ExportedFile[] {
  mkdirSync(out, {recursive: true});
  const write = (part: string, ending: string, text: string, rows: number): ExportedFile => {
    const path = join(out, `${fileStem(exported, part)}.${ending}`);
    writeFileSync(path, text, {flush: true});
    return {path, what: part, rows, sha256: createHash('sha256').update(text).digest('hex')};
  };
  const files = partsOf(what, format).map((part) => {
    const {text, rows} = partText(exported, part, format);
    return write(part, format, text, rows);
  });
  return [...files, write('README', 'txt', readmeText(exported, files), 0)];
}

/** Only incidents have places. */
function partsOf(what: string, format: ExportFormat): readonly string[] {
  if (format === 'geojson') return ['incidents'];
  return what === 'all' ? [...registerTables.map(({name}) => name), 'obligations'] : [what];
}

function partText(exported: ExportedCase, part: string, format: ExportFormat): {text: string; rows: number} {
  const json = (rows: readonly unknown[]): string => jsonText({...recordHead(exported), what: part, rows});
  if (part === 'obligations') {
    const rows = obligationRows(exported);
    return {text: format === 'json' ? json(rows) : obligationsCsv(exported), rows: rows.length};
  }
  const table = part as TableName;
  const rows = tableRows(exported, table).length;
  if (format === 'geojson') return {text: jsonText(incidentPlaces(exported)), rows};
  return {text: format === 'json' ? json(tableRecords(exported, table)) : tableCsv(exported, table), rows};
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
