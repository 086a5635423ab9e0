/** `holdfire checkpoint`: signs the ledger now and asks the witnesses, or writes what a witness is handed on a stick. */
import {base64Of, noteText} from '../../../monitoring/ledger/index.ts';
import type {CheckpointKeeper, KeptCheckpoint} from '../../checkpoints/index.ts';
import {openLog} from '../../workflows/checking/open-log.ts';
import {openWriting} from '../../workflows/open-writing.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, notSigned, recordFolders} from '../data-folder.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';
import {writeOut} from '../write-out.ts';

export async function runCheckpoint(words: Words): Promise<ExitCode> {
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  return words.texts['request-for'] === undefined ? publishNow(words) : handOut(words.texts['request-for'], words);
}

async function publishNow(words: Words): Promise<ExitCode> {
  const log = await openWriting(recordFolders(words.data), {readOnly: false, notice: note});
  try {
    const kept = await log.publish(now());
    const {keeper} = log;
    if (keeper === undefined) return 1;
    if (kept !== undefined && words.texts.out !== undefined) writeOut(words.texts.out, noteText(kept.checkpoint.note));
    tell(keeper, kept, words);
    return keeper.refusal === undefined ? 0 : 1;
  } finally {
    await log.close();
  }
}

function tell(keeper: CheckpointKeeper, kept: KeptCheckpoint | undefined, {json, texts}: Words): void {
  const {refusal} = keeper;
  const silent = keeper.witnesses().filter(({cosigned}) => cosigned?.size !== kept?.checkpoint.size);
  if (json) {
    sayJson({
      origin: keeper.logKey.name,
      ...(kept === undefined ? {} : {size: kept.checkpoint.size, root: base64Of(kept.checkpoint.root)}),
      ...(kept === undefined ? {} : {cosigned: cosignersOf(kept), quorumReached: isEstablished(keeper, kept)}),
      ...(refusal === undefined ? {} : {refusal}),
      ...(texts.out === undefined ? {} : {out: texts.out}),
    });
    return;
  }
  if (kept !== undefined) {
    const {size, root} = kept.checkpoint;
    const names = cosignersOf(kept);
    say(`${keeper.logKey.name}: ${size} entries, root ${base64Of(root)}.`);
    const enough = isEstablished(keeper, kept) ? 'which is the quorum' : 'which is not the quorum';
    if (keeper.policyEntry() === undefined) say('No witnesses are set: nobody but the operator vouches for it.');
    else say(`Cosigned by ${names.length === 0 ? 'nobody' : names.join(', ')}, ${enough}.`);
  }
  for (const {name, refusal: why} of silent) if (why !== undefined) note(`${name} ${why}`);
}

const cosignersOf = ({witnessed}: KeptCheckpoint): readonly string[] =>
  witnessed.witnesses.flatMap(({name, cosignedAtSeconds}) => (cosignedAtSeconds === undefined ? [] : [name]));

const isEstablished = (keeper: CheckpointKeeper, {checkpoint}: KeptCheckpoint): boolean =>
  keeper.established()?.checkpoint.size === checkpoint.size;

/** Beside a server that holds the ledger too: what was signed last is read. */
async function handOut(witness: string, words: Words): Promise<ExitCode> {
  const {out} = words.texts;
  if (out === undefined) {
    const message = 'is needed: the file that the witness is handed';
    return refuse([{code: 'bad-word', file: 'holdfire', field: '--out', message}], words.json);
  }
  const {checkpoints, close} = await openLog(recordFolders(words.data));
  try {
    if (checkpoints === undefined) return nothingFound(notSigned(words.data), words.json);
    const request = checkpoints.requestFor(witness);
    if (!request.ok) return refuse(request.problems, words.json, 3);
    writeOut(out, request.value);
    const size = checkpoints.newest()?.checkpoint.size ?? 0;
    if (words.json) sayJson({witness, size, out});
    else
      say(
        `${out}: for ${witness}, ${size} entries. It runs “holdfire witness … --once ${out} --out NOTE”, and hands NOTE back.`,
      );
    return 0;
  } finally {
    await close();
  }
}
