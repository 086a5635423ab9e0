/**
 * Rows of the register and documents of a case → the facts that the core computes from. One function for whatever holds
 * the rows (the ledger itself, a database of views), so that all of them give the same facts. Throws on a row that its
 * table refuses: it was checked before it was written, so that is a broken invariant.
 */
import {readAgreement, readCase, type Agreement} from '../../monitoring/agreement/index.ts';
import {readRow} from '../../monitoring/kernel/index.ts';
import type {CaseFacts, Recorded, Superseded} from '../../monitoring/publication/index.ts';
import {readCsv} from '../import/csv.ts';
import {registerTable} from '../import/register-tables.ts';

/** One version of one row or document, as the ledger holds it. */
export interface RegisterVersion {
  readonly entry: number;
  /** The entry that superseded or withdrew it, within the size asked for. */
  readonly endedBy?: number;
  /** A register table, or `document`. */
  readonly table: string;
  /** Columns of its import; empty for a document. */
  readonly header: readonly string[];
  /** The row as published, or the document's text. */
  readonly text: string;
  /** Path within the case, for a document. */
  readonly name?: string;
}

/** Undefined where the case has no `case.yaml` among the versions. `versions` come in the order of their entries. */
export function assembleFacts(size: number, versions: Iterable<RegisterVersion>): CaseFacts | undefined {
  const standing = new Map<string, Recorded<never>[]>();
  const ended = new Map<string, Superseded<never>[]>();
  const agreements: Recorded<Agreement>[] = [];
  let caseFile: CaseFacts['caseFile'] | undefined;
  for (const version of versions) {
    const {entry, endedBy, table} = version;
    if (table === 'document') {
      if (endedBy !== undefined) continue;
      if (version.name === 'case.yaml') caseFile = {entry, record: known(readCase(version.text, 'case.yaml'), entry)};
      else if (version.name?.startsWith('agreements/') === true)
        agreements.push({entry, record: known(readAgreement(version.text, version.name ?? ''), entry)});
      continue;
    }
    const record = typedRecord(version) as never;
    if (endedBy === undefined) listAt(standing, table).push({entry, record});
    else listAt(ended, table).push({entry, endedBy, record});
  }
  if (caseFile === undefined) return undefined;
  const rows = (table: string): Recorded<never>[] => listAt(standing, table);
  return {
    size,
    caseFile,
    agreements,
    reports: rows('reports'),
    statements: rows('statements'),
    incidents: rows('incidents'),
    casualties: rows('casualties'),
    findings: rows('findings'),
    coverage: rows('coverage'),
    restrictions: rows('restrictions'),
    series: rows('series'),
    earlier: {
      incidents: listAt(ended, 'incidents'),
      reports: listAt(ended, 'reports'),
      casualties: listAt(ended, 'casualties'),
      findings: listAt(ended, 'findings'),
    },
  };
}

export function typedRecord({entry, table, header, text}: RegisterVersion): unknown {
  const definition = registerTable(table);
  if (definition === undefined) throw new Error(`entry ${entry} belongs to the unknown table ${table}`);
  const csv = known(readCsv(new TextEncoder().encode(text)), entry);
  const reading = readRow(definition, header, csv[0]?.fields ?? []);
  if ('problems' in reading) throw new Error(`entry ${entry}: ${reading.problems[0]?.message ?? 'is no row'}`);
  return reading.record;
}

function listAt<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

function known<T>(result: {readonly ok: true; readonly value: T} | {readonly ok: false}, entry: number): T {
  if (!result.ok) throw new Error(`entry ${entry} can no longer be read; it was checked before it was written`);
  return result.value;
}
