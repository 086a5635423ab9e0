/** `holdfire serve`: the record in a browser until the operator stops it. */
import {openRecord} from '../../workflows/open-record.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, progress, say, sayJson} from '../say.ts';
import {serveAsAsked, tellAccounts} from '../serve-as-asked.ts';
import {untilStopped} from '../until-stopped.ts';
import type {Words} from '../words.ts';

export async function runServe(words: Words): Promise<ExitCode> {
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  progress(words.flags.has('progress'))('Reading and checking the ledger …');
  const record = await openRecord(recordFolders(words.data), 'hold', note);
  try {
    const serving = await serveAsAsked(words, record);
    const {address, takenPort} = serving;
    const taken = takenPort === undefined ? {} : {takenPort};
    const {administratorLink} = serving;
    const link = administratorLink === undefined ? {} : {administratorLink};
    if (words.json) sayJson({address, ...taken, readOnly: record.readOnly !== undefined, ...link});
    else {
      say(`Holdfire serves at ${address} – stop it with Ctrl+C.`);
      tellAccounts(serving);
    }
    await untilStopped();
    await serving.close();
    return 0;
  } finally {
    await record.close();
  }
}
