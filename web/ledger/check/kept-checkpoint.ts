/**
 * The checkpoint that a reader keeps in this browser, with the policy by which it was checked: on a later visit the ledger
 * must follow from it, and be signed by the same keys, whatever policy the server gives by then. It stays in this browser
 * and is sent to nobody; only its size is, when the proof is asked for.
 */
import {readCheckpoint, readTrustPolicy, type Cryptography} from '../../../monitoring/ledger/index.ts';
import type {SignedCheckpoint, TrustPolicy} from '../../../monitoring/ledger/index.ts';

export interface KeptCheckpoint {
  readonly checkpoint: SignedCheckpoint;
  readonly policy: TrustPolicy;
  /** As text: the checkpoint's note and the policy. */
  readonly note: string;
  readonly policyText: string;
  /** ISO 8601 in UTC, by this browser's clock. */
  readonly kept: string;
}

/** What is used of `localStorage`; absent where the browser refuses it. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const place = 'holdfire-kept-checkpoint/1';

/** Undefined where nothing is kept, or nothing that can be read. */
export function readKept(by: Cryptography, store: Store | undefined): KeptCheckpoint | undefined {
  const {note, policyText, kept} = stored(store);
  if (note === undefined || policyText === undefined || kept === undefined) return undefined;
  const [checkpoint, policy] = [readCheckpoint(note), readTrustPolicy(by, policyText)];
  return checkpoint === undefined || !policy.ok
    ? undefined
    : {checkpoint, policy: policy.value, note, policyText, kept};
}

/** False where the browser keeps nothing: a private window, or a full disk. */
export function keep(store: Store | undefined, what: Pick<KeptCheckpoint, 'note' | 'policyText' | 'kept'>): boolean {
  try {
    const {note, policyText, kept} = what;
    store?.setItem(place, JSON.stringify({note, policyText, kept}));
    return store !== undefined;
  } catch {
    return false;
  }
}

export function forget(store: Store | undefined): void {
  store?.removeItem(place);
}

/** Reading the property itself throws where cookies are forbidden. */
export function browserStore(): Store | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Is anything kept? Answers without cryptography, so that a page may ask before it loads any. */
export const isKept = (store: Store | undefined): boolean => stored(store).note !== undefined;

function stored(store: Store | undefined): {note?: string; policyText?: string; kept?: string} {
  try {
    const value: unknown = JSON.parse(store?.getItem(place) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, part]) => typeof part === 'string'));
  } catch {
    return {};
  }
}
