/** `holdfire disclose`: the groups of one record that one audience receives, as a file that it can check by itself. */
import {disclosureText} from '../../../monitoring/ledger/index.ts';
import {openContents} from '../../contents/index.ts';
import {discloseEntry} from '../../workflows/records/disclose.ts';
import {openLog} from '../../workflows/checking/open-log.ts';
import {recordGroups} from '../../workflows/records/record-groups.ts';
import {removals} from '../../workflows/records/removals.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, refuse, say, sayJson, sayText} from '../say.ts';
import {writeOut} from '../write-out.ts';
import type {Words} from '../words.ts';

export async function runDisclose(words: Words): Promise<ExitCode> {
  const {entry} = words.numbers;
  const {to = 'public', out} = words.texts;
  if (entry === undefined) {
    const message = 'is needed: the entry of the record; “holdfire entries” shows them';
    return refuse([{code: 'bad-word', file: 'holdfire', field: '--entry', message}], words.json);
  }
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const folders = recordFolders(words.data);
  const {ledger, checkpoints, close} = await openLog(folders);
  const contents = await openContents({folder: folders.contents, readOnly: true, notice: note});
  try {
    const groups = recordGroups(contents, removals(ledger));
    const disclosure = discloseEntry({ledger, groups, checkpoints}, entry, to);
    if (!disclosure.ok) return refuse(disclosure.problems, words.json);
    const text = disclosureText(disclosure.value);
    if (out !== undefined) writeOut(out, text);
    const names = Object.keys(disclosure.value.groups);
    if (words.json) sayJson({entry, to, groups: names, ...(out === undefined ? {disclosure: text} : {out})});
    else if (out === undefined) sayText(text);
    else say(`${out}: entry ${entry} for ${to}, with ${names.length === 0 ? 'no group' : names.join(', ')}.`);
    return 0;
  } finally {
    await contents.close();
    await close();
  }
}
