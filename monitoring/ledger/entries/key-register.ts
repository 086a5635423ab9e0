/**
 * The register of keys as the ledger tells it: which key speaks for which name, since which entry, and how far each has
 * counted. It decides whether a signed entry may follow, with every reason why not. The first key of a ledger registers
 * itself and becomes its registrar; after it only a standing registrar registers others. Nothing unsigned is taken after it.
 */
import type {Problem} from '../../kernel/index.ts';
import type {Leaf} from '../leaf.ts';
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
  /** The highest number that it has counted to, and the leaf hash (base64) and entry of that; 0 before its first. */
  readonly last: {readonly sequence: number; readonly leafHash: string; readonly entry: number};
  /** Its own numbers that are missing so far, as spans: a device that has not handed them in, or entries withheld. */
  readonly gaps: readonly {readonly from: number; readonly to: number}[];
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
  problems(leaf: Leaf, rootAt: (size: number) => Uint8Array | undefined): readonly Problem[];
  /** The entry that this key and number has already: sent again it adds nothing. */
  entryOf(publicKey: string, sequence: number): number | undefined;
  /** An entry that stands in the ledger. */
  take(index: number, leaf: SignedLeaf, leafHash: Uint8Array): void;
}
