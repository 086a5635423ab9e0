/**
 * An act as a signed entry: contents in their five salted groups, the leaf with its commitments, the person's signature. Pure
 * but for the signature: salts, id and clock are arguments. What a form left empty is left out, because an act says nothing
 * of what nobody knows.
 */
import {actContents, actGroups, actTable, type ActWords} from '../../../monitoring/desk/index.ts';
import {
  base64Of,
  canonicalJson,
  groupCommitment,
  leafHash,
  signedLeafFormat,
  signedMessage,
  type Json,
  type OpenGroup,
  type RecordLeaf,
} from '../../../monitoring/ledger/index.ts';
import type {Me} from '../../../platform/contract/index.ts';
import {browserCryptography as by} from '../../ledger/browser-cryptography.ts';
import type {SignAsync} from './person-key.ts';

export interface ActToSign {
  readonly caseId: string;
  /** The record's id: the same when an act is signed again after a conflict, so that it never stands twice. */
  readonly id: string;
  /** ISO 8601 in UTC, seconds. */
  readonly recorded: string;
  readonly words: ActWords;
}

export interface SignedAct {
  readonly leaf: string;
  readonly groups: Readonly<Record<string, OpenGroup>>;
  /** Base64: what the server must answer with. */
  readonly leafHash: string;
}

/** `salt` gives 32 random bytes at each call. */
export async function signAct(
  {caseId, id, recorded, words}: ActToSign,
  key: NonNullable<Me['key']>,
  {salt, sign}: {readonly salt: () => Uint8Array; readonly sign: SignAsync},
): Promise<SignedAct> {
  const contents = actContents(said(words));
  const groups: Record<string, OpenGroup> = Object.fromEntries(
    actGroups.map((name) => [name, {salt: base64Of(salt()), content: contents[name] as OpenGroup['content']}]),
  );
  const unsigned: Omit<RecordLeaf, 'signature'> = {
    format: signedLeafFormat,
    kind: 'record',
    author: key.name,
    key: key.publicKey,
    sequence: key.sequence,
    previous: key.previous,
    seen: key.seen,
    recorded,
    case: caseId,
    table: actTable,
    id,
    groups: Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, groupCommitment(by, group)])),
  };
  const signature = base64Of(await sign(signedMessage(by, unsigned)));
  const leaf = canonicalJson({...unsigned, signature} as unknown as Json);
  return {leaf, groups, leafHash: base64Of(leafHash(by.hash, by.utf8.encode(leaf)))};
}

/** Without what is undefined, null or an empty text, at any depth. */
export function said<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((part) => !isNothing(part)).map((part: unknown) => said(part)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => !isNothing(part))
      .map(([name, part]) => [name, said(part as unknown)]),
  ) as T;
}

const isNothing = (part: unknown): boolean => part === undefined || part === null || part === '';
