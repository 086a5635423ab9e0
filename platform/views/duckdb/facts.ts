/** The register of a case at a ledger size, from the typed tables: the same facts as the ledger read entry by entry. */
import type {DuckDBConnection} from '@duckdb/node-api';
import {readAgreement, readCase, type Agreement} from '../../../monitoring/agreement/index.ts';
import type {Table} from '../../../monitoring/kernel/index.ts';
import type {CaseFacts, Recorded, Superseded} from '../../../monitoring/publication/index.ts';
import {registerTables} from '../../import/register-tables.ts';
import {ask} from './ask.ts';
import {quoted} from './schema.ts';

/** What stands at a size: made before it, not ended before it. */
export const standing = (table = ''): string => {
  const of = table === '' ? '' : `${table}.`;
  return `${of}case_id = $case AND ${of}entry < $size AND (${of}ended_by IS NULL OR ${of}ended_by >= $size)`;
};

interface Versions {
  readonly now: readonly Recorded<never>[];
  readonly earlier: readonly Superseded<never>[];
}

export async function registerFacts(
  connection: DuckDBConnection,
  caseId: string,
  size: number,
): Promise<CaseFacts | undefined> {
  const parameters = {case: caseId, size};
  const documents = await ask<{entry: number; name: string; text: string}>(
    connection,
    `SELECT entry, name, text FROM documents WHERE ${standing()} ORDER BY entry`,
    parameters,
  );
  const caseDocument = documents.find(({name}) => name === 'case.yaml');
  if (caseDocument === undefined) return undefined;
  const tables = new Map<string, Versions>();
  for (const table of registerTables) tables.set(table.name, await versionsOf(connection, table, parameters));
  const of = (name: string): Versions => tables.get(name) as Versions;
  return {
    size,
    caseFile: {entry: caseDocument.entry, record: known(readCase(caseDocument.text, 'case.yaml'), caseDocument.entry)},
    agreements: documents
      .filter(({name}) => name.startsWith('agreements/'))
      .map(({entry, name, text}): Recorded<Agreement> => ({entry, record: known(readAgreement(text, name), entry)})),
    reports: of('reports').now,
    statements: of('statements').now,
    incidents: of('incidents').now,
    casualties: of('casualties').now,
    findings: of('findings').now,
    coverage: of('coverage').now,
    restrictions: of('restrictions').now,
    series: of('series').now,
    earlier: {
      incidents: of('incidents').earlier,
      reports: of('reports').earlier,
      casualties: of('casualties').earlier,
      findings: of('findings').earlier,
    },
  };
}

async function versionsOf(
  connection: DuckDBConnection,
  table: Table,
  parameters: {readonly case: string; readonly size: number},
): Promise<Versions> {
  const columns = Object.keys(table.columns).map(quoted).join(', ');
  const rows = await ask<Record<string, unknown>>(
    connection,
    `SELECT entry AS "#entry", CASE WHEN ended_by < $size THEN ended_by END AS "#ended_by", ${columns}
     FROM ${table.name} WHERE case_id = $case AND entry < $size ORDER BY entry`,
    parameters,
  );
  const now: Recorded<never>[] = [];
  const earlier: Superseded<never>[] = [];
  for (const {'#entry': entry, '#ended_by': endedBy, ...cells} of rows) {
    const record = cells as never;
    if (endedBy === undefined) now.push({entry: entry as number, record});
    else earlier.push({entry: entry as number, endedBy: endedBy as number, record});
  }
  return {now, earlier};
}

function known<T>(result: {readonly ok: true; readonly value: T} | {readonly ok: false}, entry: number): T {
  if (!result.ok) throw new Error(`entry ${entry} can no longer be read; it was checked before it was written`);
  return result.value;
}
