/**
 * The code by which somebody without an account finds his report again: 80 random bits in letters and digits that are not
 * mistaken for one another over the telephone, in four groups of four. Only its SHA-256 is kept.
 */
import {createHash} from 'node:crypto';

/** Crockford's 32: no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 10;

export const newStatusCode = (random: (bytes: number) => Uint8Array): string => {
  let bits = BigInt(`0x${Buffer.from(random(codeBytes)).toString('hex')}`);
  let code = '';
  for (let at = 0; at < 16; at += 1) {
    code = (letters[Number(bits & 31n)] ?? '') + code;
    bits >>= 5n;
  }
  return code.match(/.{4}/g)?.join('-') ?? code;
};

/** As it is heard and typed: blanks, hyphens, small letters, O for 0 and I or L for 1. Undefined where it is no code. */
export function statusCode(text: string): string | undefined {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain : undefined;
}

/** Of the code without its hyphens, in hexadecimal. */
export const codeSha256 = (code: string): string =>
  createHash('sha256')
    .update(statusCode(code) ?? code)
    .digest('hex');
