/**
 * Opens the ledger in a folder, appends in every way, and prints size and root of all that it acknowledged, while strace
 * makes one of its system calls fail or kills it there (system-calls.test.ts). What failed is tried again, as an operator
 * would. Entry N says `entry N`.
 */
import {writeSync} from 'node:fs';
import {openLedger, type Appended, type Ledger} from '../../platform/ledger-store/index.ts';

const folder = process.argv[2] ?? '';
const encode = (index: number): Uint8Array => new TextEncoder().encode(`entry ${index}`);
const say = ({size, root}: Pick<Appended, 'size' | 'root'>): void =>
  void writeSync(1, `${size} ${Buffer.from(root).toString('hex')}\n`);

async function write(ledger: Ledger): Promise<void> {
  say({size: ledger.size, root: ledger.root()});
  for (const leaves of [1, 3]) {
    const first = ledger.size;
    say(await ledger.append(Array.from({length: leaves}, (_, index) => encode(first + index))));
  }
  const bulk = ledger.bulk();
  try {
    for (let row = 0; row < 12; row += 1) {
      const record = encode(bulk.next);
      if (row % 2 === 0) bulk.push(record);
      else bulk.pushRow(record, 0, record.length);
    }
    say(await bulk.commit());
  } finally {
    await bulk.abandon();
  }
  const abandoned = ledger.bulk();
  for (let row = 0; row < 6; row += 1) abandoned.push(encode(abandoned.next));
  await abandoned.abandon();
  say(await ledger.append([encode(ledger.size)]));
}

for (let attempt = 0; attempt < 3; attempt += 1) {
  let ledger: Ledger | undefined;
  try {
    ledger = openLedger({folder, blockBytes: 70});
    await write(ledger);
    await ledger.close();
    break;
  } catch (error) {
    writeSync(2, `${String(error)}\n`);
    await ledger?.close().catch((failure: unknown) => writeSync(2, `at the close: ${String(failure)}\n`));
  }
}
