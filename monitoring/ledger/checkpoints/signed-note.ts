/**
 * Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature. Reading says what stands there
 * and judges nothing; a note counts for nothing until the signatures of known keys hold. What does not print back to
 * the same bytes is refused.
 *
 *     example.org/log
 *     6416
 *     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 *
 *     — example.org/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe…
 */
import {base64Of, bytesOfBase64} from '../base64.ts';
import {sameBytes} from '../hash.ts';
import {isKeyName, type NoteKey} from './note-key.ts';

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  /** What follows the key id; its form is that of the key's type. */
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** With its last line break, without the empty line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** More than a log, its successor and a quorum ever need; a note with more is refused unread. */
export const signatureLimit = 64;
const noteLimitCharacters = 64 * 1024;

export const signatureLine = ({name, keyId, signature}: NoteSignature): string => {
  const bytes = new Uint8Array(keyId.length + signature.length);
  bytes.set(keyId);
  bytes.set(signature, keyId.length);
  return `— ${name} ${base64Of(bytes)}\n`;
};

export const noteText = ({text, signatures}: SignedNote): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** Undefined where it is no signed note. */
export function readNote(note: string): SignedNote | undefined {
  if (note.length > noteLimitCharacters || !note.isWellFormed() || hasControls(note)) return undefined;
  const end = note.lastIndexOf('\n\n');
  if (end === -1) return undefined;
  const text = note.slice(0, end + 1);
  const signatures = readSignatureLines(note.slice(end + 2));
  if (signatures === undefined || signatures.length === 0) return undefined;
  const read = {text, signatures};
  return noteText(read) === note ? read : undefined;
}

/** Lines as a note ends with and a witness answers with; undefined where one of them is none. */
export function readSignatureLines(lines: string): readonly NoteSignature[] | undefined {
  if (lines !== '' && !lines.endsWith('\n')) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines.split('\n').slice(0, -1)) {
    const [dash, name = '', base64 = '', ...rest] = line.split(' ');
    const bytes = bytesOfBase64(base64);
    if (dash !== '—' || rest.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length < 5)
      return undefined;
    signatures.push({name, keyId: bytes.slice(0, 4), signature: bytes.slice(4)});
    if (signatures.length > signatureLimit) return undefined;
  }
  return signatures;
}

// The only control character of a note is its line break.
const lineBreak = 0x0a;

function hasControls(note: string): boolean {
  for (let at = 0; at < note.length; at += 1) {
    const code = note.charCodeAt(at);
    if (code < 0x20 && code !== lineBreak) return true;
  }
  return false;
}

/** The signature that this key made, if any: name and key id are both its own. */
export const signatureBy = ({signatures}: SignedNote, {name, id}: NoteKey): NoteSignature | undefined =>
  signatures.find((signature) => signature.name === name && sameBytes(signature.keyId, id));

/** True where two lines claim the same key: one of them would go unchecked. */
export const repeatsAKey = ({signatures}: SignedNote): boolean =>
  new Set(signatures.map(({name, keyId}) => `${name} ${keyId.join('.')}`)).size < signatures.length;
