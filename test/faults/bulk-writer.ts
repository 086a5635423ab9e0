/**
 * Three entries, then a bulk append of `bulkRows` rows, again and again, each acknowledged size printed, until somebody
 * kills it; or until it kills itself (bulk-kill.test.ts): at row `killAt` of the first bulk append, or, where that is
 * past the last row, while the commit is under way. Row and entry `N` say `entry N`.
 */
import {openLedger} from '../../platform/ledger-store/index.ts';

export const bulkRows = 5000;
export const blockBytes = 4096;
const turn = 3 + bulkRows;

async function write(folder: string, killAt: number): Promise<never> {
  const ledger = openLedger({folder, blockBytes});
  const encode = (index: number): Uint8Array => new TextEncoder().encode(`entry ${index}`);
  const say = (size: number): void => void process.stdout.write(`${size}\n`);
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  say(ledger.size);
  for (;;) {
    if (ledger.size % turn === 0) {
      const {size} = await ledger.append([0, 1, 2].map((index) => encode(ledger.size + index)));
      say(size);
    }
    const bulk = ledger.bulk();
    for (let row = 0; row < bulkRows; row += 1) {
      if (row === killAt) die();
      const record = encode(bulk.next);
      bulk.pushRow(record, 0, record.length);
      if (row % 50 === 0) await new Promise((done) => setImmediate(done));
    }
    const committing = bulk.commit();
    if (killAt >= bulkRows) die();
    const {size} = await committing;
    say(size);
  }
}

const [, script, folder, killAt] = process.argv;
if (script === import.meta.filename && folder !== undefined) await write(folder, Number(killAt ?? -1));
