/**
 * `holdfire vault`: the keeper makes the vault's key on his own machine and opens envelopes there. Needs no ledger and no
 * data folder; the passphrase comes from the terminal, unseen, or as the first line of standard input, never as a word
 * that the shell remembers.
 */
import {existsSync, readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {base64Of} from '../../../monitoring/ledger/index.ts';
import {newVaultKey, openEnvelope, readVaultKey, shortestPassphrase} from '../../vault/index.ts';
import type {ExitCode} from '../command.ts';
import {note, nothingFound, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

export async function runVault(words: Words): Promise<ExitCode> {
  const [act, file] = words.paths;
  if (act === 'new') return makeKey(words);
  if (act === 'open') return open(words, file);
  return refuse([bad('vault', `“${act ?? ''}” is nothing that vault does; known are new, open`)], words.json);
}

async function makeKey(words: Words): Promise<ExitCode> {
  const {out} = words.texts;
  if (out === undefined) return refuse([bad('--out', 'is needed: the key file to write')], words.json);
  if (existsSync(out))
    return refuse([bad('--out', `${out} is there already; a key is never written over`)], words.json);
  const passphrase = await askPassphrase();
  if (passphrase.length < shortestPassphrase) {
    const message = `a passphrase has at least ${shortestPassphrase} characters`;
    return refuse([{code: 'short-passphrase', message}], words.json);
  }
  const publicKey = base64Of(newVaultKey(out, passphrase).publicKey);
  if (words.json) sayJson({out, publicKey});
  else {
    say(`Public key of the vault: ${publicKey}`);
    say(
      `${out} holds the private half under the passphrase. Keep a copy of it apart: without it no identity can be opened.`,
    );
    say('The data protection officer gives the vault this public key on the desk (act “vault_opened”).');
  }
  return 0;
}

async function open(words: Words, file: string | undefined): Promise<ExitCode> {
  const {key: keyFile, case: caseId} = words.texts;
  const problems = [
    ...(file === undefined ? [bad('vault', 'open needs the file of an envelope')] : []),
    ...(keyFile === undefined ? [bad('--key', 'is needed: the key file of the vault')] : []),
    ...(caseId === undefined ? [bad('--case', 'is needed: the case that the envelope was sealed for')] : []),
  ];
  if (file === undefined || keyFile === undefined || caseId === undefined) return refuse(problems, words.json);
  if (!existsSync(file)) return nothingFound(`${file} is not there.`, words.json);
  const key = readVaultKey(keyFile, await askPassphrase());
  if (!key.ok) return refuse(key.problems, words.json);
  const identity = openEnvelope(key.value, caseId, readFileSync(file, 'utf8'));
  if (!identity.ok)
    return refuse(
      identity.problems.map((problem) => ({...problem, file})),
      words.json,
    );
  if (words.json) sayJson(identity.value);
  else for (const [name, said] of Object.entries(identity.value)) say(`${name}: ${said}`);
  return 0;
}

/** Typed unseen where there is a terminal; else the first line of standard input. */
async function askPassphrase(): Promise<string> {
  const {isTTY} = process.stdin;
  if (isTTY) process.stderr.write('Passphrase of the vault: ');
  const unseen = new Writable({write: (_chunk, _encoding, done) => done()});
  const lines = createInterface({input: process.stdin, output: unseen, terminal: isTTY});
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTTY) note('');
  }
}
