/**
 * What the core needs of cryptography, in the browser: SHA-256, and Ed25519 by the equation that Node's OpenSSL and Go
 * check (RFC 8032 section 5.1.7 without the cofactor: R is compared byte for byte). The library's own `verify` multiplies
 * by the cofactor and so takes some signatures that a server refuses; two readers of one proof would then disagree. The
 * browser's built-in functions exist only in a secure context.
 */
import {ed25519} from '@noble/curves/ed25519.js';
import {sha256, sha512} from '@noble/hashes/sha2.js';
import {sameBytes, type Cryptography, type VerifySignature} from '../../monitoring/ledger/index.ts';

const {Point} = ed25519;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

export const browserCryptography: Cryptography = {
  hash: (bytes) => sha256(bytes),
  utf8: {encode: (text) => encoder.encode(text), decode: (bytes) => decoder.decode(bytes)},
  verify,
};

function verify(...[publicKey, message, signature]: Parameters<VerifySignature>): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  const order = Point.Fn.ORDER;
  if (s >= order) return false;
  try {
    const key = Point.fromBytes(publicKey, true);
    // Under such a key one signature holds for many messages. OpenSSL refuses it, and such an R, too.
    if (key.isSmallOrder()) return false;
    const challenge = numberOf(sha512(joined(r, publicKey, message))) % order;
    const found = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(challenge));
    return !found.isSmallOrder() && sameBytes(found.toBytes(), r);
  } catch {
    return false;
  }
}

/** Little-endian, as everything in RFC 8032. */
function numberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1) value = (value << 8n) | BigInt(bytes[at] ?? 0);
  return value;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
