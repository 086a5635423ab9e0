/**
 * The private key of a log or of a witness, as a key of signed notes: the key file of this machine (holdfire-key/1), whose name
 * becomes part of the public key. A file that is damaged or open to others is refused, never replaced: others know the name.
 */
import {mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {formatProblem} from '../../monitoring/kernel/index.ts';
import {
  checkpointText,
  isKeyName,
  noteKey,
  signCheckpoint,
  type Checkpoint,
  type NoteKey,
  type NoteKeyType,
  type Sign,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {ensureFolder, nodeDisk} from '../disk/index.ts';
import {
  newKeyPair,
  nodeCryptography,
  readKeyFile,
  signBy,
  writeKeyFile,
  type NamedKey,
  signBesideBy,
  type SignBeside,
} from '../keys/index.ts';
import {KeyFileRefused} from './key-file-refused.ts';

export interface HeldKey {
  readonly key: NoteKey;
  readonly sign: Sign;
  /** For what is signed often; without it everything is signed in this thread. */
  readonly signBeside?: SignBeside;
}

/** Undefined where there is none. Throws KeyFileRefused. */
export function readHeldKey(path: string, type: NoteKeyType): HeldKey | undefined {
  if (!nodeDisk.exists(path)) return undefined;
  const read = readKeyFile(path);
  if (!read.ok) throw new KeyFileRefused(read.problems.map(formatProblem).join('; '));
  if (!isKeyName(read.value.name))
    throw new KeyFileRefused(`${path}: ${read.value.name} cannot name a key of signed notes`);
  return heldKey(read.value, type);
}

/** Random, and durable when it returns. `nameOf` gives the name from the public key. */
export function makeHeldKey(path: string, type: NoteKeyType, nameOf: (publicKey: Uint8Array) => string): HeldKey {
  const pair = newKeyPair();
  const named = {name: nameOf(pair.publicKey), pair};
  const held = heldKey(named, type);
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  ensureFolder(nodeDisk, dirname(path));
  writeKeyFile(path, named);
  return held;
}

export const heldKey = ({name, pair}: NamedKey, type: NoteKeyType): HeldKey => ({
  key: noteKey(nodeCryptography, name, type, pair.publicKey),
  sign: signBy(pair),
  signBeside: signBesideBy(pair),
});

/** A tree signed by its log: the note has this one signature. */
export function signedBy({key, sign}: HeldKey, checkpoint: Checkpoint): SignedCheckpoint {
  const text = checkpointText(checkpoint);
  return {...checkpoint, note: {text, signatures: [signCheckpoint(nodeCryptography, key, sign, text)]}};
}
