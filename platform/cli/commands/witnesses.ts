/** `holdfire witnesses`: who must cosign, who did and who did not; setting the list; taking in what came back on a stick. */
import {existsSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {quorumSentence, quorumWords} from '../../../monitoring/ledger/index.ts';
import {LedgerInUse} from '../../ledger-store/index.ts';
import {openLog} from '../../workflows/checking/open-log.ts';
import {openWriting} from '../../workflows/open-writing.ts';
import {setWitnessPolicy} from '../../workflows/witnessing/witness-policy.ts';
import {witnessesView} from '../../workflows/witnessing/witnesses-view.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, notSigned, recordFolders} from '../data-folder.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

const acts = ['set', 'add-cosignature'] as const;

export async function runWitnesses(words: Words): Promise<ExitCode> {
  const [act, file] = words.paths;
  if (act === undefined) return status(words);
  const known = acts.find((one) => one === act);
  if (known === undefined || file === undefined) {
    const message = `takes: nothing, set POLICY-FILE, or add-cosignature FILE; not “${words.paths.join(' ')}”`;
    return refuse([{code: 'bad-word', file: 'holdfire', field: 'witnesses', message}], words.json);
  }
  if (!existsSync(file)) return refuse([{code: 'no-such-file', file, message: 'is not there'}], words.json);
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  return known === 'set' ? set(file, words) : addCosignature(file, words);
}

async function status(words: Words): Promise<ExitCode> {
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const {ledger, checkpoints, close} = await openLog(recordFolders(words.data));
  try {
    const view = witnessesView(checkpoints, ledger.size);
    if (words.json) {
      sayJson(view);
      return 0;
    }
    say(view.sentence);
    // Why a running server does not sign is on its own page; this process only reads.
    if (view.log !== undefined) say(`The log: ${view.log.key}`);
    if (view.policy !== undefined) say(`Must cosign, since entry ${view.policy.entry}: ${view.policy.quorum}`);
    if (view.pending !== undefined) say(view.pending.sentence);
    for (const {sentence} of view.witnesses) say(`  ${sentence}`);
    if (view.policy === undefined && view.log !== undefined)
      say('Nobody is asked to cosign; “holdfire witnesses set POLICY-FILE” says who is.');
    return 0;
  } finally {
    await close();
  }
}

async function set(file: string, words: Words): Promise<ExitCode> {
  const log = await openWriting(recordFolders(words.data), {readOnly: false, notice: note});
  try {
    // The ledger itself names the key of the log before it says who watches it.
    await log.registerLogKey(now());
    const done = await setWitnessPolicy(log, readFileSync(file, 'utf8'), {file: basename(file), recorded: now()});
    if (!done.ok) return refuse(done.problems, words.json);
    const {entry, policy, advice} = done.value;
    await log.publish(now());
    const refused = log.keeper
      ?.witnesses()
      .flatMap(({name, refusal}) => (refusal === undefined ? [] : [`${name} ${refusal}`]));
    if (words.json) {
      sayJson({...(entry === undefined ? {} : {entry}), quorum: quorumWords(policy), advice, refused: refused ?? []});
      return 0;
    }
    say(
      entry === undefined
        ? 'This list is set already; nothing was added.'
        : `The list is entry ${entry} of the ledger.`,
    );
    say(`Must cosign: ${quorumWords(policy)}. ${quorumSentence(policy)}`.trim());
    for (const sentence of [...advice, ...(refused ?? [])]) note(sentence);
    return 0;
  } finally {
    await log.close();
  }
}

async function addCosignature(file: string, words: Words): Promise<ExitCode> {
  const {keeper, close, isHeldElsewhere} = await keeperFor(words);
  try {
    if (keeper === undefined) return nothingFound(notSigned(words.data), words.json);
    const added = keeper.addCosignatures(readFileSync(file, 'utf8'));
    if (!added.ok)
      return refuse(
        added.problems.map((problem) => ({...problem, file: basename(file)})),
        words.json,
      );
    const names = added.value;
    if (words.json) sayJson({added: names, laidDown: isHeldElsewhere});
    else if (names.length === 0) say('Every cosignature in it is kept already.');
    else
      say(
        `Kept: the cosignature of ${names.join(', ')}.${isHeldElsewhere ? ' The running server takes it in within its next beat.' : ''}`,
      );
    return 0;
  } finally {
    await close();
  }
}

/** Where a server holds the ledger, the note is checked here and laid down for it. */
async function keeperFor(words: Words) {
  const folders = recordFolders(words.data);
  try {
    const log = await openWriting(folders, {readOnly: false, notice: note});
    return {keeper: log.keeper, close: log.close, isHeldElsewhere: false};
  } catch (error) {
    if (!(error instanceof LedgerInUse)) throw error;
    const {checkpoints, close} = await openLog(folders);
    return {keeper: checkpoints, close, isHeldElsewhere: true};
  }
}
