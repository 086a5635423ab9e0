/**
 * Rows of GED into `ged_event`, as typed columns in the chunks that the database works in; docs/decisions/0004-views.md has
 * what else was measured. Names get numbers that hold for the whole database, from 0 in each table of names, when a row
 * first needs them. The importer and the rebuild come through here alike, so that both give the same rows.
 */
import {DuckDBDataChunk, type DuckDBAppender, type DuckDBConnection, type DuckDBValue} from '@duckdb/node-api';
import type {ImportOpenedLeaf} from '../../../monitoring/ledger/index.ts';
import {
  eventBatches,
  eventRow,
  missingWhole,
  nameKinds,
  recordFields,
  scanRecord,
  wholeColumns,
  type EventBatch,
  type EventRow,
  type NameKind,
} from '../../import/ged/index.ts';
import {appendRows} from './append-rows.ts';
import {ask} from './ask.ts';
import {eventTableColumns, nameTable} from './schema.ts';

export interface EventLoad {
  /** Needed once before the first row. */
  readonly prepare: () => Promise<void>;
  /** The import that the rows which follow belong to. */
  readonly opened: (entry: number, leaf: ImportOpenedLeaf) => void;
  /** Rows as the reader of the file makes them. */
  readonly batch: (batch: EventBatch) => void;
  /** A row of the batch given last. */
  readonly event: (entry: number, row: number) => void;
  /** A record as it stands in the ledger, where it was checked before it was written. */
  readonly record: (entry: number, source: Uint8Array, from: number, to: number) => void;
  /** Everything is in the tables. */
  readonly settle: () => Promise<void>;
  /** Whatever was not settled is dropped. */
  readonly end: () => void;
}

interface Prepared {
  readonly names: Names;
  readonly rows: RowBuffer;
  readonly appender: DuckDBAppender;
}

export function eventLoad(connection: DuckDBConnection): EventLoad {
  let prepared: Prepared | undefined;
  const ready = (): Prepared => {
    if (prepared === undefined) throw new Error('rows of a data set came before the load was prepared');
    return prepared;
  };
  const fields = recordFields(64);
  let opened: {readonly entry: number; readonly columns: number; readonly row: EventRow} | undefined;
  let batch: EventBatch | undefined;
  let records = eventBatches();
  const pending: number[] = [];

  const useBatch = (next: EventBatch): void => {
    batch = next;
    ready().names.arrived(next);
  };
  const flushRecords = (): void => {
    if (pending.length === 0) return;
    useBatch(records.take());
    pending.splice(0).forEach((entry, row) => put(entry, row));
  };
  const put = (entry: number, row: number): void => {
    if (batch === undefined || opened === undefined) throw new Error(`entry ${entry} is a row outside an import`);
    const {rows, names} = ready();
    rows.put(opened.entry, entry, batch, row, names.number);
  };
  return {
    prepare: async () => {
      if (prepared !== undefined) return;
      const names = await namesOf(connection);
      const appender = await connection.createAppender('ged_event');
      prepared = {names, appender, rows: rowBuffer(appender)};
    },
    opened: (entry, leaf) => {
      flushRecords();
      records = eventBatches();
      opened = {entry, columns: leaf.header.length, row: eventRow(leaf.header)};
    },
    batch: useBatch,
    event: put,
    record: (entry, source, from, to) => {
      const sound =
        opened !== undefined &&
        scanRecord(fields, source, from, to, true) === 'found' &&
        fields.count === opened.columns &&
        opened.row.read(source, fields);
      if (!sound) throw new Error(`entry ${entry} can no longer be read; it was checked before it was written`);
      records.add((opened as NonNullable<typeof opened>).row, source, fields);
      pending.push(entry);
      if (pending.length === 4_096) flushRecords();
    },
    settle: async () => {
      if (prepared === undefined) return;
      flushRecords();
      prepared.rows.flush();
      prepared.appender.flushSync();
      await prepared.names.write();
    },
    end: () => {
      prepared?.appender.clear();
      prepared?.appender.closeSync();
      prepared = undefined;
    },
  };
}

