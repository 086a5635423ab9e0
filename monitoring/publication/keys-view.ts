/**
 * Who may write, as the ledger itself says: every key with its name, since which entry it stands, how far it has counted
 * and which of its numbers are missing. A missing number is a fact; why it is missing nobody knows from the ledger.
 */
import {keyFingerprint, type Hash, type RegisteredKey} from '../ledger/index.ts';
import type {KeysView, KeyView} from './shapes/index.ts';

export interface KeysOfLedger {
  readonly size: number;
  readonly keys: readonly RegisteredKey[];
  /** Documents, withdrawals and seals from before the first key. */
  readonly unsignedEntries: number;
}

export const keysView = (hash: Hash, {size, keys, unsignedEntries}: KeysOfLedger): KeysView => ({
  size,
  keys: keys.map((key) => keyView(hash, key)),
  unsignedEntries,
  sentence: keysSentence(keys.length, unsignedEntries),
});

export const keyStateOf = ({revoked, replaced}: RegisteredKey): KeyView['state'] =>
  revoked !== undefined ? 'revoked' : replaced !== undefined ? 'replaced' : 'stands';

function keyView(hash: Hash, key: RegisteredKey): KeyView {
  const {name, holder, publicKey, isRegistrar, registered, replaced, revoked, count, last, gaps} = key;
  const ended = revoked?.entry ?? replaced;
  return {
    name,
    holder,
    publicKey,
    fingerprint: keyFingerprint(hash, publicKey),
    isRegistrar,
    registered,
    state: keyStateOf(key),
    ...(ended === undefined ? {} : {ended}),
    ...(revoked === undefined ? {} : {reason: revoked.reason}),
    entries: count,
    lastSequence: last.sequence,
    ...(count === 0 ? {} : {lastEntry: last.entry}),
    gaps,
    missing: gaps.reduce((sum, {from, to}) => sum + to - from + 1, 0),
  };
}

function keysSentence(keys: number, unsigned: number): string {
  if (keys === 0) return 'No key is registered in this ledger yet, so nothing in it is signed.';
  if (unsigned === 0) return 'Every document, withdrawal and import of this ledger is signed by its author.';
  const entries = unsigned === 1 ? 'One entry' : `${unsigned} entries`;
  return `${entries} from before the first key ${unsigned === 1 ? 'is' : 'are'} not signed; everything after it is.`;
}
