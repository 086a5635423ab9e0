/** A short name of a public key that two people can compare over the telephone. */
import {bytesOfLength} from '../base64.ts';
import {publicKeyBytes} from '../cryptography.ts';
import type {Hash} from '../hash.ts';

/**
 * The first 16 bytes of SHA-256 over the key's 32 bytes, in hexadecimal: as long as nobody can make 2^64 keys to find two
 * that share it. Throws TypeError where the text is no key.
 */
export function keyFingerprint(hash: Hash, publicKey: string): string {
  const key = bytesOfLength(publicKey, publicKeyBytes);
  if (key === undefined) throw new TypeError(`a public key is base64 of ${publicKeyBytes} bytes`);
  return [...hash(key).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
