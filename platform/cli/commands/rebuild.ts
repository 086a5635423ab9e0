/** `holdfire rebuild`: the views deleted and built again; the hash of their canonical dump shows that nothing differs. */
import {createHash} from 'node:crypto';
import {openLedger} from '../../ledger-store/index.ts';
import {deleteViews, openViews} from '../../views/index.ts';
import {verifyEntries} from '../../workflows/checking/verify-ledger.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, progress, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runRebuild(words: Words): Promise<ExitCode> {
  const tell = progress(words.flags.has('progress'));
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const folders = recordFolders(words.data);
  const ledger = openLedger({folder: folders.ledger, notice: note});
  try {
    const {size, root} = verifyEntries(ledger, (read) => tell(`${read} of ${ledger.size} entries checked …`));
    tell('Building the views …');
    deleteViews(folders.views);
    const views = await openViews(ledger, folders.views, note);
    try {
      tell('Reading the views …');
      const hash = createHash('sha256');
      let rows = 0;
      await views.dump((line) => {
        rows += 1;
        hash.update(line).update('\n');
      });
      const dumpSha256 = hash.digest('hex');
      if (words.json) sayJson({size, root, rows, dumpSha256});
      else say(`Built again from ${size} entries (root ${root}): ${rows} rows, canonical dump SHA-256 ${dumpSha256}.`);
      return 0;
    } finally {
      await views.close();
    }
  } finally {
    await ledger.close();
  }
}
