/**
 * `holdfire serve`: opens the record and serves it until it is told to stop. Where another process writes to the ledger
 * the record is served as it stood at the start, read only, and says so.
 */
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {caseRecord, defaultAddress, defaultPort, httpServer, ledgerViews, listen} from '../http/index.ts';
import {LedgerInUse, openLedger, type Ledger} from '../ledger-store/index.ts';

export interface ServeWords {
  readonly data: string;
  readonly port?: number;
  readonly host?: string;
}

const root = new URL('../../', import.meta.url);
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const warn = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

export async function runServe({data, port = defaultPort, host = defaultAddress}: ServeWords): Promise<number> {
  const ledger = openForServing(join(data, 'ledger'));
  const app = await httpServer({
    record: caseRecord(ledger, ledgerViews(ledger)),
    folders: {web: fileURLToPath(new URL('dist/web', root)), docs: fileURLToPath(new URL('docs', root))},
    boundAddress: host,
    edition: String(process.hrtime.bigint()),
    report: (error) => warn(error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'),
  });
  const {address, takenPort} = await listen(app, host, port);
  if (takenPort !== undefined) warn(`Port ${takenPort} is taken by another program; a free one is used instead.`);
  say(`Serving at ${address} (stop with Ctrl+C)`);
  await stopped();
  await app.close();
  await ledger.close();
  return 0;
}

function openForServing(folder: string): Ledger {
  try {
    return openLedger({folder, notice: warn});
  } catch (error) {
    if (!(error instanceof LedgerInUse)) throw error;
    warn(`${error.message}. Serving the record as it stands now, read only; start again to see what is added.`);
    return openLedger({folder, readOnly: true});
  }
}

const stopped = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
