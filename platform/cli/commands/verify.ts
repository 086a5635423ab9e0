/** `holdfire verify`: every byte, then every entry; the first that does not hold is named. */
import {verifyEntries} from '../../workflows/verify-ledger.ts';
import type {ExitCode} from '../command.ts';
import {noLedger, openForReading} from '../data-folder.ts';
import {nothingFound, progress, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runVerify(words: Words): Promise<ExitCode> {
  const tell = progress(words.flags.has('progress'));
  const ledger = openForReading(words.data);
  if (ledger === undefined) return nothingFound(noLedger(words.data), words.json);
  try {
    const {size, root, imports} = verifyEntries(ledger, (read) => tell(`${read} of ${ledger.size} entries …`));
    if (words.json) sayJson({size, root, imports, verified: true});
    else {
      say(`Verified: ${size} entries, root ${root}.`);
      say(
        `Every checksum, hash and root holds, ${imports} imports hold the rows they were sealed with, nothing acknowledged is missing.`,
      );
    }
    return 0;
  } finally {
    await ledger.close();
  }
}
