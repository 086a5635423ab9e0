/**
 * The envelope in which a reporter's browser seals who a source is. It is a fixed number of bytes, so that its length tells
 * nothing; only the private half of the vault's key opens it, and only for the case that it was sealed for. This file
 * lays out bytes and reads them strictly; sealing is the browser's, opening the keeper's (docs/formats/vault.md).
 *
 *     16  "holdfire-vault/1"
 *     32  the vault's public key (X25519)
 *     32  the ephemeral public key (X25519)
 *   1040  AES-256-GCM of 1024 bytes: two of length, the identity as JSON in UTF-8, zeros; and its tag of 16
 */
import {base64Of, bytesOfBase64} from '../ledger/index.ts';

export const vaultFormat = 'holdfire-vault/1';
export const vaultKeyBytes = 32;
const formatBytes = 16;
const paddedBytes = 1024;
const lengthBytes = 2;
const tagBytes = 16;
export const envelopeBytes = formatBytes + 2 * vaultKeyBytes + paddedBytes + tagBytes;
/** Key of 32 bytes and nonce of 12, both from HKDF: an ephemeral key is used once. */
export const derivedBytes = 44;

/** Who a source is, as far as he wants to say. At least one field. */
export interface SourceIdentity {
  readonly name?: string;
  /** How he can be reached safely. */
  readonly contact?: string;
  readonly note?: string;
}

const fields = ['name', 'contact', 'note'] as const;

export interface Envelope {
  readonly vaultKey: Uint8Array;
  readonly ephemeralKey: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Undefined where the text is not an envelope of this format, to the byte. */
export function readEnvelope(text: string): Envelope | undefined {
  const bytes = bytesOfBase64(text);
  if (bytes?.length !== envelopeBytes) return undefined;
  if (!asciiBytes(vaultFormat).every((value, index) => bytes[index] === value)) return undefined;
  const keys = formatBytes + vaultKeyBytes;
  return {
    vaultKey: bytes.slice(formatBytes, keys),
    ephemeralKey: bytes.slice(keys, keys + vaultKeyBytes),
    sealed: bytes.slice(keys + vaultKeyBytes),
  };
}

export function envelopeText({vaultKey, ephemeralKey, sealed}: Envelope): string {
  const bytes = joinedBytes(asciiBytes(vaultFormat), vaultKey, ephemeralKey, sealed);
  if (bytes.length !== envelopeBytes)
    throw new RangeError(`an envelope has ${envelopeBytes} bytes, not ${bytes.length}`);
  return base64Of(bytes);
}

/** Salt of HKDF: both public keys, so that a key is good for this pair alone. */
export const saltOf = ({vaultKey, ephemeralKey}: Pick<Envelope, 'vaultKey' | 'ephemeralKey'>): Uint8Array =>
  joinedBytes(vaultKey, ephemeralKey);

/** Info of HKDF and additional data of AES-GCM: format and case, so that an envelope cannot be moved to another case. */
export const boundTo = (caseId: string): Uint8Array => asciiBytes(`${vaultFormat}\n${caseId}\n`);

/** Undefined where there is nothing to seal, or more than an envelope holds. */
export function paddedIdentity(identity: SourceIdentity, encode: (text: string) => Uint8Array): Uint8Array | undefined {
  const said = fields.filter((name) => (identity[name] ?? '') !== '');
  const text = encode(JSON.stringify(Object.fromEntries(said.map((name) => [name, identity[name]]))));
  if (said.length === 0 || text.length > paddedBytes - lengthBytes) return undefined;
  const padded = new Uint8Array(paddedBytes);
  padded.set([text.length >> 8, text.length & 0xff]);
  padded.set(text, lengthBytes);
  return padded;
}

/** Strict: exact length, zeros behind, known fields alone. */
export function identityOfPadded(
  padded: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): SourceIdentity | undefined {
  const length = ((padded[0] ?? 0) << 8) | (padded[1] ?? 0);
  if (padded.length !== paddedBytes || length > paddedBytes - lengthBytes) return undefined;
  if (padded.subarray(lengthBytes + length).some((value) => value !== 0)) return undefined;
  const value = jsonOf(padded.subarray(lengthBytes, lengthBytes + length), decode);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const isKnown = entries.every(
    ([name, said]) => (fields as readonly string[]).includes(name) && typeof said === 'string' && said !== '',
  );
  return entries.length > 0 && isKnown ? (value as SourceIdentity) : undefined;
}

function jsonOf(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): unknown {
  try {
    return JSON.parse(decode(bytes));
  } catch {
    return undefined;
  }
}

/** Ids of cases and the format are ASCII. */
const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0x7f);

function joinedBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    joined.set(one, at);
    at += one.length;
  }
  return joined;
}
