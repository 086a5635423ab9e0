/**
 * Writes to a ledger that the system will not let grow or change (refused.test.ts), and prints as JSON what an operator
 * sees: the refusal, what a second append hears, how many entries were acknowledged, what another reader finds, and
 * whether the running ledger takes entries again when somebody has made room (the file `ballast` is gone).
 */
import {existsSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {openLedger, type Ledger} from '../../platform/ledger-store/index.ts';

const [, , folder = '', kind = '', reserve = '0'] = process.argv;
const record = new Uint8Array(1000).fill(0x78);

async function fill(ledger: Ledger): Promise<void> {
  if (kind === 'append') for (;;) await ledger.append([record]);
  await ledger.append([record]);
  const bulk = ledger.bulk();
  for (let row = 0; row < 20_000; row += 1) {
    bulk.pushRow(record, 0, record.length);
    // So that blocks are written beside, and a failure is seen when it has happened.
    if (row % 100 === 0) await new Promise((done) => setImmediate(done));
  }
  await bulk.commit();
}

const said = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');

function start(): Ledger | string {
  try {
    return openLedger({
      folder: join(folder, 'ledger'),
      blockBytes: 64 * 1024,
      ...(reserve === 'usual' ? {} : {reserveBytes: Number(reserve)}),
    });
  } catch (error) {
    return said(error);
  }
}

const first = start();
if (typeof first === 'string') process.stdout.write(JSON.stringify({refusal: first}));
else {
  const log = join(folder, 'ledger', 'entries.log');
  const refusal = await fill(first).then(() => 'none', said);
  const again = await first.append([record]).then(() => 'none', said);
  const acknowledged = first.size;
  const logBytes = statSync(log).size;
  const reader = openLedger({folder: join(folder, 'ledger'), readOnly: true});
  const found = reader.size;
  await reader.close();
  const ballast = join(folder, 'ballast');
  const hadBallast = existsSync(ballast);
  if (hadBallast) rmSync(ballast);
  const withRoom = hadBallast ? await first.append([record]).then(({size}) => `took ${size}`, said) : '';
  await first.close();
  const restarted = start();
  const afterRestart = typeof restarted === 'string' ? restarted : `${restarted.size}`;
  if (typeof restarted !== 'string') await restarted.close();
  process.stdout.write(JSON.stringify({refusal, again, acknowledged, found, logBytes, withRoom, afterRestart}));
}
