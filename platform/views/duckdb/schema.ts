/**
 * The tables of the views. Those of the register are made from the definitions that also read its rows, so that a column
 * cannot be in one and not in the other. Every row carries the entry that made it and the one that ended it.
 *
 * No keys and no indexes: they slow loads, and everything here can be checked against the ledger and built again.
 */
import type {Column, Table} from '../../../monitoring/kernel/index.ts';
import {eventColumns, gedTable, nameKinds, type NameKind} from '../../import/ged/index.ts';
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

const eventSqlType = {
  opened: 'INTEGER NOT NULL',
  entry: 'INTEGER NOT NULL',
  ended_by: 'INTEGER',
  id: 'BIGINT NOT NULL',
  code: 'INTEGER',
  whole: 'INTEGER',
  decimal: 'DOUBLE',
  day: 'DATE',
  name: 'INTEGER',
} as const;

interface EventTableColumn {
  readonly name: string;
  readonly kind: keyof typeof eventSqlType;
  readonly names?: NameKind;
}

/** `opened` is the import that the row came with: it knows case, release and columns. Names are numbers of `nameTable`. */
export const eventTableColumns: readonly EventTableColumn[] = [
  {name: 'opened', kind: 'opened'},
  {name: 'entry', kind: 'entry'},
  {name: 'ended_by', kind: 'ended_by'},
  {name: 'flags', kind: 'whole'},
  ...eventColumns,
];

export const nameTable = (kind: NameKind): string => `ged_${kind}`;

const eventDdl = eventTableColumns.map(({name, kind}) => `${quoted(name)} ${eventSqlType[kind]}`);

export const ddl: readonly string[] = [
  'CREATE TABLE view_state (schema_version VARCHAR, size INTEGER, root VARCHAR)',
  'CREATE TABLE imports (case_id VARCHAR, entry INTEGER, table_name VARCHAR, header VARCHAR[], file VARCHAR, file_sha256 VARCHAR, release VARCHAR, author VARCHAR, recorded VARCHAR)',
  `CREATE TABLE documents (${life}, name VARCHAR, text VARCHAR)`,
  `CREATE TABLE case_places (${life}, id VARCHAR, name VARCHAR, variants VARCHAR[], territory VARCHAR, province VARCHAR, latitude DOUBLE, longitude DOUBLE, place_precision SMALLINT)`,
  `CREATE TABLE case_parties (${life}, position INTEGER, id VARCHAR)`,
  ...registerTables.map(registerDdl),
  `CREATE TABLE ged_event (${eventDdl.join(', ')})`,
  ...nameKinds.map((kind) => `CREATE TABLE ${nameTable(kind)} (id INTEGER, name VARCHAR)`),
];

const names = eventColumns.filter((column) => column.names !== undefined);

/** Names are spelled out: their numbers depend on the order in which files came. */
const eventDump = `
  SELECT i.case_id, i.release, e.* REPLACE (${names.map(({name}) => `${name}_name.name AS ${quoted(name)}`).join(', ')})
  FROM ged_event e JOIN imports i ON i.entry = e.opened
  ${names.map(({name, names: kind}) => `JOIN ${nameTable(kind as NameKind)} ${name}_name ON ${name}_name.id = e.${name}`).join('\n')}
  ORDER BY e.entry`;

const inOrder = (table: string, order: string): readonly [string, string] => [
  table,
  `SELECT * FROM ${table} ORDER BY ${order}`,
];

/** What the dump says of each table, and in which order. */
export const dumps: readonly (readonly [table: string, sql: string])[] = [
  inOrder('view_state', 'size'),
  inOrder('imports', 'entry'),
  inOrder('documents', 'entry'),
  inOrder('case_places', 'entry, id'),
  inOrder('case_parties', 'entry, position'),
  ...registerTables.map(({name}) => inOrder(name, 'entry')),
  ['ged_event', eventDump],
];
