/** `holdfire prove`: one entry with its proof, for somebody who has nothing else. */
import {openLog} from '../../workflows/checking/open-log.ts';
import {checkpointFor, proofFileText, proveEntry} from '../../workflows/checking/prove.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, recordFolders} from '../data-folder.ts';
import {nothingFound, refuse, say, sayJson, sayText} from '../say.ts';
import {writeOut} from '../write-out.ts';
import type {Words} from '../words.ts';

export async function runProve(words: Words): Promise<ExitCode> {
  const {entry: index, since} = words.numbers;
  const {out} = words.texts;
  if (index === undefined) {
    const message = 'is needed: the entry to prove; “holdfire entries” shows them';
    return refuse([{code: 'bad-word', file: 'holdfire', field: '--entry', message}], words.json);
  }
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const {ledger, checkpoints, close} = await openLog(recordFolders(words.data));
  try {
    const wish = {index, ...(since === undefined ? {} : {since})};
    const checkpoint = checkpoints === undefined ? undefined : checkpointFor(checkpoints, wish);
    const proof = proveEntry(ledger, checkpoint, wish);
    if (!proof.ok) return nothingFound(`Entry ${index}: ${proof.problems[0]?.message ?? ''}.`, words.json);
    const text = proofFileText(proof.value);
    if (out !== undefined) writeOut(out, text);
    const {size, origin} = proof.value.checkpoint;
    const bytes = Buffer.byteLength(text);
    if (words.json)
      sayJson({
        entry: index,
        size,
        origin,
        bytes,
        ...(since === undefined ? {} : {since}),
        ...where(out, {proof: text}),
      });
    else if (out === undefined) sayText(text);
    else say(`${out}: entry ${index} in the first ${size} of ${origin}, ${bytes} bytes.`);
    return 0;
  } finally {
    await close();
  }
}

const where = <T>(out: string | undefined, printed: T): T | {readonly out: string} =>
  out === undefined ? printed : {out};
