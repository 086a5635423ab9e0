/** `holdfire witness`: a witness that a party or a guarantor runs on a machine of its own, over a network or by hand. */
import {readFileSync} from 'node:fs';
import {
  noteKeyText,
  noteText,
  readNoteKey,
  witnessRequestLimitBytes,
  type NoteKey,
} from '../../../monitoring/ledger/index.ts';
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {nodeCryptography} from '../../keys/index.ts';
import {answerRequest, openWitnessState, witnessServer, type WitnessState} from '../../witness/index.ts';
import type {ExitCode} from '../command.ts';
import {note, now, refuse, say, sayJson} from '../say.ts';
import {untilStopped} from '../until-stopped.ts';
import type {Words} from '../words.ts';
import {writeOut} from '../write-out.ts';

const usualPort = 4880;
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export async function runWitness(words: Words): Promise<ExitCode> {
  const {state: folder, name} = words.texts;
  const {logs, problems} = logsOf(words);
  if (problems.length > 0 || folder === undefined) return refuse(problems, words.json);
  const state = openWitnessState({folder, logs, ...(name === undefined ? {} : {name})});
  try {
    const [request] = words.paths;
    if (request !== undefined) return answerOnce(state, request, words);
    return await serve(state, words);
  } finally {
    state.close();
  }
}

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

function logsOf(words: Words): {readonly logs: readonly NoteKey[]; readonly problems: readonly Problem[]} {
  const problems: Problem[] = [];
  const given = words.lists.log ?? [];
  if (words.texts.state === undefined) problems.push(bad('--state', 'is needed: the folder of this witness'));
  if (given.length === 0) problems.push(bad('--log', 'is needed: the public key of the log to watch, name+id+base64'));
  const isOnce = words.flags.has('once');
  if (isOnce !== (words.paths.length === 1))
    problems.push(bad('--once', 'goes with one REQUEST-FILE, and a REQUEST-FILE with --once'));
  if (isOnce && words.texts.out === undefined) problems.push(bad('--out', 'is needed: where the cosigned note goes'));
  const logs = given.flatMap((text) => {
    const key = readNoteKey(nodeCryptography, text);
    if (key?.type === 1) return [key];
    problems.push(
      bad('--log', `“${text}” is not the public key of a log; copy it whole, as “holdfire witnesses” shows it`),
    );
    return [];
  });
  return {logs, problems};
}

function answerOnce(state: WitnessState, path: string, {texts, json}: Words): ExitCode {
  const bytes = readFileSync(path);
  const request = bytes.length > witnessRequestLimitBytes ? '' : bytes.toString('utf8');
  const {sentence, cosigned, status} = answerRequest(state, request, nowSeconds());
  const key = noteKeyText(state.held.key);
  if (state.isNew && !json) say(`A new witness. Its public key, for the list of witnesses:\n  ${key}`);
  if (cosigned === undefined) {
    if (json) sayJson({refused: true, status, key, problems: [{code: 'not-cosigned', message: sentence}]});
    else note(sentence);
    return 2;
  }
  const {out = ''} = texts;
  writeOut(out, noteText(cosigned.note));
  if (json) sayJson({cosigned: cosigned.size, origin: cosigned.origin, key, out});
  else say(`${sentence} The cosigned note is in ${out}; take it back to the log.`);
  return 0;
}

async function serve(state: WitnessState, words: Words): Promise<ExitCode> {
  let stop: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => (stop = reject));
  const server = await witnessServer({
    state,
    host: words.texts.host ?? '127.0.0.1',
    port: words.numbers.port ?? usualPort,
    nowSeconds,
    say: (sentence) => (words.json ? sayJson({time: now(), sentence}) : say(`${now()}  ${sentence}`)),
    failed: stop,
  });
  tellStart(state, server.address, words);
  try {
    await Promise.race([untilStopped(), broken]);
  } finally {
    await server.close();
  }
  return 0;
}

function tellStart({held, isNew, logs, last}: WitnessState, address: string, {json}: Words): void {
  const key = noteKeyText(held.key);
  const origins = [...new Set(logs.map(({name}) => name))];
  if (json) {
    sayJson({address, key, logs: origins.map((origin) => ({origin, size: last(origin)?.size ?? 0}))});
    return;
  }
  say(`${isNew ? 'A new witness. Its' : 'This witness’s'} public key, for the list of witnesses:`);
  say(`  ${key}`);
  for (const origin of origins) {
    const before = last(origin);
    say(
      before === undefined
        ? `Watches ${origin}; nothing cosigned yet.`
        : `Watches ${origin}; ${before.size} entries cosigned.`,
    );
  }
  say(`Answers at ${address} – stop it with Ctrl+C.`);
}
