/**
 * Whose signature an entry bears and when it was made. The interval is what others vouch for; what the author says stands
 * beside it, and where the two do not fit, that is said and nothing is corrected.
 */
import {
  keyFingerprint,
  signatureHolds,
  timeBounds,
  type Cryptography,
  type RegisteredKey,
  type SignedCheckpoint,
  type SignedLeaf,
  type TimeBounds,
  type TrustPolicy,
} from '../ledger/index.ts';
import {keyStateOf} from './keys-view.ts';
import type {SignedView} from './shapes/index.ts';

export interface SignedQuestion {
  readonly leaf: SignedLeaf;
  /** As the register has it. */
  readonly key: RegisteredKey;
  readonly policy?: TrustPolicy;
  /** The first cosigned checkpoint that holds the entry. */
  readonly holding?: SignedCheckpoint;
}

const noWitness: TrustPolicy = {logs: [], witnesses: [], groups: [], quorum: 'none'};

export function signedView(by: Cryptography, {leaf, key, policy = noWitness, holding}: SignedQuestion): SignedView {
  const bounds = timeBounds(by, policy, leaf, holding);
  const {notBeforeSeconds, notAfterSeconds, claim} = bounds;
  return {
    author: leaf.author,
    key: leaf.key,
    fingerprint: keyFingerprint(by.hash, leaf.key),
    sequence: leaf.sequence,
    signatureHolds: key.name === leaf.author && signatureHolds(by, leaf),
    keyState: keyStateOf(key),
    recorded: leaf.recorded,
    ...(notBeforeSeconds === undefined ? {} : {notBefore: instant(notBeforeSeconds)}),
    ...(notAfterSeconds === undefined ? {} : {notAfter: instant(notAfterSeconds)}),
    claim,
    timeSentence: timeSentence(leaf.recorded, bounds),
  };
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

function timeSentence(recorded: string, {notBeforeSeconds: from, notAfterSeconds: to, claim}: TimeBounds): string {
  const said = `Its author says ${recorded}`;
  if (from === undefined && to === undefined) return `${said}; no witness vouches for when it was made.`;
  const since = from === undefined ? '' : `not before ${instant(from)}`;
  const until = to === undefined ? '' : `not after ${instant(to)}`;
  const vouched = `Witnesses vouch that it was made ${[since, until].filter((part) => part !== '').join(' and ')}`;
  const place = {
    inside: 'which lies in that interval',
    before: 'which is earlier than that',
    after: 'which is later than that',
    undetermined: 'which that neither confirms nor excludes',
  }[claim];
  return `${vouched}. ${said}, ${place}.`;
}
