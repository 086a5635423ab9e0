/**
 * The tables of the views. Those of the register are made from the definitions that also read its rows, so that a column
 * cannot be in one and not in the other. Every row carries the entry that made it and the one that ended it.
 *
 * No keys and no indexes: they slow loads, and everything here can be checked against the ledger and built again.
 */
import type {Column, Table} from '../../../monitoring/kernel/index.ts';
import {eventColumns, gedTable, type LoadedColumn} from '../../import/ged/index.ts';
import {registerTables} from '../../import/register-tables.ts';

/** Raised by every change of what the tables hold or how it is derived: older databases are then built again. */
export const schemaVersion = 'holdfire-views/1';

/** Tables whose rows have versions: `key` is what the versions of one record share within their case. */
export interface VersionedTable {
  readonly name: string;
  readonly key: string;
}

/** By the name that a leaf uses: a register table, `document`, or a data set. */
export const versionedTables: ReadonlyMap<string, VersionedTable> = new Map([
  ...registerTables.map(({name}) => [name, {name, key: 'id'}] as const),
  ['document', {name: 'documents', key: 'name'}],
  [gedTable, {name: 'ged_event', key: 'id'}],
]);

export const quoted = (name: string): string => `"${name}"`;

const columnType = (column: Column): string => {
  switch (column.kind) {
    case 'ids':
    case 'choices':
      return 'VARCHAR[]';
    case 'day':
      return 'DATE';
    case 'integer':
      return 'BIGINT';
    case 'number':
      return 'DOUBLE';
    case 'text':
    case 'id':
    case 'choice':
    case 'clock':
    case 'url':
      return 'VARCHAR';
  }
};

const life = 'case_id VARCHAR NOT NULL, entry INTEGER NOT NULL, ended_by INTEGER';

const registerDdl = (table: Table): string => {
  const columns = Object.entries(table.columns).map(([name, column]) => `${quoted(name)} ${columnType(column)}`);
  return `CREATE TABLE ${table.name} (${life}, ${columns.join(', ')})`;
};

export const eventSqlType = ({kind}: LoadedColumn): string =>
  ({id: 'BIGINT', code: 'SMALLINT', whole: 'INTEGER', decimal: 'DOUBLE', day: 'DATE', text: 'VARCHAR'})[kind];

/** `flags` says why the row is flagged, and is empty where it is not: docs/formats/ged.md. */
const eventDdl = [
  'release VARCHAR',
  'flags VARCHAR',
  ...eventColumns.map((column) => `${quoted(column.name)} ${eventSqlType(column)}`),
];

export const ddl: readonly string[] = [
  'CREATE TABLE view_state (schema_version VARCHAR, size INTEGER, root VARCHAR)',
  'CREATE TABLE imports (case_id VARCHAR, entry INTEGER, table_name VARCHAR, header VARCHAR[], file VARCHAR, file_sha256 VARCHAR, release VARCHAR, author VARCHAR, recorded VARCHAR)',
  `CREATE TABLE documents (${life}, name VARCHAR, text VARCHAR)`,
  `CREATE TABLE case_places (${life}, id VARCHAR, name VARCHAR, variants VARCHAR[], territory VARCHAR, province VARCHAR, latitude DOUBLE, longitude DOUBLE, place_precision SMALLINT)`,
  `CREATE TABLE case_parties (${life}, position INTEGER, id VARCHAR)`,
  ...registerTables.map(registerDdl),
  `CREATE TABLE ged_event (${life}, ${eventDdl.join(', ')})`,
];

/** In the order of the dump. */
export const dumpOrder: Readonly<Record<string, string>> = {
  view_state: 'size',
  imports: 'entry',
  documents: 'entry',
  case_places: 'entry, id',
  case_parties: 'entry, position',
  ...Object.fromEntries(registerTables.map(({name}) => [name, 'entry'])),
  ged_event: 'entry',
};
