/**
 * The fields of every leaf, by format and kind, and what each may hold. One table, so that reader, writer and the format's
 * description cannot differ.
 */
import {bytesOfBase64} from './base64.ts';
import type {Json} from './canonical.ts';
import {publicKeyBytes, signatureBytes} from './cryptography.ts';
import {custodyEvents, keyHolders, type SignedLeaf, type Signing} from './entries/signed-leaf.ts';
import {groupNamePattern} from './entries/field-groups.ts';
import {hashBytes} from './hash-list.ts';
import type {Leaf, UnsignedFormatLeaf} from './leaf.ts';

export type FieldForm = keyof typeof forms;

const isBase64Of = (value: Json | undefined, length: number): boolean =>
  typeof value === 'string' && bytesOfBase64(value)?.length === length;
const isText = (value: Json | undefined): value is string => typeof value === 'string';
const isCount = (value: Json | undefined): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const forms = {
  text: isText,
  'a name of 1 to 80 characters': (value) =>
    isText(value) && value.trim() === value && value !== '' && value.length <= 80,
  count: isCount,
  'a count from 1': (value) => isCount(value) && value !== 0,
  texts: (value) => Array.isArray(value) && value.every((part: Json) => isText(part)),
  'an instant in UTC': (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value),
  'a hash in base64': (value) => isBase64Of(value, hashBytes),
  'a hash in base64, or empty': (value) => value === '' || isBase64Of(value, hashBytes),
  'a SHA-256 in hexadecimal': (value) => isText(value) && /^[0-9a-f]{64}$/.test(value),
  'a SHA-256 in hexadecimal, or empty': (value) => isText(value) && /^([0-9a-f]{64})?$/.test(value),
  'a public key in base64': (value) => isBase64Of(value, publicKeyBytes),
  'a signature in base64': (value) => isBase64Of(value, signatureBytes),
  'a holder of keys': (value) => (keyHolders as readonly Json[]).includes(value ?? null),
  'an event of custody': (value) => (custodyEvents as readonly Json[]).includes(value ?? null),
  'commitments by group': (value) => isGroups(value),
  'names of groups': (value) =>
    Array.isArray(value) && value.length > 0 && value.every((name: Json) => isGroupName(name)),
} as const satisfies Readonly<Record<string, (value: Json | undefined) => boolean>>;

const isGroupName = (name: Json): boolean => isText(name) && groupNamePattern.test(name);

function isGroups(value: Json | undefined): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const groups = Object.entries(value as Readonly<Record<string, Json>>);
  return groups.length > 0 && groups.every(([name, hash]) => isGroupName(name) && isBase64Of(hash, hashBytes));
}

export const fieldFits = (form: FieldForm, value: Json | undefined): boolean => forms[form](value);

type FieldsOf<L, Base extends string = never> = L extends {readonly kind: infer K extends string}
  ? {readonly [kind in K]: Readonly<Record<Exclude<keyof L, 'format' | 'kind' | Base>, FieldForm>>}
  : never;
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void ? A : never;

const unsigned: Together<FieldsOf<UnsignedFormatLeaf>> = {
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

const signing: Readonly<Record<Exclude<keyof Signing, 'format'>, FieldForm>> = {
  author: 'a name of 1 to 80 characters',
  key: 'a public key in base64',
  sequence: 'a count from 1',
  previous: 'a hash in base64, or empty',
  seen: 'text',
  recorded: 'an instant in UTC',
  signature: 'a signature in base64',
};

const key = {name: 'a name of 1 to 80 characters', publicKey: 'a public key in base64'} as const;
const possession = 'a signature in base64';

const signed: Together<FieldsOf<SignedLeaf, keyof Signing>> = {
  document: {case: 'text', name: 'text', text: 'text'},
  withdrawal: {case: 'text', table: 'text', id: 'text', reason: 'text'},
  import_sealed: {
    case: 'text',
    table: 'text',
    opened: 'count',
    openedHash: 'a hash in base64',
    rows: 'count',
    rowsRoot: 'a hash in base64',
  },
  key_registered: {...key, holder: 'a holder of keys', possession},
  key_replaced: {...key, possession},
  key_revoked: {...key, reason: 'text'},
  record: {case: 'text', table: 'text', id: 'text', groups: 'commitments by group'},
  removal: {case: 'text', entry: 'count', groups: 'names of groups', reason: 'text'},
  custody: {
    case: 'text',
    event: 'an event of custody',
    evidence: 'a SHA-256 in hexadecimal',
    bytes: 'count',
    mediaType: 'text',
    madeFrom: 'a SHA-256 in hexadecimal, or empty',
    tool: 'text',
    note: 'text',
  },
  witness_policy: {policy: 'text'},
};

export const leafFields: Readonly<
  Record<Leaf['format'], Readonly<Record<string, Readonly<Record<string, FieldForm>>>>>
> = {
  'holdfire-leaf/1': unsigned,
  'holdfire-leaf/2': Object.fromEntries(Object.entries(signed).map(([kind, own]) => [kind, {...signing, ...own}])),
};
