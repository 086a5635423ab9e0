/** `holdfire remove`: salts and contents of groups of one record destroyed, and the entry that says so and why. */
import {openRecord} from '../../workflows/open-record.ts';
import {removeContents} from '../../workflows/records/remove-contents.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runRemove(words: Words): Promise<ExitCode> {
  const {entry} = words.numbers;
  const {group, reason = ''} = words.texts;
  const groups = group === undefined ? [] : group.split(',').map((name) => name.trim());
  if (entry === undefined) {
    const message = 'is needed: the entry of the record; “holdfire entries” shows them';
    return refuse([{code: 'bad-word', file: 'holdfire', field: '--entry', message}], words.json);
  }
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const record = await openRecord(recordFolders(words.data), 'write', note);
  try {
    const {ledger, contents, removals, signers} = record;
    const wish = {entry, groups, reason, author: 'operator', recorded: now()};
    const removed = await removeContents({ledger, contents, removals, signers}, wish);
    if (!removed.ok) return refuse(removed.problems, words.json);
    await record.publish(now());
    if (words.json) sayJson(removed.value);
    else {
      const {removal, groups: gone} = removed.value;
      say(`Entry ${removal}: ${gone.join(', ')} of entry ${entry} removed; every proof of that entry still holds.`);
      note('Copies of the data folder made before, and whoever received the groups, still have them.');
    }
    return 0;
  } finally {
    await record.close();
  }
}
