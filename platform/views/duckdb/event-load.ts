/**
 * Rows of GED into `ged_event`. They are written as lines of checked, typed columns to a file of a few megabytes, which the
 * database reads in a thread of its own while the next one is being written: docs/decisions/0004-views.md has what else was
 * measured. The importer and the rebuild come through here alike, so that both give the same rows.
 */
import {closeSync, mkdirSync, openSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {ImportOpenedLeaf} from '../../../monitoring/ledger/index.ts';
import {
  eventColumns,
  eventRow,
  recordFields,
  scanRecord,
  type EventRow,
  type RecordFields,
} from '../../import/ged/index.ts';
import {eventSqlType, quoted} from './schema.ts';

export interface EventLoad {
  /** The import that the rows belong to. */
  opened(leaf: ImportOpenedLeaf): void;
  /** A record that `row` has read and found sound. */
  event(entry: number, row: EventRow, source: Uint8Array, fields: RecordFields): void;
  /** A record as it stands in the ledger, where it was checked before it was written. */
  record(entry: number, source: Uint8Array, from: number, to: number): void;
  /** Waits until no more than one file waits to be loaded. */
  drained(): Promise<void>;
  /** Everything is in the table. */
  settle(): Promise<void>;
  /** Takes the files away. */
  end(): void;
}

const fileBytes = 8 * 1024 * 1024;

export function eventLoad(connection: DuckDBConnection, folder: string): EventLoad {
  const loading = join(folder, 'loading');
  let buffer = Buffer.alloc(0);
  let filled = 0;
  let files = 0;
  let opened: ImportOpenedLeaf | undefined;
  let row: EventRow | undefined;
  const fields = recordFields(64);
  const waiting: Promise<unknown>[] = [];
  let chain: Promise<unknown> = Promise.resolve();

  const flush = (): void => {
    if (filled === 0 || opened === undefined) return;
    files += 1;
    const path = join(loading, `${files}.csv`);
    mkdirSync(loading, {recursive: true});
    const file = openSync(path, 'w');
    for (let written = 0; written < filled;) written += writeSync(file, buffer, written, filled - written);
    closeSync(file);
    filled = 0;
    const {case: caseId, release} = opened;
    chain = chain.then(() => connection.run(loadSql(path), {case: caseId, release})).then(() => rmSync(path));
    // The failure is thrown where the caller waits, not as one that nobody handles.
    chain.catch(() => undefined);
    waiting.push(chain);
  };
  const event = (entry: number, from: EventRow, source: Uint8Array, of: RecordFields): void => {
    const room = from.lineRoom(of);
    if (filled + room > buffer.length) {
      flush();
      if (room > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.max(fileBytes, room));
    }
    filled = from.writeLine(entry, source, of, buffer, filled);
  };
  return {
    opened: (leaf) => {
      flush();
      opened = leaf;
      row = eventRow(leaf.header);
    },
    event,
    record: (entry, source, from, to) => {
      const read =
        row !== undefined &&
        scanRecord(fields, source, from, to, true) === 'found' &&
        fields.count === opened?.header.length &&
        row.read(source, fields);
      if (!read) throw new Error(`entry ${entry} can no longer be read; it was checked before it was written`);
      event(entry, row as EventRow, source, fields);
    },
    drained: async () => {
      while (waiting.length > 1) await waiting.shift();
    },
    settle: async () => {
      flush();
      waiting.length = 0;
      await chain;
    },
    end: () => {
      buffer = Buffer.alloc(0);
      rmSync(loading, {recursive: true, force: true});
    },
  };
}

const texts = ['flags', ...eventColumns.filter(({kind}) => kind === 'text').map(({name}) => name)];

function loadSql(path: string): string {
  const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  const columns = ["'entry': 'INTEGER'", "'flags': 'VARCHAR'"].concat(
    eventColumns.map((column) => `'${column.name}': '${eventSqlType(column)}'`),
  );
  const names = eventColumns.map(({name}) => quoted(name)).join(', ');
  return `INSERT INTO ged_event
    SELECT $case, entry, NULL, $release, flags, ${names}
    FROM read_csv(${text(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
      new_line = '\\n', comment = '', parallel = false, force_not_null = [${texts.map(text).join(', ')}],
      columns = {${columns.join(', ')}})`;
}
