/**
 * Secrets that are handed out: 32 random bytes as base64url. Of each only the SHA-256 is kept, in memory or in the ledger, so
 * that whoever reads either cannot use it; and they are compared in a time that tells nothing.
 */
import {createHash, timingSafeEqual} from 'node:crypto';

/** Random bytes of the operating system. */
export type Random = (bytes: number) => Uint8Array;

export const newSecret = (random: Random): string => Buffer.from(random(32)).toString('base64url');

/** Of the text itself, hexadecimal: as the ledger has it. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function isSameText(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text, 'utf8').digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** `p-` and ten random characters: what everybody who mirrors the ledger sees of a person. */
export const newPersonId = (random: Random): string =>
  `p-${[...random(10)].map((byte) => alphabet[byte & 31] ?? 'a').join('')}`;
