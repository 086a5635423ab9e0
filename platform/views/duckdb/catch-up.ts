/** Entries that the views have not seen → their tables, a bounded number in memory at a time. */
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Ledger} from '../../ledger-store/index.ts';
import {leafAt} from '../../workflows/register.ts';
import {beginLoad} from './load.ts';

const rowsAtOnce = 20_000;

export async function catchUp(
  connection: DuckDBConnection,
  ledger: Pick<Ledger, 'size' | 'root' | 'scan'>,
  from: number,
): Promise<number> {
  const {size} = ledger;
  if (from === size) return size;
  const load = await beginLoad(connection);
  try {
    let next = from;
    while (next < size) {
      ledger.scan(next, size, (entry, bytes) => {
        const leaf = leafAt(entry, bytes);
        load.leaf(entry, leaf);
        next = entry + 1;
        return leaf.kind !== 'withdrawal' && load.waiting < rowsAtOnce;
      });
      await load.settle();
    }
    await load.finish(size, ledger.root(size));
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
  return size;
}
