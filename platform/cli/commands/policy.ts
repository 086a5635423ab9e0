/** `holdfire policy`: whom readers of this log trust by its own word, for them to keep, compare and change. */
import {noteKeyText, policyText} from '../../../monitoring/ledger/index.ts';
import {openLog} from '../../workflows/checking/open-log.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, notSigned, recordFolders} from '../data-folder.ts';
import {nothingFound, say, sayJson, sayText} from '../say.ts';
import {writeOut} from '../write-out.ts';
import type {Words} from '../words.ts';

export async function runPolicy(words: Words): Promise<ExitCode> {
  const {out} = words.texts;
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const {checkpoints, close} = await openLog(recordFolders(words.data));
  try {
    if (checkpoints === undefined) return nothingFound(notSigned(words.data), words.json);
    const policy = checkpoints.policy();
    const text = policyText(policy, noteKeyText);
    if (out !== undefined) writeOut(out, text);
    const entry = checkpoints.policyEntry();
    const {witnesses, quorum} = policy;
    if (words.json) {
      const facts = {witnesses: witnesses.length, quorum, ...(entry === undefined ? {} : {entry})};
      sayJson({...facts, ...(out === undefined ? {policy: text} : {out})});
    } else if (out === undefined) sayText(text);
    else {
      const from = entry === undefined ? 'no list of witnesses is set' : `from entry ${entry}`;
      say(`${out}: ${witnesses.length} witnesses, quorum ${quorum}, ${from}.`);
    }
    return 0;
  } finally {
    await close();
  }
}
