/**
 * Public keys of signed notes (C2SP signed-note): a name, four bytes that tell keys of one name apart, a type and 32
 * bytes. Two types are known here; others are somebody else's and are ignored where they sign.
 *
 *     example.org/log+1d5a2c07+AVL5…      name + key id + base64(type ‖ public key)
 */
import {base64Of, bytesOfBase64} from '../base64.ts';
import {publicKeyBytes, type Cryptography} from '../cryptography.ts';

/** 0x01 signs the note itself, 0x04 cosigns a checkpoint with a time. */
export type NoteKeyType = 1 | 4;

export interface NoteKey {
  readonly name: string;
  readonly type: NoteKeyType;
  /** Four bytes: tells which key is meant, proves nothing. */
  readonly id: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Not empty, and without spaces, control characters or plus: what stands in a signature line must end. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\s\p{Cc}+]/u.test(name);

export function noteKey(
  {hash, utf8}: Pick<Cryptography, 'hash' | 'utf8'>,
  name: string,
  type: NoteKeyType,
  publicKey: Uint8Array,
): NoteKey {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} cannot name a key`);
  if (publicKey.length !== publicKeyBytes) throw new RangeError(`a public key has ${publicKeyBytes} bytes`);
  const start = utf8.encode(`${name}\n`);
  const bytes = new Uint8Array(start.length + 1 + publicKeyBytes);
  bytes.set(start);
  bytes[start.length] = type;
  bytes.set(publicKey, start.length + 1);
  return Object.freeze({name, type, id: hash(bytes).slice(0, 4), publicKey});
}

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function noteKeyText({name, id, type, publicKey}: NoteKey): string {
  const typed = new Uint8Array(1 + publicKey.length);
  typed[0] = type;
  typed.set(publicKey, 1);
  return `${name}+${hexOf(id)}+${base64Of(typed)}`;
}

/** Undefined where the text is not a key of a known type, or would not print back to the same text. */
export function readNoteKey(by: Pick<Cryptography, 'hash' | 'utf8'>, text: string): NoteKey | undefined {
  const [name = '', , ...rest] = text.split('+');
  const typed = bytesOfBase64(rest.join('+'));
  const type = typed?.[0];
  if (typed?.length !== 1 + publicKeyBytes || !isKeyName(name) || (type !== 1 && type !== 4)) return undefined;
  const key = noteKey(by, name, type, typed.slice(1));
  return noteKeyText(key) === text ? key : undefined;
}
