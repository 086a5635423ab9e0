/** Appends numbered entries and prints each acknowledged size, until somebody kills it (kill.test.ts). */
import {openLedger} from '../../platform/ledger-store/index.ts';

const ledger = openLedger({folder: process.argv[2] ?? ''});
for (;;) {
  const first = ledger.size;
  const leaves = Array.from({length: 3}, (_, index) => new TextEncoder().encode(`entry ${first + index}`));
  const {size} = await ledger.append(leaves);
  process.stdout.write(`${size}\n`);
}
