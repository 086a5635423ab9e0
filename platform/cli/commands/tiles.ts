/** `holdfire tiles`: the log as static files, for anybody to mirror. */
import {mirrorTiles} from '../../workflows/checking/mirror-tiles.ts';
import {openLog} from '../../workflows/checking/open-log.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, notSigned, recordFolders} from '../data-folder.ts';
import {nothingFound, progress, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runTiles(words: Words): Promise<ExitCode> {
  const {out} = words.texts;
  if (out === undefined) {
    const message = 'is needed: the folder for the files';
    return refuse([{code: 'bad-word', file: 'holdfire', field: '--out', message}], words.json);
  }
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const {ledger, checkpoints, close} = await openLog(recordFolders(words.data));
  try {
    const newest = checkpoints?.newest()?.checkpoint;
    if (newest === undefined) return nothingFound(notSigned(words.data), words.json);
    const mirrored = mirrorTiles(ledger, newest, out, progress(words.flags.has('progress')));
    if (!mirrored.ok) return refuse(mirrored.problems, words.json);
    const {size, root, written, removed, files} = mirrored.value;
    if (words.json) sayJson({out, size, root, written, removed, files});
    else say(`${out}: ${size} entries, root ${root}, ${files} files, ${written} written now, ${removed} removed.`);
    return 0;
  } finally {
    await close();
  }
}
