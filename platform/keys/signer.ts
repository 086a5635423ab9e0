/**
 * The port of an author at this machine: his name, his key and his count. Drafts become signed leaves one after another,
 * each naming the one before; what was signed and not appended is taken back with `forget`.
 */
import type {Draft, SignedLeaf} from '../../monitoring/ledger/index.ts';

export interface Signer {
  readonly name: string;
  /** Base64. */
  readonly publicKey: string;
  /** Signs the next entry of this author. */
  sign(draft: Draft): SignedLeaf;
  /** The ledger did not take what was signed since the last `kept`: the count goes back to what stands. */
  forget(): void;
  /** The ledger holds all that was signed so far. */
  kept(): void;
}
