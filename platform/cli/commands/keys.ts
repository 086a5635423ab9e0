/** `holdfire keys`: who may write into the ledger, and what changes that. Every change is an entry. */
import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {didYouMean, failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {keyFingerprint, registrarName, type KeyHolder} from '../../../monitoring/ledger/index.ts';
import {keysView, type KeyView} from '../../../monitoring/publication/index.ts';
import {ensureFolder, nodeDisk} from '../../disk/index.ts';
import {ledgerKeys, newKeyPair, nodeCryptography, possession, writeKeyFile} from '../../keys/index.ts';
import {newKey, registerKey, replaceKey, revokeKey, type KeyAct, type KeyDesk} from '../../workflows/change-keys.ts';
import {openWriting} from '../../workflows/open-writing.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noLedger, openForReading, recordFolders} from '../data-folder.ts';
import {note, nothingFound, now, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

const acts = ['new', 'register', 'replace', 'revoke', 'make'] as const;
type Act = (typeof acts)[number];

export async function runKeys(words: Words): Promise<ExitCode> {
  const [typed, name] = words.paths;
  if (typed === undefined) return listKeys(words);
  const act = acts.find((one) => one === typed);
  if (act === undefined) {
    const nearest = didYouMean(typed, acts);
    const hint = nearest === undefined ? `known are ${acts.join(', ')}` : `did you mean “${nearest}”?`;
    return refuse([bad('keys', `“${typed}” is nothing that keys does; ${hint}`)], words.json);
  }
  const problems = name === undefined ? [bad('keys', `${act} needs the name of the author`)] : [];
  for (const option of needed[act]) {
    if (words.texts[option] === undefined) problems.push(bad(`--${option}`, `is needed for ${act}`));
  }
  if (problems.length > 0 || name === undefined) return refuse(problems, words.json);
  return act === 'make' ? makeKey(words, name) : changeKeys(words, act, name);
}

const needed: Readonly<Record<Act, readonly ('public' | 'possession' | 'reason' | 'out')[]>> = {
  new: [],
  register: ['public', 'possession'],
  replace: [],
  revoke: ['reason'],
  make: ['out'],
};

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

const holderOf = (words: Words): KeyHolder => (words.texts.holder ?? 'person') as KeyHolder;

async function changeKeys(words: Words, act: Exclude<Act, 'make'>, name: string): Promise<ExitCode> {
  // Only a key of its own can be the first thing in a ledger.
  if (act !== 'new' && !hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  hasLedger(words.data);
  const folders = recordFolders(words.data);
  const writing = await openWriting(folders, {readOnly: false, notice: note});
  try {
    const {ledger, keys, signers} = writing;
    const before = ledger.size;
    const desk: KeyDesk = {ledger, keys, signers, folder: folders.keys, recorded: now(), notice: note};
    const done = await changed(desk, words, act, name);
    if (ledger.size > before) await writing.publish(now());
    if (!done.ok) return refuse(done.problems, words.json);
    const fingerprint = keyFingerprint(nodeCryptography.hash, done.value.publicKey);
    if (words.json) sayJson({...done.value, fingerprint});
    else say(`Entry ${done.value.entry}: ${said[act](name)} (${fingerprint}).`);
    return 0;
  } finally {
    await writing.close();
  }
}

const said: Readonly<Record<Exclude<Act, 'make'>, (name: string) => string>> = {
  new: (name) => `a key of “${name}” was made and registered`,
  register: (name) => `the key of “${name}” was registered`,
  replace: (name) => `another key stands for “${name}”`,
  revoke: (name) => `the key of “${name}” was revoked`,
};

function changed(desk: KeyDesk, words: Words, act: Exclude<Act, 'make'>, name: string): Promise<Result<KeyAct>> {
  const {public: publicKey = '', possession: proof = '', reason = '', author = registrarName} = words.texts;
  switch (act) {
    case 'new':
      return newKey(desk, name, holderOf(words));
    case 'register':
      return registerKey(desk, {name, holder: holderOf(words), publicKey, possession: proof});
    case 'replace':
      return replaceKey(desk, name);
    case 'revoke':
      return revokeKey(desk, {name, reason, author});
  }
}

/** Needs no ledger: for the machine that will sign, which is not the one that keeps the record. */
function makeKey(words: Words, name: string): ExitCode {
  const made = madeKey(name, words.texts.out ?? '');
  if (!made.ok) return refuse(made.problems, words.json);
  const {publicKey, possession: proof, out} = made.value;
  if (words.json) sayJson({name, publicKey, possession: proof, out});
  else {
    say(
      `${out} holds the private key of “${name}”; it never leaves your hands. Give this line to whoever keeps the record:`,
    );
    say(`holdfire keys register "${name}" --holder ${holderOf(words)} --public ${publicKey} --possession ${proof}`);
  }
  return 0;
}

function madeKey(name: string, out: string): Result<ReturnType<typeof possession> & {readonly out: string}> {
  if (name.length > 80 || name.trim() !== name || name === '' || name.includes('"')) {
    const message = 'is not a name of 1 to 80 characters, without quotes and without blanks at its ends';
    return failure([{code: 'bad-author', field: 'name', message}]);
  }
  if (existsSync(out)) {
    return failure([
      {code: 'key-file-exists', file: out, message: 'is there already; a private key is never overwritten'},
    ]);
  }
  const key = {name, pair: newKeyPair()};
  ensureFolder(nodeDisk, dirname(out));
  writeKeyFile(out, key);
  return success({...possession(key), out});
}

async function listKeys(words: Words): Promise<ExitCode> {
  const ledger = openForReading(words.data);
  if (ledger === undefined) return nothingFound(noLedger(words.data), words.json);
  try {
    const keys = ledgerKeys(ledger);
    const {keys: registered} = keys.register();
    const unsignedEntries = keys.unsignedEntries();
    const view = keysView(nodeCryptography.hash, {size: ledger.size, keys: registered, unsignedEntries});
    if (words.json) sayJson(view);
    else {
      for (const key of view.keys) for (const line of keyLines(key)) say(line);
      say(view.sentence);
    }
    return 0;
  } finally {
    await ledger.close();
  }
}

function keyLines(key: KeyView): readonly string[] {
  const {name, holder, fingerprint, registered, state, ended, reason, entries, gaps, isRegistrar} = key;
  const until = ended === undefined ? '' : `, ${state} by entry ${ended}${reason === undefined ? '' : `: ${reason}`}`;
  const missing = gaps.map(({from, to}) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return [
    `${name} (${holder}${isRegistrar ? ', registers others' : ''})  ${fingerprint}`,
    `  since entry ${registered}${until}; ${entries} ${entries === 1 ? 'entry' : 'entries'}${missing === '' ? '' : `; numbers missing: ${missing}`}`,
  ];
}