interface RowBuffer {
  readonly put: (opened: number, entry: number, batch: EventBatch, row: number, numberOf: NumberOf) => void;
  readonly flush: () => void;
}

/** The number in the database of a name that the file numbered so. */
type NumberOf = (kind: NameKind, inFile: number) => number;

/** Rows of one chunk: the database takes a column at a time. */
const chunkRows = 2_048;

function rowBuffer(appender: DuckDBAppender): RowBuffer {
  const types = eventTableColumns.map((_, index) => appender.columnType(index));
  const columns = eventTableColumns.map(({name, kind, names}) => ({
    values: new Float64Array(chunkRows),
    whole: wholeColumns.indexOf(name),
    coordinate: name === 'latitude' ? 0 : 1,
    kind,
    names,
  }));
  const day = {days: 0} as DuckDBValue & {days: number};
  let count = 0;

  const flush = (): void => {
    if (count === 0) return;
    const chunk = DuckDBDataChunk.create(types, count);
    columns.forEach(({values, kind}, index) => {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < count; row += 1) {
        const value = values[row] as number;
        if (Number.isNaN(value)) vector.setItem(row, null);
        else if (kind === 'id') vector.setItem(row, BigInt(value));
        else if (kind === 'day') {
          day.days = value;
          vector.setItem(row, day);
        } else vector.setItem(row, value);
      }
      vector.flush();
    });
    appender.appendDataChunk(chunk);
    count = 0;
  };
  return {
    flush,
    put: (opened, entry, {ids, coordinates, wholes}, row, numberOf) => {
      if (count === chunkRows) flush();
      const base = row * wholeColumns.length;
      for (let index = 0; index < columns.length; index += 1) {
        const {values, whole, coordinate, kind, names} = columns[index] as (typeof columns)[number];
        let value: number;
        if (whole === -1) {
          if (kind === 'id') value = ids[row] as number;
          else if (kind === 'decimal') value = coordinates[2 * row + coordinate] as number;
          else value = kind === 'opened' ? opened : kind === 'entry' ? entry : Number.NaN;
        } else {
          value = wholes[base + whole] as number;
          if (names !== undefined) value = numberOf(names, value);
          else if (value === missingWhole) value = Number.NaN;
        }
        values[count] = value;
      }
      count += 1;
    },
  };
}

interface Names {
  /** Names of a batch, numbered by the file in their order. */
  readonly arrived: (batch: EventBatch) => void;
  readonly number: NumberOf;
  /** Names that are new to the database. */
  readonly write: () => Promise<void>;
}

interface NamesOfKind {
  readonly known: Map<string, number>;
  readonly fresh: [number, string][];
  inFile: string[];
  /** By number in the file; -1 where no row has needed it yet. */
  numbers: number[];
}

async function namesOf(connection: DuckDBConnection): Promise<Names> {
  const kinds = {} as Record<NameKind, NamesOfKind>;
  for (const kind of nameKinds) {
    const rows = await ask<{id: number; name: string}>(connection, `SELECT id, name FROM ${nameTable(kind)}`);
    const known = new Map(rows.map(({id, name}) => [name, id]));
    kinds[kind] = {known, fresh: [], inFile: [], numbers: []};
  }
  return {
    arrived: ({ordinal, names}) => {
      for (const kind of nameKinds) {
        // Another file counts its names from 0 again.
        if (ordinal === 0) [kinds[kind].inFile, kinds[kind].numbers] = [[], []];
        for (const name of names[kind]) {
          kinds[kind].inFile.push(name);
          kinds[kind].numbers.push(-1);
        }
      }
    },
    number: (kind, inFile) => {
      const of = kinds[kind];
      const numbered = of.numbers[inFile] as number;
      if (numbered !== -1) return numbered;
      const name = of.inFile[inFile] as string;
      const number = of.known.get(name) ?? of.known.size;
      if (number === of.known.size) {
        of.known.set(name, number);
        of.fresh.push([number, name]);
      }
      of.numbers[inFile] = number;
      return number;
    },
    write: async () => {
      for (const kind of nameKinds) await appendRows(connection, nameTable(kind), kinds[kind].fresh.splice(0));
    },
  };
}
