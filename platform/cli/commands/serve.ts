/** `holdfire serve`: the record in a browser until the operator stops it. */
import {defaultAddress, defaultPort} from '../../http/index.ts';
import {openRecord} from '../../workflows/open-record.ts';
import {serveRecord} from '../../workflows/serve-record.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, progress, say, sayJson} from '../say.ts';
import {untilStopped} from '../until-stopped.ts';
import type {Words} from '../words.ts';

export async function runServe(words: Words): Promise<ExitCode> {
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  progress(words.flags.has('progress'))('Reading and checking the ledger …');
  const record = await openRecord(recordFolders(words.data), 'hold', note);
  try {
    if (record.readOnly !== undefined) note(record.readOnly);
    const serving = await serveRecord(record, {
      host: words.texts.host ?? defaultAddress,
      port: words.numbers.port ?? defaultPort,
      edition: String(process.hrtime.bigint()),
      report: (error) => note(error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'),
    });
    const {address, takenPort} = serving;
    if (words.json)
      sayJson({address, ...(takenPort === undefined ? {} : {takenPort}), readOnly: record.readOnly !== undefined});
    else {
      if (takenPort !== undefined) say(`Port ${takenPort} is taken by another program; a free one is used.`);
      say(`Holdfire serves at ${address} – stop it with Ctrl+C.`);
    }
    await untilStopped();
    await serving.close();
    return 0;
  } finally {
    await record.close();
  }
}
