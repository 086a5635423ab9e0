/**
 * The port of checkpoints: what the platform may ask about signed and cosigned roots. One keeper holds the log's key, the
 * lock store that refuses a rollback or a fork, and the checkpoints that witnesses cosigned. It never stands in the way
 * of an append: where it may not sign or nobody cosigns, entries are taken as before and the reason is shown.
 */
import type {Result} from '../../monitoring/kernel/index.ts';
import type {NoteKey, PolicyEntry, SignedCheckpoint, TrustPolicy, Witnessed} from '../../monitoring/ledger/index.ts';

export interface WitnessStatus {
  /** Its name in the policy. */
  readonly name: string;
  readonly key: NoteKey;
  readonly url: string;
  /** Newest checkpoint that it cosigned; absent where it never did. */
  readonly cosigned?: {readonly size: number; readonly timeSeconds: number};
  /** Why it did not cosign the newest checkpoint, in a sentence. Absent where it did. */
  readonly refusal?: string;
  /** It has cosigned a larger tree of this log than was ever signed here: an older copy was restored, or this is a fork. */
  readonly aheadSize?: number;
}

export interface KeptCheckpoint {
  readonly checkpoint: SignedCheckpoint;
  readonly witnessed: Witnessed;
}

export interface CheckpointKeeper {
  /** The log's name and key; the name is the origin of every checkpoint. */
  readonly logKey: NoteKey;
  /** Grows with everything that a page shows of checkpoints and witnesses. */
  readonly revision: number;
  /** In force now (policies-in-force.ts), or a policy with the log's key and `quorum none` where none was set. */
  policy(): TrustPolicy;
  /** Its entry; undefined where none was set. */
  policyEntry(): number | undefined;
  /** The entry of the first list with a quorum; undefined where nobody was ever asked to cosign. */
  witnessedSince(): number | undefined;
  /** A newer list that the one in force has not cosigned yet. */
  pendingPolicy(): PolicyEntry | undefined;
  /** The newest checkpoint that the log signed, with the cosignatures that have come. */
  newest(): KeptCheckpoint | undefined;
  /** The newest with a quorum of at least one witness among those of at most `size` entries. */
  established(size?: number): KeptCheckpoint | undefined;
  /** The same for a party's own view: the witness, or group, that the policy names `party:ID` must have cosigned too. */
  establishedFor(party: string, size?: number): KeptCheckpoint | undefined;
  /** The first cosigned checkpoint that holds this entry: the entry is not younger than its earliest cosignature. */
  firstHolding(index: number): KeptCheckpoint | undefined;
  /** The newest established note, else the newest cosigned, else the newest: what an author embeds as `seen`. */
  seenNote(): string;
  /** Of the newest list, in its order. */
  witnesses(): readonly WitnessStatus[];
  /** Why the log may not sign now, in a sentence: a witness or the lock store is ahead. Undefined where it may. */
  readonly refusal: string | undefined;
  /**
   * Signs the ledger as it is, stores the checkpoint, asks the witnesses that have a URL, and stores what they cosign. Calls
   * that come while one is under way are answered by the next. Never rejects for a witness.
   */
  publish(): Promise<KeptCheckpoint | undefined>;
  /** Whether there is something to publish now, something to ask for again later, or nothing. */
  due(): 'now' | 'later' | 'no';
  /** What a witness of the newest list is handed where no network reaches it; a problem where there is nothing to hand. */
  requestFor(witness: string): Result<string>;
  /**
   * A note that a witness cosigned elsewhere. Every cosignature of a known witness is kept; the names of those that were
   * new. Where another process keeps the ledger, the note is laid down for it.
   */
  addCosignatures(note: string): Result<readonly string[]>;
  /** A signed receipt (receipt.ts) for an entry that was acknowledged just now; empty where the log may not sign. */
  receipt(index: number, leafHash: Uint8Array, acceptedSeconds: number): string;
  /** The same, signed while this thread goes on. */
  receiptBeside(index: number, leafHash: Uint8Array, acceptedSeconds: number): Promise<string>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}
