/**
 * The port of an author at this machine: his name, his key and his count. Drafts become signed leaves one after another,
 * each naming the one before; what was signed and not appended is taken back with `forget`.
 */
import type {Draft, SignedLeaf} from '../../monitoring/ledger/index.ts';
import type {Result} from '../../monitoring/kernel/index.ts';

export interface Signer {
  readonly name: string;
  /** Base64. */
  readonly publicKey: string;
  /**
   * Entries that must stand before the first that he signs: the registration of his key. They are appended first, in the
   * same commit; empty once they stand.
   */
  introduction(): readonly SignedLeaf[];
  /** The highest number that he has signed, whether the ledger has it or not. */
  signed(): number;
  /** Signs the next entry of this author. */
  sign(draft: Draft): SignedLeaf;
  /** The ledger did not take what was signed since the last `kept`: the count goes back to what stands. */
  forget(): void;
  /** The ledger holds all that was signed so far. */
  kept(): void;
}

/** The author of a name at this machine, or why he cannot sign. `recorded` is the caller's clock, ISO 8601 in UTC. */
export type Signers = (name: string, recorded: string) => Result<Signer>;
