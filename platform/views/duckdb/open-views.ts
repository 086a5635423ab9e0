/**
 * Opens the database of views beside the ledger and brings it up to the ledger: new entries are added; where the file is
 * missing, damaged, of another schema or built from another ledger it is deleted and built again, which loses nothing.
 * A file that another process holds is refused, never deleted.
 */
import {existsSync, mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import type {Ledger} from '../../ledger-store/index.ts';
import type {Views, ViewsLoad} from '../views.ts';
import {appendRows} from './append-rows.ts';
import {ask} from './ask.ts';
import {catchUp} from './catch-up.ts';
import {dump} from './dump.ts';
import {registerFacts} from './facts.ts';
import {incidentColumns} from './incident-columns.ts';
import {incidentPage} from './incident-page.ts';
import {beginLoad} from './load.ts';
import {ddl, schemaVersion} from './schema.ts';
import {viewReader} from './view-reader.ts';
import * as events from './events.ts';

/** Another process holds the database. */
export class ViewsInUse extends Error {
  override readonly name = 'ViewsInUse';
}

type ViewedLedger = Pick<Ledger, 'size' | 'root' | 'scan'>;

const file = 'views.duckdb';

interface Opened {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** Ledger size it was built to. */
  readonly size: number;
}

/** `notice` gets a sentence where the views are built again. */
export async function openViews(
  ledger: ViewedLedger,
  folder: string,
  notice: (sentence: string) => void = () => {},
): Promise<Views> {
  mkdirSync(folder, {recursive: true});
  const found = await openFile(folder, ledger, notice);
  const opened = found ?? (await created(folder, ledger));
  return views(opened, ledger);
}

/** Deletes the database; the next `openViews` builds it from the ledger. */
export function deleteViews(folder: string): void {
  for (const name of [file, `${file}.wal`, `${file}.tmp`]) rmSync(join(folder, name), {force: true, recursive: true});
}

async function openFile(
  folder: string,
  ledger: ViewedLedger,
  notice: (sentence: string) => void,
): Promise<Opened | undefined> {
  if (!existsSync(join(folder, file))) return undefined;
  let instance: DuckDBInstance | undefined;
  let why = 'the database of views cannot be read';
  try {
    instance = await start(folder);
    const connection = await instance.connect();
    const [state] = await ask<{schema_version: string; size: number; root: string}>(
      connection,
      'SELECT schema_version, size, root FROM view_state',
    );
    if (state?.schema_version !== schemaVersion) why = 'the database of views is of another version';
    else if (state.size > ledger.size || state.root !== Buffer.from(ledger.root(state.size)).toString('base64')) {
      why = 'the database of views was built from another ledger';
    } else return {instance, connection, size: state.size};
  } catch (error) {
    if (error instanceof Error && /could not set lock|being used by another process/i.test(error.message)) {
      throw new ViewsInUse(`${join(folder, file)} is held by another process`);
    }
  }
  instance?.closeSync();
  notice(`${why}; it is built again from the ledger`);
  deleteViews(folder);
  return undefined;
}

async function created(folder: string, ledger: ViewedLedger): Promise<Opened> {
  deleteViews(folder);
  const instance = await start(folder);
  const connection = await instance.connect();
  await connection.run('BEGIN TRANSACTION');
  for (const statement of ddl) await connection.run(statement);
  await appendRows(connection, 'view_state', [[schemaVersion, 0, Buffer.from(ledger.root(0)).toString('base64')]]);
  await connection.run('COMMIT');
  return {instance, connection, size: 0};
}

/** Nothing is fetched: extensions are neither looked up nor loaded. */
const start = (folder: string): Promise<DuckDBInstance> =>
  DuckDBInstance.create(join(folder, file), {
    memory_limit: '512MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });

async function views({instance, connection, size: builtTo}: Opened, ledger: ViewedLedger): Promise<Views> {
  const writer = await instance.connect();
  const reader = viewReader(connection);
  let size = builtTo;
  let last: Promise<unknown> = Promise.resolve();
  /** One writer at a time: each waits for the one before, whether that succeeded or not. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  const toLedger = async (): Promise<void> => {
    size = await catchUp(writer, ledger, size);
    reader.grown();
  };
  const beginLoadInTurn = (): Promise<ViewsLoad> =>
    new Promise((resolve, reject) => {
      const wholeLoad = async (): Promise<void> => {
        await toLedger();
        const load = await beginLoad(writer);
        await load.events.prepare();
        await new Promise<void>((ended) => {
          resolve({
            leaf: load.leaf,
            batch: load.events.batch,
            event: load.events.event,
            finish: async (at, root) => {
              try {
                await load.finish(at, root);
                size = at;
                reader.grown();
              } catch (error) {
                await load.abandon().catch(() => undefined);
                throw error;
              } finally {
                ended();
              }
            },
            abandon: () => load.abandon().finally(ended),
          });
        });
      };
      inTurn(wholeLoad).catch(reject);
    });
  await inTurn(toLedger);
  return {
    get size() {
      return size;
    },
    catchUp: () => inTurn(toLedger),
    beginLoad: beginLoadInTurn,
    standingEvents: (caseId) => events.standingEvents(reader, caseId),
    caseIds: async (at) => {
      const cases = await ask<{case_id: string}>(
        connection,
        `SELECT case_id FROM documents WHERE name = 'case.yaml' AND entry < $size GROUP BY case_id
         HAVING bool_or(ended_by IS NULL OR ended_by >= $size) ORDER BY min(entry)`,
        {size: at},
      );
      return cases.map((one) => one.case_id);
    },
    facts: (caseId, at) => registerFacts(connection, caseId, at),
    dataSetEventCount: (caseId, asOf) => events.eventCount(reader, caseId, asOf),
    incidentPage: (caseId, asOf, query) => incidentPage(reader, caseId, asOf, query),
    incidentColumns: (caseId, asOf, search) => incidentColumns(reader, caseId, asOf, search),
    eventVersions: (caseId, id, at) => events.eventVersions(reader, caseId, id, at),
    endedBy: (entry) => events.endedBy(reader, entry),
    monthly: (...words) => events.monthly(reader, ...words),
    provinceActor: (...words) => events.provinceActor(reader, ...words),
    mapWindow: (...words) => events.mapWindow(reader, ...words),
    dyadDaily: (...words) => events.dyadDaily(reader, ...words),
    dump: (write) => dump(connection, write),
    close: async () => {
      await last;
      connection.closeSync();
      writer.closeSync();
      instance.closeSync();
    },
  };
}
