/**
 * The port of checkpoints: what the platform may ask about signed and cosigned roots. One keeper holds the log's key, the
 * lock store that refuses a rollback or a fork, and the checkpoints that witnesses cosigned. It never stands in the way
 * of an append: where it may not sign or nobody cosigns, entries are taken as before and the reason is shown.
 */
import type {NoteKey, SignedCheckpoint, TrustPolicy, Witnessed} from '../../monitoring/ledger/index.ts';

export interface WitnessStatus {
  /** Its name in the policy. */
  readonly name: string;
  readonly key: NoteKey;
  readonly url: string;
  /** Newest checkpoint that it cosigned; absent where it never did. */
  readonly cosigned?: {readonly size: number; readonly timeSeconds: number};
  /** Why it did not cosign the newest checkpoint, in a sentence. Absent where it did. */
  readonly refusal?: string;
  /** It has seen a larger tree of this log than this one is: this ledger was restored from an older copy, or is a fork. */
  readonly aheadSize?: number;
}

export interface KeptCheckpoint {
  readonly checkpoint: SignedCheckpoint;
  readonly witnessed: Witnessed;
}

export interface CheckpointKeeper {
  /** The log's name and key; the name is the origin of every checkpoint. */
  readonly logKey: NoteKey;
  /** In force now: the newest `witness_policy` entry, or a policy with the log's key and `quorum none`. */
  policy(): TrustPolicy;
  /** The newest checkpoint that the log signed, with the cosignatures that have come. */
  newest(): KeptCheckpoint | undefined;
  /** The newest with a quorum of at least one witness among those of at most `size` entries. */
  established(size?: number): KeptCheckpoint | undefined;
  /** The first cosigned checkpoint that holds this entry: the entry is not younger than its earliest cosignature. */
  firstHolding(index: number): KeptCheckpoint | undefined;
  /** The newest note with the most cosignatures: what an author embeds as `seen`. Empty where there is none. */
  seenNote(): string;
  witnesses(): readonly WitnessStatus[];
  /** Why the log may not sign now: a witness or the lock store is ahead. Absent where it may. */
  readonly refusal?: string;
  /**
   * Signs the ledger as it is, stores the checkpoint, asks the witnesses that have a URL, and stores what they cosign. Calls
   * that come while one is under way are answered by the next. Never rejects for a witness.
   */
  publish(): Promise<KeptCheckpoint | undefined>;
  /** A signed receipt (receipt.ts) for an entry that was acknowledged just now. */
  receipt(index: number, leafHash: Uint8Array, acceptedSeconds: number): string;
  /** Waits for what is under way. */
  close(): Promise<void>;
}
