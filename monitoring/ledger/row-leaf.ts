/**
 * Row leaves as bytes, without a detour through strings: an import writes hundreds of thousands of them. Same bytes as
 * the canonical encoder (RFC 8785 section 3.2.2.2), or none. Text that is not UTF-8 is the caller's to refuse before.
 *
 *     00 {"format":"holdfire-leaf/1","kind":"row","row":"…"}
 */
import {leafFormat, leafLimitBytes} from './leaf.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const opening = ascii(`{"format":"${leafFormat}","kind":"row","row":"`);
const closing = ascii('"}');
const [quote, backslash, letterU] = [0x22, 0x5c, 0x75];

/** The letter after the backslash for each byte that is escaped; `u` where it takes four hexadecimal digits. */
const escapeLetter = new Uint8Array(256);
escapeLetter.fill(letterU, 0, 0x20);
for (const [byte, letter] of [
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [quote, '"'],
  [backslash, '\\'],
] as const) {
  escapeLetter[byte] = letter.charCodeAt(0);
}
const hexDigits = ascii('0123456789abcdef');

/** What an escape's letter stands for; 0 where no canonical text has that escape. */
const escapedByte = new Uint8Array(256);
escapeLetter.forEach((letter, byte) => {
  if (letter !== 0 && letter !== letterU) escapedByte[letter] = byte;
});

/** Room that `writeRowLeaf` may need for a record of so many bytes, the prefix byte included. */
export const rowLeafRoomBytes = (recordBytes: number): number => 1 + opening.length + 6 * recordBytes + closing.length;

/**
 * Writes 0x00 and the row leaf of the record `source[from, to)` into `target` from `at` on, which must have
 * `rowLeafRoomBytes(to - from)` bytes left. Returns the offset after it, or -1 where the leaf would exceed the limit.
 */
export function writeRowLeaf(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  let next = at;
  target[next++] = 0;
  for (let index = 0; index < opening.length; index += 1) target[next++] = opening[index] as number;
  for (let index = from; index < to; index += 1) {
    const byte = source[index] as number;
    const letter = escapeLetter[byte] as number;
    if (letter === 0) {
      target[next++] = byte;
      continue;
    }
    target[next++] = backslash;
    target[next++] = letter;
    if (letter === letterU) {
      target[next++] = 0x30;
      target[next++] = 0x30;
      target[next++] = hexDigits[byte >> 4] as number;
      target[next++] = hexDigits[byte & 15] as number;
    }
  }
  target[next++] = quote;
  target[next++] = closing[1] as number;
  return next - at - 1 > leafLimitBytes ? -1 : next;
}

const openingWords = new DataView(opening.buffer);

/** Does `leaf[from, to)` begin as every row leaf and no other leaf does? Four bytes at a time: it is asked of every one. */
export function isRowLeaf(leaf: DataView, from: number, to: number): boolean {
  if (to - from < opening.length + closing.length) return false;
  for (let index = 0; index < opening.length; index += 4) {
    if (leaf.getUint32(from + index) !== openingWords.getUint32(index)) return false;
  }
  return true;
}

/**
 * The way back: reads the row leaf `leaf[from, to)` (without prefix byte) and writes its record into `target` from `at`
 * on, which must have `to - from` bytes left. Returns the offset after it, or -1 where these bytes are not a row leaf
 * written canonically; then `decodeLeaf` says what they are.
 */
export function readRowLeaf(leaf: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  const [start, end] = [from + opening.length, to - closing.length];
  if (end < start || to - from > leafLimitBytes) return -1;
  for (let index = 0; index < opening.length; index += 1) if (leaf[from + index] !== opening[index]) return -1;
  if (leaf[end] !== closing[0] || leaf[end + 1] !== closing[1]) return -1;
  let next = at;
  for (let index = start; index < end; index += 1) {
    const byte = leaf[index] as number;
    if (escapeLetter[byte] === 0) {
      target[next++] = byte;
      continue;
    }
    // Only a backslash that has its letter before the closing quote may stand here.
    if (byte !== backslash || index + 1 >= end) return -1;
    index += 1;
    const letter = leaf[index] as number;
    if (letter === letterU) {
      const control = controlAt(leaf, index + 1, end);
      if (control === -1) return -1;
      target[next++] = control;
      index += 4;
    } else {
      const escaped = escapedByte[letter] as number;
      if (escaped === 0) return -1;
      target[next++] = escaped;
    }
  }
  return next;
}

/** The control character of the four digits at `from`; -1 where another escape is the canonical one. */
function controlAt(leaf: Uint8Array, from: number, end: number): number {
  if (from + 4 > end || leaf[from] !== 0x30 || leaf[from + 1] !== 0x30) return -1;
  const [high, low] = [hexDigits.indexOf(leaf[from + 2] ?? 0), hexDigits.indexOf(leaf[from + 3] ?? 0)];
  if (high < 0 || high > 1 || low < 0) return -1;
  const byte = high * 16 + low;
  return escapeLetter[byte] === letterU ? byte : -1;
}
