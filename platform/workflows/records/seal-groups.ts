/**
 * Contents of groups under lock: a fresh salt for each, the commitment that goes into the leaf, and salt and content for whoever
 * may receive them. The salt is an argument's, 32 random bytes: places and names can be guessed, and a salt that can be
 * guessed too hides nothing.
 */
import {base64Of, canonicalJson, type Json, type OpenGroup} from '../../../monitoring/ledger/index.ts';
import type {SaltedContent} from '../../contents/index.ts';
import {nodeCryptography} from '../../keys/index.ts';
import type {GroupContent} from './group-content.ts';

export interface SealedGroups {
  /** Group name → commitment, for the leaf. */
  readonly commitments: Readonly<Record<string, string>>;
  /** For the store of contents. */
  readonly contents: readonly SaltedContent[];
  /** For whoever hands the entry in. */
  readonly open: Readonly<Record<string, OpenGroup>>;
}

export function sealGroups(groups: Readonly<Record<string, GroupContent>>, newSalt: () => Uint8Array): SealedGroups {
  const sealed = Object.entries(groups).map(([name, content]) => {
    const salt = newSalt();
    const body = saltedBody(salt, content);
    return {name, commitment: base64Of(nodeCryptography.hash(body)), body, open: {salt: base64Of(salt), content}};
  });
  return {
    commitments: Object.fromEntries(sealed.map(({name, commitment}) => [name, commitment])),
    contents: sealed.map(({commitment, body}) => ({commitment, body})),
    open: Object.fromEntries(sealed.map(({name, open}) => [name, open])),
  };
}

/** What a commitment hashes. */
export function saltedBody(salt: Uint8Array, content: GroupContent): Uint8Array {
  const rest = nodeCryptography.utf8.encode(canonicalJson(content as Json));
  const body = new Uint8Array(salt.length + rest.length);
  body.set(salt);
  body.set(rest, salt.length);
  return body;
}
