/** `holdfire entries`: the ledger as it lies on disk, entry by entry. */
import type {ExitCode} from '../command.ts';
import {noLedger, openForReading} from '../data-folder.ts';
import {nothingFound, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runEntries(words: Words): Promise<ExitCode> {
  const ledger = openForReading(words.data);
  if (ledger === undefined) return nothingFound(noLedger(words.data), words.json);
  try {
    const {from = 0, count = 20} = words.numbers;
    if (from >= ledger.size) return nothingFound(`The ledger has ${ledger.size} entries, counted from 0.`, words.json);
    ledger.scan(from, Math.min(ledger.size, from + count), (index, leaf) => {
      const text = new TextDecoder().decode(leaf);
      const leafHash = Buffer.from(ledger.leafHash(index)).toString('hex');
      if (words.json) sayJson({index, leafHash, leaf: text});
      else say(`${index}  ${leafHash.slice(0, 16)}  ${text.length > 120 ? `${text.slice(0, 119)}…` : text}`);
      return true;
    });
    return 0;
  } finally {
    await ledger.close();
  }
}
