/**
 * Checkpoints (C2SP tlog-checkpoint): how large a log is and what its root is, signed by the log, and cosigned (C2SP
 * tlog-cosignature/v1) by witnesses who looked whether it follows from what they saw before.
 *
 *     example.org/log
 *     6416
 *     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 */
import {base64Of, bytesOfLength} from '../base64.ts';
import {signatureBytes, type Cryptography, type Sign} from '../cryptography.ts';
import {hashBytes} from '../hash-list.ts';
import type {NoteKey} from './note-key.ts';
import {readNote, repeatsAKey, signatureBy, type NoteSignature, type SignedNote} from './signed-note.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

export const checkpointText = ({origin, size, root}: Checkpoint): string => `${origin}\n${size}\n${base64Of(root)}\n`;

/** Undefined where the text is none. Extension lines are refused: nobody could audit what they say. */
export function readCheckpointText(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const [count, bytes] = [Number(size), bytesOfLength(root, hashBytes)];
  if (origin === '' || bytes === undefined || rest.length !== 1 || !/^(0|[1-9]\d*)$/.test(size)) return undefined;
  if (!Number.isSafeInteger(count)) return undefined;
  const checkpoint = {origin, size: count, root: bytes};
  return checkpointText(checkpoint) === text ? checkpoint : undefined;
}

/** Says what stands there; no signature is checked yet. */
export function readCheckpoint(note: string): SignedCheckpoint | undefined {
  const read = readNote(note);
  const checkpoint = read === undefined ? undefined : readCheckpointText(read.text);
  if (read === undefined || checkpoint === undefined || repeatsAKey(read)) return undefined;
  return {...checkpoint, note: read};
}

export function signCheckpoint(
  {utf8}: Pick<Cryptography, 'utf8'>,
  key: NoteKey,
  sign: Sign,
  text: string,
): NoteSignature {
  return {name: key.name, keyId: key.id, signature: sign(utf8.encode(text))};
}

/** Did this log key sign the note? */
export function isSignedBy({utf8, verify}: Cryptography, note: SignedNote, key: NoteKey): boolean {
  const found = key.type === 1 ? signatureBy(note, key) : undefined;
  return found !== undefined && verify(key.publicKey, utf8.encode(note.text), found.signature);
}

const timeBytes = 8;

/** What a witness signs: that at this time it had seen no larger tree that this one does not follow from. */
const cosignedText = (timeSeconds: number, text: string): string => `cosignature/v1\ntime ${timeSeconds}\n${text}`;

/** `timeSeconds` is the witness's own clock, POSIX seconds. */
export function cosign(
  {utf8}: Pick<Cryptography, 'utf8'>,
  key: NoteKey,
  sign: Sign,
  text: string,
  timeSeconds: number,
): NoteSignature {
  const signature = new Uint8Array(timeBytes + signatureBytes);
  new DataView(signature.buffer).setBigUint64(0, BigInt(timeSeconds));
  signature.set(sign(utf8.encode(cosignedText(timeSeconds, text))), timeBytes);
  return {name: key.name, keyId: key.id, signature};
}

/** When this witness cosigned the note, POSIX seconds; undefined where it did not, or where its signature does not hold. */
export function cosignedAt({utf8, verify}: Cryptography, note: SignedNote, key: NoteKey): number | undefined {
  const signature = key.type === 4 ? signatureBy(note, key)?.signature : undefined;
  if (signature?.length !== timeBytes + signatureBytes) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const message = utf8.encode(cosignedText(Number(time), note.text));
  return verify(key.publicKey, message, signature.subarray(timeBytes)) ? Number(time) : undefined;
}
