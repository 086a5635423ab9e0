/**
 * Canonical JSON (RFC 8785): one value has exactly one text, so that a hash of the text is a hash of the value.
 * Refuses what JSON cannot say (NaN, infinities, undefined) and strings with lone surrogates, which no UTF-8 can hold.
 */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [name: string]: Json};

/** Throws TypeError on a value that has no canonical form: the caller built it, so it is a broken invariant. */
export function canonicalJson(value: Json): string {
  return isInOrder(value) ? JSON.stringify(value) : printed(value);
}

/**
 * Are all names in order already? Then the platform's own printer prints the canonical text, several times faster. True for
 * nothing that has no canonical form.
 */
function isInOrder(value: Json): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return partsAreInOrder(value);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  let last = '';
  for (const name of Object.keys(value)) {
    if (name < last || !name.isWellFormed()) return false;
    if (!isInOrder((value as Readonly<Record<string, Json>>)[name] as Json)) return false;
    last = name;
  }
  return true;
}

function partsAreInOrder(parts: readonly Json[]): boolean {
  for (const part of parts) if (!isInOrder(part)) return false;
  return true;
}

function printed(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((part: Json) => printed(part)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no JSON form`);
  const entries = Object.entries(value);
  // RFC 8785 section 3.2.3: names are sorted by UTF-16 code units, which is what < compares.
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${canonicalString(name)}:${printed(part)}`).join(',')}}`;
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a string with a lone surrogate has no UTF-8 form');
  return JSON.stringify(text);
}

/** The value, or undefined where the text is not JSON or would not print back to the same text. */
export function parseCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Neither null nor a list. */
export const isJsonRecord = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
