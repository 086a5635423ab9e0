/** `duckdb-alone.ts CSV DATABASE`: the same file by the database alone, with no check, no ledger and no versions. */
import {DuckDBInstance} from '@duckdb/node-api';
import {reportMeasured} from './own-process.ts';

const [path, database] = process.argv.slice(2);
if (path === undefined || database === undefined) throw new Error('duckdb-alone.ts CSV DATABASE');
const instance = await DuckDBInstance.create(database, {memory_limit: '512MB'});
const connection = await instance.connect();
await reportMeasured(async () => {
  await connection.run(`CREATE TABLE event AS FROM read_csv('${path.replaceAll("'", "''")}')`);
  await connection.run('CHECKPOINT');
});
connection.closeSync();
instance.closeSync();
