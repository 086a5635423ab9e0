/**
 * Entries → rows of the tables. Rows are kept until there are enough for one load; which version ended which is settled
 * by one statement a table, after the rows are in. Everything happens in one transaction that `finish` commits together
 * with the ledger size and root it was built to, so that a crash leaves the earlier state.
 */
import {listValue, type DuckDBConnection, type DuckDBValue} from '@duckdb/node-api';
import {readCase} from '../../../monitoring/agreement/index.ts';
import type {ImportOpenedLeaf, Leaf, LeafOf, RowLeaf} from '../../../monitoring/ledger/index.ts';
import {gedTable} from '../../import/ged/index.ts';
import {registerTable} from '../../import/register-tables.ts';
import {typedRecord} from '../assemble-facts.ts';
import {appendRows, columnValue} from './append-rows.ts';
import {eventLoad, type EventLoad} from './event-load.ts';
import {schemaVersion, versionedTables, type VersionedTable} from './schema.ts';

export interface Load {
  /** True while the rows that follow are those of a data set, which go to `events`. */
  readonly inDataSet: boolean;
  readonly events: EventLoad;
  readonly leaf: (entry: number, leaf: Leaf) => void;
  /** Rows that wait, without those of data sets; the caller settles when there are many, and after a withdrawal. */
  readonly waiting: number;
  settle(): Promise<void>;
  /** Everything so far holds, up to this size and root of the ledger. */
  finish(size: number, root: Uint8Array): Promise<void>;
  /** Nothing of it happened. */
  abandon(): Promise<void>;
}

export async function beginLoad(connection: DuckDBConnection): Promise<Load> {
  // Beside a reader that keeps one core busy, a second thread of the database only waits and takes time from both.
  await connection.run('SET threads = 1');
  await connection.run('BEGIN TRANSACTION');
  const events = eventLoad(connection);
  let dataSetRows = false;
  const waiting = new Map<string, DuckDBValue[][]>();
  let rows = 0;
  let opened: ImportOpenedLeaf | undefined;
  const add = (table: string, row: DuckDBValue[]): void => {
    const list = waiting.get(table) ?? [];
    waiting.set(table, list);
    list.push(row);
    rows += 1;
  };
  const withdrawals: {readonly entry: number; readonly leaf: LeafOf<'withdrawal'>}[] = [];

  const settle = async (): Promise<void> => {
    for (const [table, list] of waiting) await appendRows(connection, table, list);
    for (const table of versionedTables.values()) {
      if (waiting.has(table.name)) await endSuperseded(connection, table);
    }
    if (waiting.has('documents')) await endWithDocument(connection);
    await events.settle();
    if (dataSetRows) await endSupersededEvents(connection);
    dataSetRows = false;
    waiting.clear();
    rows = 0;
    for (const {entry, leaf} of withdrawals.splice(0)) await withdraw(connection, entry, leaf);
  };

  return {
    get inDataSet() {
      return opened?.table === gedTable;
    },
    events,
    get waiting() {
      return rows;
    },
    leaf: (entry, leaf) => {
      if (withdrawals.length > 0 && leaf.kind !== 'withdrawal') throw new Error('settle after a withdrawal');
      switch (leaf.kind) {
        case 'import_opened':
          opened = leaf;
          if (leaf.table === gedTable) {
            dataSetRows = true;
            events.opened(entry, leaf);
          }
          return add('imports', importRow(entry, leaf));
        case 'import_sealed':
          opened = undefined;
          return;
        case 'document':
          add('documents', [leaf.case, entry, null, leaf.name, leaf.text]);
          if (leaf.name === 'case.yaml') caseRows(entry, leaf).forEach(([table, row]) => add(table, row));
          return;
        case 'withdrawal':
          rows += 1;
          withdrawals.push({entry, leaf});
          return;
        case 'row': {
          if (opened === undefined) throw new Error(`entry ${entry} is a row outside an import`);
          const row = registerRow(entry, opened, leaf);
          if (row !== undefined) add(opened.table, row);
          return;
        }
        default:
          // Keys, records of field groups, custody and witnesses are read from the ledger itself.
          return;
      }
    },
    settle,
    finish: async (size, root) => {
      await settle();
      events.end();
      await connection.run('DELETE FROM view_state');
      await appendRows(connection, 'view_state', [[schemaVersion, size, Buffer.from(root).toString('base64')]]);
      await connection.run('COMMIT');
      await connection.run('RESET threads');
    },
    abandon: async () => {
      events.end();
      await connection.run('ROLLBACK');
      await connection.run('RESET threads');
    },
  };
}

