/**
 * Rows of GED into `ged_event`. They come as lines of checked, typed columns and go to files of a few megabytes, which the
 * database reads in a thread of its own while the next one is being written: docs/decisions/0004-views.md has what else was
 * measured. The importer and the rebuild come through here alike, so that both give the same rows.
 */
import {closeSync, mkdirSync, openSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {ImportOpenedLeaf} from '../../../monitoring/ledger/index.ts';
import {eventColumns, eventRow, recordFields, scanRecord, type EventRow} from '../../import/ged/index.ts';
import {eventSqlType, quoted} from './schema.ts';

export interface EventLoad {
  /** The import that the rows belong to. */
  opened(leaf: ImportOpenedLeaf): void;
  /** The line that `EventRow` wrote for the row of this entry, with its line feed: `lines[from, to)`. */
  readonly event: (entry: number, lines: Uint8Array, from: number, to: number) => void;
  /** A record as it stands in the ledger, where it was checked before it was written. */
  record(entry: number, source: Uint8Array, from: number, to: number): void;
  /** Waits until no more than one file waits to be loaded. */
  readonly drained: () => Promise<void>;
  /** Everything is in the table. */
  settle(): Promise<void>;
  /** Takes the files away. */
  end(): void;
}

/** Beside the database; empty but for the time of a load. */
export const loadingFolder = 'loading';

const fileBytes = 8 * 1024 * 1024;
/** An entry's number, and the comma after it. */
const entryRoom = 12;

export function eventLoad(connection: DuckDBConnection, folder: string): EventLoad {
  const loading = join(folder, loadingFolder);
  let buffer = Buffer.alloc(0);
  let line = new Uint8Array(0);
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
  const event = (entry: number, lines: Uint8Array, from: number, to: number): void => {
    const room = entryRoom + to - from;
    if (filled + room > buffer.length) {
      flush();
      if (room > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.max(fileBytes, room));
    }
    filled = writeWhole(entry, buffer, filled);
    buffer[filled++] = comma;
    buffer.set(lines.subarray(from, to), filled);
    filled += to - from;
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
      const room = (row as EventRow).lineRoom(fields);
      if (line.length < room) line = new Uint8Array(2 * room);
      event(entry, line, 0, (row as EventRow).writeLine(source, fields, line, 0));
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

const comma = 0x2c;

function writeWhole(value: number, target: Uint8Array, at: number): number {
  let end = at + 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) end += 1;
  let rest = value;
  for (let digit = end - 1; digit >= at; digit -= 1) {
    target[digit] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return end;
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
