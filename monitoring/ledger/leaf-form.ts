/**
 * Leaves as bytes and back. Strict both ways: what would not print back to the same bytes is not a leaf of ours, and
 * a leaf over the limit is refused before it is written.
 */
import {failure, success, type Problem, type Result} from '../kernel/index.ts';
import {canonicalJson, parseCanonical, type Json} from './canonical.ts';
import {leafFormat, leafLimitBytes, type Leaf} from './leaf.ts';

const fields: Readonly<Record<Leaf['kind'], Readonly<Record<string, 'text' | 'count' | 'texts'>>>> = {
  document: {case: 'text', name: 'text', text: 'text', author: 'text', recorded: 'text'},
  import_opened: {
    case: 'text',
    table: 'text',
    header: 'texts',
    file: 'text',
    fileSha256: 'text',
    release: 'text',
    author: 'text',
    recorded: 'text',
  },
  row: {row: 'text'},
  withdrawal: {case: 'text', table: 'text', id: 'text', reason: 'text', author: 'text', recorded: 'text'},
  import_sealed: {case: 'text', table: 'text', opened: 'count', rows: 'count', rowsRoot: 'text'},
};

/** UTF-8 is passed in as functions, because the core is compiled without the platform's encoder. */
export interface Utf8 {
  readonly encode: (text: string) => Uint8Array;
  /** Throws on bytes that are not UTF-8. */
  readonly decode: (bytes: Uint8Array) => string;
}

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
  const value = parseCanonical(text);
  if (value === undefined) return wrong('is not canonical JSON');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return wrong('is not an object');
  const record = value as Readonly<Record<string, Json>>;
  if (record['format'] !== leafFormat)
    return wrong(`has format ${JSON.stringify(record['format'])}, known is ${leafFormat}`);
  const kind = record['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(fields, kind))
    return wrong(`has the unknown kind ${JSON.stringify(kind)}`);
  const known = fields[kind as Leaf['kind']];
  const expected = ['format', 'kind', ...Object.keys(known)].sort();
  if (Object.keys(record).sort().join() !== expected.join())
    return wrong(`a ${kind} has the fields ${expected.join(', ')}`);
  for (const [name, form] of Object.entries(known)) {
    if (!fits(form, record[name])) return wrong(`${name} is not a ${form}`);
  }
  return success(record as unknown as Leaf);
}

function fits(form: 'text' | 'count' | 'texts', value: Json | undefined): boolean {
  if (form === 'text') return typeof value === 'string';
  if (form === 'count') return Number.isSafeInteger(value) && Number(value) >= 0;
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}
