/**
 * The register of keys as the ledger tells it: which key speaks for which name, since which entry, and how far each has
 * counted. It decides whether a signed entry may follow, with every reason why not. The first key of a ledger registers
 * itself and becomes its registrar; after it only a standing registrar registers others. Nothing unsigned is taken after it.
 */
import type {Problem} from '../../kernel/index.ts';
import {base64Of} from '../base64.ts';
import type {Cryptography} from '../cryptography.ts';
import type {Leaf} from '../leaf.ts';
import {keyNumbers, type NumberSpan} from './key-numbers.ts';
import {entryProblems} from './key-rules.ts';
import {stands, type KeyState, type RootAt} from './key-state.ts';
import type {KeyHolder, SignedLeaf} from './signed-leaf.ts';

export interface RegisteredKey {
  readonly name: string;
  readonly holder: KeyHolder;
  /** Base64. */
  readonly publicKey: string;
  readonly isRegistrar: boolean;
  /** Entry that registered it, or put it in the place of another. */
  readonly registered: number;
  /** Entry that put another in its place. */
  readonly replaced?: number;
  readonly revoked?: {readonly entry: number; readonly reason: string};
  /** Entries that it signed so far. */
  readonly count: number;
  /** The highest number that it has counted to, and the leaf hash (base64) and entry of that; 0 before its first. */
  readonly last: {readonly sequence: number; readonly leafHash: string; readonly entry: number};
  /** Its own numbers that are missing so far, as spans: a device that has not handed them in, or entries withheld. */
  readonly gaps: readonly NumberSpan[];
}

export interface KeyRegister {
  /** Every key ever registered, in the order of their entries. */
  readonly keys: readonly RegisteredKey[];
  /** The key that speaks for a name now. */
  keyNamed(name: string): RegisteredKey | undefined;
  key(publicKey: string): RegisteredKey | undefined;
  /**
   * Why this leaf may not be appended next; empty where it may. `rootAt` gives the root of an earlier size of this ledger,
   * which the checkpoint in `seen` must have. The signature itself is checked by the caller, who may do it beside.
   */
  problems(leaf: Leaf, rootAt: RootAt): readonly Problem[];
  /** The entry that this key and number has already: sent again it adds nothing. */
  entryOf(publicKey: string, sequence: number): number | undefined;
  /** An entry that stands in the ledger. Throws where its key is not registered: `problems` was not asked. */
  take(index: number, leaf: SignedLeaf, leafHash: Uint8Array): void;
}

export function keyRegister(by: Cryptography): KeyRegister {
  const states = new Map<string, KeyState>();
  const named = new Map<string, string>();
  const standing = (name: string): KeyState | undefined => {
    const state = states.get(named.get(name) ?? '');
    return state !== undefined && stands(state) ? state : undefined;
  };
  const enter = (state: Omit<KeyState, 'numbers'>): void => {
    states.set(state.publicKey, {...state, numbers: keyNumbers()});
    named.set(state.name, state.publicKey);
  };
  const changeKeys = (index: number, leaf: SignedLeaf): void => {
    const {publicKey} = leaf as {readonly publicKey?: string};
    const own = states.get(leaf.key);
    if (leaf.kind === 'key_registered') {
      const {name, holder} = leaf;
      enter({name, holder, publicKey: leaf.publicKey, isRegistrar: states.size === 0, registered: index});
    } else if (leaf.kind === 'key_replaced' && own !== undefined) {
      const {name, holder, isRegistrar} = own;
      states.set(own.publicKey, {...own, replaced: index});
      enter({name, holder, publicKey: leaf.publicKey, isRegistrar, registered: index});
    } else if (leaf.kind === 'key_revoked') {
      const target = states.get(publicKey ?? '');
      if (target !== undefined) states.set(target.publicKey, {...target, revoked: {entry: index, reason: leaf.reason}});
    }
  };
  const state = {states, standing};
  return {
    get keys() {
      return [...states.values()].map(shown);
    },
    keyNamed: (name) => shownOf(standing(name)),
    key: (publicKey) => shownOf(states.get(publicKey)),
    problems: (leaf, rootAt) => entryProblems(by, state, leaf, rootAt),
    entryOf: (publicKey, sequence) => states.get(publicKey)?.numbers.entryOf(sequence),
    take: (index, leaf, leafHash) => {
      changeKeys(index, leaf);
      const signer = states.get(leaf.key);
      if (signer === undefined) throw new Error(`entry ${index} is signed with a key that nobody registered`);
      signer.numbers.take(leaf.sequence, index, leafHash, leaf.previous);
    },
  };
}

const shownOf = (state: KeyState | undefined): RegisteredKey | undefined =>
  state === undefined ? undefined : shown(state);

function shown({numbers, ...key}: KeyState): RegisteredKey {
  const sequence = numbers.last();
  const [hash, entry] = [numbers.leafHashOf(sequence), numbers.entryOf(sequence)];
  const last = {sequence, leafHash: hash === undefined ? '' : base64Of(hash), entry: entry ?? 0};
  return {...key, count: numbers.count(), last, gaps: numbers.gaps()};
}
