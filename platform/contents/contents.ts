/**
 * The port of group contents: salts and contents of the field groups of records, found by the commitment that stands in the
 * ledger. They lie outside the ledger so that they can be destroyed; an entry is acknowledged only after its contents are
 * on disk. Nothing is believed here: what does not hash to its commitment is not handed out.
 */
import type {OpenGroup} from '../../monitoring/ledger/index.ts';

/** A content as the commitment hashes it: 32 bytes of salt and the canonical JSON. */
export interface SaltedContent {
  /** Base64. */
  readonly commitment: string;
  readonly body: Uint8Array;
}

export type FoundContent =
  | {readonly kind: 'held'; readonly group: OpenGroup}
  /** Removed for safety. */
  | {readonly kind: 'destroyed'}
  /** Nothing of that commitment is here. */
  | {readonly kind: 'missing'}
  /** What is here is not what the commitment was made of. */
  | {readonly kind: 'altered'};

export interface Contents {
  /** On disk when it resolves. What is held whole already is not written again. Rejects with ContentsFull or ContentsStopped. */
  keep(contents: readonly SaltedContent[]): Promise<void>;
  find(commitment: string): FoundContent;
  /** Overwritten and flushed when it resolves, every copy in this file. Those that are not here count as destroyed. */
  destroy(commitments: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** A write or a flush failed: nothing more is taken until a restart. */
export class ContentsStopped extends Error {
  override readonly name = 'ContentsStopped';
}

/** There is no room for what was to be kept: nothing of it is, and more is taken as soon as there is room. */
export class ContentsFull extends Error {
  override readonly name = 'ContentsFull';
}
