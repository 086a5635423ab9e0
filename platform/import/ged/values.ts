/**
 * Numbers and days in bytes, without a string between: NaN where the bytes are none. What is a number here is one for the
 * database too, which reads the same bytes: digits with an optional sign, a point with digits on both sides, an exponent.
 */

const [minus, plus, point, colon, zero, nine] = [0x2d, 0x2b, 0x2e, 0x3a, 0x30, 0x39];

/** Digits that a double holds exactly. */
const digitsLimit = 15;

/** Nothing, or R's word for it. */
export const isMissing = (source: Uint8Array, from: number, to: number): boolean =>
  from === to || (to - from === 2 && source[from] === 0x4e && source[from + 1] === 0x41);

export function wholeAt(source: Uint8Array, from: number, to: number): number {
  const negative = source[from] === minus;
  let at = negative ? from + 1 : from;
  if (at >= to || to - at > digitsLimit) return Number.NaN;
  let value = 0;
  for (; at < to; at += 1) {
    const byte = source[at] as number;
    if (byte < zero || byte > nine) return Number.NaN;
    value = value * 10 + (byte - zero);
  }
  return negative ? -value : value;
}

export function decimalAt(source: Uint8Array, from: number, to: number): number {
  let at = source[from] === minus ? from + 1 : from;
  const integerFrom = at;
  let digits = 0;
  let scale = 0;
  let value = 0;
  let pointAt = -1;
  for (; at < to; at += 1) {
    const byte = source[at] as number;
    if (byte === point && pointAt === -1 && at > integerFrom) {
      pointAt = at;
      continue;
    }
    if (byte < zero || byte > nine) break;
    digits += 1;
    value = value * 10 + (byte - zero);
    if (pointAt !== -1) scale += 1;
  }
  if (digits === 0 || pointAt === at - 1) return Number.NaN;
  if (at < to && !isExponent(source, at, to)) return Number.NaN;
  if (at < to || digits > digitsLimit || scale > 22) return Number(latin1(source, from, to));
  return (source[from] === minus ? -value : value) / 10 ** scale;
}

function isExponent(source: Uint8Array, from: number, to: number): boolean {
  if (source[from] !== 0x65 && source[from] !== 0x45) return false;
  const at = source[from + 1] === minus || source[from + 1] === plus ? from + 2 : from + 1;
  return !Number.isNaN(wholeAt(source, at, to)) && source[at] !== minus;
}

const latin1 = (source: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...source.subarray(from, to));

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** `YYYY-MM-DD`, alone or with a time of day after a space or a T. Days since 1970-01-01, NaN where there is no such day. */
export function dayAt(source: Uint8Array, from: number, to: number): number {
  if (to - from < 10 || source[from + 4] !== minus || source[from + 7] !== minus) return Number.NaN;
  const year = wholeAt(source, from, from + 4);
  const month = pairAt(source, from + 5);
  const date = pairAt(source, from + 8);
  if (!(year >= 1) || month < 1 || month > 12 || date < 1) return Number.NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const before = daysBefore[month - 1] as number;
  const after = daysBefore[month] as number;
  if (date > after - before + (month === 2 ? leap : 0)) return Number.NaN;
  if (to - from > 10 && !isTime(source, from + 10, to)) return Number.NaN;
  const years = year - 1;
  const daysToYear = years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return daysToYear + before + (month > 2 ? leap : 0) + date - 1 - 719_162;
}

/** ` HH:MM:SS` or ` HH:MM:SS.fff`, as UCDP writes midnight since 20.1. */
function isTime(source: Uint8Array, from: number, to: number): boolean {
  if (to - from < 9 || (source[from] !== 0x20 && source[from] !== 0x54)) return false;
  if (source[from + 3] !== colon || source[from + 6] !== colon) return false;
  if (pairAt(source, from + 1) > 23 || pairAt(source, from + 4) > 59 || pairAt(source, from + 7) > 59) return false;
  if (to - from === 9) return true;
  if (source[from + 9] !== point || to - from < 11) return false;
  for (let at = from + 10; at < to; at += 1) if (!isDigit(source[at] as number)) return false;
  return true;
}

/** Two digits as a number; 100 where they are none. */
function pairAt(source: Uint8Array, at: number): number {
  const [tens, ones] = [source[at] as number, source[at + 1] as number];
  return isDigit(tens) && isDigit(ones) ? (tens - zero) * 10 + (ones - zero) : 100;
}

const isDigit = (byte: number): boolean => byte >= zero && byte <= nine;
