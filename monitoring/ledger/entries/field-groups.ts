/**
 * Salted field groups: one record, several audiences. The leaf commits to every group by SHA-256(salt ‖ canonical
 * content), so whoever receives a group proves that it belongs to the same leaf as everybody else's, and learns nothing
 * of the others: a place or a name can be guessed and hashed, but not without the salt of 256 random bits. Where salt and
 * content are destroyed, the commitment stays and says nothing more.
 */
import {base64Of, bytesOfLength} from '../base64.ts';
import {canonicalJson, type Json} from '../canonical.ts';
import type {Cryptography} from '../cryptography.ts';
import type {RecordLeaf} from './signed-leaf.ts';

export const saltBytes = 32;

/**
 * `public`, `verifier.place`, `party:afghanistan`, `party:afghanistan.place`: who may receive it, and a part where there are
 * several. `party:ID` is one per party of the case. The exact place belongs into a group of its own, apart from the coarse
 * one, so that either can be shown without the other.
 */
export const groupNamePattern =
  /^(public|shared|verifier|source|party:[a-z0-9][a-z0-9-]{0,59})(\.[a-z][a-z0-9_]{0,39})?$/;

export const audienceOfGroup = (name: string): string => name.split('.')[0] ?? name;

/** A group as its audience receives it. */
export interface OpenGroup {
  /** Base64 of 32 random bytes. */
  readonly salt: string;
  readonly content: {readonly [field: string]: Json};
}

/** Base64. Throws TypeError where the salt is not one. */
export function groupCommitment({hash, utf8}: Pick<Cryptography, 'hash' | 'utf8'>, {salt, content}: OpenGroup): string {
  const start = bytesOfLength(salt, saltBytes);
  if (start === undefined) throw new TypeError(`a salt is base64 of ${saltBytes} bytes`);
  const rest = utf8.encode(canonicalJson(content));
  const bytes = new Uint8Array(saltBytes + rest.length);
  bytes.set(start);
  bytes.set(rest, saltBytes);
  return base64Of(hash(bytes));
}

/** Is this the group of that name to which the record committed? False for anything malformed. */
export function opensGroup(
  by: Pick<Cryptography, 'hash' | 'utf8'>,
  record: Pick<RecordLeaf, 'groups'>,
  name: string,
  group: OpenGroup,
): boolean {
  try {
    return Object.hasOwn(record.groups, name) && record.groups[name] === groupCommitment(by, group);
  } catch {
    return false;
  }
}

/**
 * Which audiences' groups an audience receives: everybody the public ones; the parties and the mission what is shared;
 * the verifier what is shared and his own. No party receives another party's, and only the source's keeper the source.
 */
export function receives(audience: string, group: string): boolean {
  const of = audienceOfGroup(group);
  if (of === 'public' || of === audience) return true;
  return of === 'shared' && audience !== 'public';
}
