/**
 * Leaves as bytes and back. Strict both ways: what would not print back to the same bytes is not a leaf of ours, and
 * a leaf over the limit is refused before it is written.
 */
import {failure, success, type Problem, type Result} from '../kernel/index.ts';
import {canonicalJson, parseCanonical, type Json} from './canonical.ts';
import type {Utf8} from './cryptography.ts';
import {fieldFits, leafFields} from './leaf-fields.ts';
import {leafLimitBytes, type Leaf} from './leaf.ts';

export function encodeLeaf(utf8: Utf8, leaf: Leaf): Result<Uint8Array> {
  const bytes = utf8.encode(canonicalJson(leaf as unknown as Json));
  if (bytes.length > leafLimitBytes) {
    const message = `is ${bytes.length} bytes as an entry, at most ${leafLimitBytes}`;
    return failure([{code: 'entry-too-large', message}]);
  }
  return success(bytes);
}

const wrong = (message: string): Result<never> => failure([{code: 'bad-entry', message} satisfies Problem]);

export function decodeLeaf(utf8: Utf8, bytes: Uint8Array): Result<Leaf> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return wrong('is not UTF-8');
  }
  return readLeaf(text);
}

/** The same from its text. */
export function readLeaf(text: string): Result<Leaf> {
  const value = parseCanonical(text);
  if (value === undefined) return wrong('is not canonical JSON');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return wrong('is not an object');
  const record = value as Readonly<Record<string, Json>>;
  const {format, kind} = record;
  if (typeof format !== 'string' || !Object.hasOwn(leafFields, format))
    return wrong(`has format ${JSON.stringify(format)}, known are ${Object.keys(leafFields).join(' and ')}`);
  const kinds = leafFields[format as Leaf['format']];
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind))
    return wrong(`has the unknown kind ${JSON.stringify(kind)}`);
  const known = kinds[kind] ?? {};
  const expected = ['format', 'kind', ...Object.keys(known)].sort();
  if (Object.keys(record).sort().join() !== expected.join())
    return wrong(`a ${kind} has the fields ${expected.join(', ')}`);
  for (const [name, form] of Object.entries(known)) {
    if (!fieldFits(form, record[name])) return wrong(`${name} is not ${form}`);
  }
  return success(record as unknown as Leaf);
}