const importRow = (entry: number, leaf: ImportOpenedLeaf): DuckDBValue[] => [
  leaf.case,
  entry,
  leaf.table,
  listValue([...leaf.header]),
  leaf.file,
  leaf.fileSha256,
  leaf.release,
  leaf.author,
  leaf.recorded,
];

/** Undefined for rows of a table that this version does not know: they stay in the ledger and are shown nowhere. */
function registerRow(entry: number, opened: ImportOpenedLeaf, leaf: RowLeaf): DuckDBValue[] | undefined {
  const definition = registerTable(opened.table);
  if (definition === undefined) return undefined;
  const record = typedRecord({entry, table: opened.table, header: opened.header, text: leaf.row}) as Readonly<
    Record<string, unknown>
  >;
  const cells = Object.entries(definition.columns).map(([name, {kind}]) => columnValue(kind, record[name]));
  return [opened.case, entry, null, ...cells];
}

type TableRow = readonly [table: string, row: DuckDBValue[]];

function caseRows(entry: number, leaf: LeafOf<'document'>): readonly TableRow[] {
  const caseFile = readCase(leaf.text, 'case.yaml');
  if (!caseFile.ok) throw new Error(`entry ${entry} can no longer be read; it was checked before it was written`);
  const {parties, places} = caseFile.value;
  return [
    ...parties.map((id, position): TableRow => ['case_parties', [leaf.case, entry, null, position, id]]),
    ...places.map((place): TableRow => [
      'case_places',
      [
        leaf.case,
        entry,
        null,
        place.id,
        place.name,
        listValue([...place.variants]),
        place.territory,
        place.province,
        place.latitude ?? null,
        place.longitude ?? null,
        place.precision,
      ],
    ]),
  ];
}

/** Of the versions that still stand, each but the last was ended by the next. */
async function endSuperseded(connection: DuckDBConnection, {name, key}: VersionedTable): Promise<void> {
  await connection.run(
    `UPDATE ${name} SET ended_by = later.next FROM (
       SELECT entry, lead(entry) OVER (PARTITION BY case_id, ${key} ORDER BY entry) AS next
       FROM ${name} WHERE ended_by IS NULL
     ) later WHERE ${name}.entry = later.entry AND later.next IS NOT NULL`,
  );
}

/** Events know their case by their import. */
const standingEvents = `
  SELECT e.entry, e.id, i.case_number FROM ged_event e
  JOIN (SELECT entry, dense_rank() OVER (ORDER BY case_id) AS case_number FROM imports) i ON i.entry = e.opened
  WHERE e.ended_by IS NULL`;

/** Looking comes first: it is a tenth of the work of numbering all versions, and a first import has none that end. */
async function endSupersededEvents(connection: DuckDBConnection): Promise<void> {
  const twice = await connection.runAndReadAll(
    `SELECT 1 FROM (${standingEvents}) GROUP BY case_number, id HAVING count(*) > 1 LIMIT 1`,
  );
  if (twice.currentRowCount === 0) return;
  await connection.run(
    `UPDATE ged_event SET ended_by = later.next FROM (
       SELECT entry, lead(entry) OVER (PARTITION BY case_number, id ORDER BY entry) AS next FROM (${standingEvents})
     ) later WHERE ged_event.entry = later.entry AND later.next IS NOT NULL`,
  );
}

/** Places and parties of a case live and end with the document that lists them. */
async function endWithDocument(connection: DuckDBConnection): Promise<void> {
  for (const table of ['case_places', 'case_parties']) {
    await connection.run(
      `UPDATE ${table} SET ended_by = documents.ended_by FROM documents
       WHERE documents.entry = ${table}.entry AND ${table}.ended_by IS DISTINCT FROM documents.ended_by`,
    );
  }
}

async function withdraw(connection: DuckDBConnection, entry: number, leaf: LeafOf<'withdrawal'>): Promise<void> {
  const table = versionedTables.get(leaf.table);
  if (table === undefined) return;
  await connection.run(
    `UPDATE ${table.name} SET ended_by = $entry
     WHERE ${leaf.table === gedTable ? 'opened IN (SELECT entry FROM imports WHERE case_id = $case)' : 'case_id = $case'}
       AND CAST(${table.key} AS VARCHAR) = $id AND ended_by IS NULL`,
    {entry, case: leaf.case, id: leaf.id},
  );
  if (table.name === 'documents') await endWithDocument(connection);
}
