/**
 * The private key of a log or of a witness: three lines in a file that only its owner may read. The name is part of the
 * public key, so it stands beside the seed; a file that does not print back to the same bytes is refused, never replaced.
 *
 *     holdfire-note-key/1
 *     holdfire.invalid/8f3a…          name, the origin of a log
 *     nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=
 */
import {
  bytesOfLength,
  isKeyName,
  noteKey,
  type NoteKey,
  type NoteKeyType,
  type Sign,
} from '../../monitoring/ledger/index.ts';
import {keyPairOf, newKeyPair, nodeCryptography, signBy} from '../keys/node-cryptography.ts';
import {readText, replaceFile} from './replace-file.ts';

const keyForm = 'holdfire-note-key/1';
const seedBytes = 32;

export interface HeldKey {
  readonly key: NoteKey;
  readonly sign: Sign;
}

/** A key file is not one, or was changed. Making another would lose the name that others know it by. */
export class KeyFileBroken extends Error {
  override readonly name = 'KeyFileBroken';
}

const fileText = (name: string, seed: Uint8Array): string =>
  `${keyForm}\n${name}\n${Buffer.from(seed).toString('base64')}\n`;

/** Undefined where there is none. Throws KeyFileBroken. */
export function readNoteKeyFile(path: string, type: NoteKeyType): HeldKey | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  const [, name = '', base64 = ''] = text.split('\n');
  const seed = bytesOfLength(base64, seedBytes);
  if (seed === undefined || !isKeyName(name) || fileText(name, seed) !== text)
    throw new KeyFileBroken(`${path} is damaged or no key file; put it back from a copy`);
  return heldKey(name, type, seed);
}

/** `nameOf` gives the name from the public key. */
export function makeNoteKeyFile(path: string, type: NoteKeyType, nameOf: (publicKey: Uint8Array) => string): HeldKey {
  const {publicKey, seed} = newKeyPair();
  const name = nameOf(publicKey);
  const held = heldKey(name, type, seed);
  replaceFile(path, fileText(name, seed), 0o600);
  return held;
}

const heldKey = (name: string, type: NoteKeyType, seed: Uint8Array): HeldKey => ({
  key: noteKey(nodeCryptography, name, type, keyPairOf(seed).publicKey),
  sign: signBy({seed}),
});
