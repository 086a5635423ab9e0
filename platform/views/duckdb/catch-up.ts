/** Entries that the views have not seen → their tables, a bounded number in memory at a time. */
import type {DuckDBConnection} from '@duckdb/node-api';
import {readRowLeaf} from '../../../monitoring/ledger/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {leafAt} from '../../workflows/register.ts';
import {beginLoad, type Load} from './load.ts';

const rowsAtOnce = 20_000;

/** Returns the ledger size that the views are built to. On failure everything is as before. */
export async function catchUp(
  connection: DuckDBConnection,
  ledger: Pick<Ledger, 'size' | 'root' | 'scan'>,
  from: number,
): Promise<number> {
  const {size} = ledger;
  if (from === size) return size;
  const load = await beginLoad(connection);
  try {
    for (let next = from; next < size;) {
      next = loadSome(ledger, load, next, size);
      if (load.inDataSet) await load.events.prepare();
      else await load.settle();
    }
    await load.finish(size, ledger.root(size));
  } catch (error) {
    await load.abandon().catch(() => undefined);
    throw error;
  }
  return size;
}

/**
 * Stops after a number of rows, before the first row of a data set, and after a withdrawal, which needs all before it in
 * the tables.
 */
function loadSome(ledger: Pick<Ledger, 'scan'>, load: Load, from: number, size: number): number {
  let record = new Uint8Array(1 << 16);
  let next = from;
  ledger.scan(from, size, (entry, bytes) => {
    next = entry + 1;
    if (load.inDataSet) {
      if (record.length < bytes.length) record = new Uint8Array(bytes.length);
      const end = readRowLeaf(bytes, 0, bytes.length, record, 0);
      if (end !== -1) {
        load.events.record(entry, record, 0, end);
        return next - from < rowsAtOnce;
      }
    }
    const leaf = leafAt(entry, bytes);
    load.leaf(entry, leaf);
    return leaf.kind !== 'withdrawal' && !load.inDataSet && load.waiting < rowsAtOnce;
  });
  return next;
}
