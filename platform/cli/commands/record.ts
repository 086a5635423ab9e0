/** `holdfire record`: one record with its field groups into the ledger. */
import {randomBytes} from 'node:crypto';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {basename} from 'node:path';
import {knownCases} from '../../workflows/entries/known-cases.ts';
import {openRecord} from '../../workflows/open-record.ts';
import {writeRecord} from '../../workflows/records/write-record.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

const fileLimitBytes = 1024 * 1024;

export async function runRecord(words: Words): Promise<ExitCode> {
  const [path = ''] = words.paths;
  const {case: caseId, author = 'operator'} = words.texts;
  if (caseId === undefined) {
    const message = 'is needed: the case that the record belongs to';
    return refuse([{code: 'bad-word', file: 'holdfire', field: '--case', message}], words.json);
  }
  if (!existsSync(path)) return refuse([{code: 'no-such-file', file: path, message: 'is not there'}], words.json);
  if (statSync(path).size > fileLimitBytes) {
    const message = `has more than ${fileLimitBytes} bytes`;
    return refuse([{code: 'file-too-large', file: path, message}], words.json);
  }
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const record = await openRecord(recordFolders(words.data), 'write', note);
  try {
    const {ledger, contents, signers} = record;
    const parts = {ledger, contents, signers, cases: knownCases(ledger), newSalt: () => randomBytes(32)};
    const file = basename(path);
    const written = await writeRecord(parts, readFileSync(path, 'utf8'), {caseId, author, recorded: now(), file});
    if (!written.ok) return refuse(written.problems, words.json);
    await record.publish(now());
    const {entry, table, id, groups} = written.value;
    if (words.json) sayJson(written.value);
    else say(`Entry ${entry}: record ${id} (${table}) with ${groups.join(', ')}.`);
    return 0;
  } finally {
    await record.close();
  }
}
