/**
 * The port of the durable ledger: what the rest of the platform may ask of it. An entry is acknowledged only after
 * fsync; nothing is ever changed or reordered; one writer holds the folder.
 */
export interface Appended {
  /** Index of the first of the appended leaves. */
  readonly first: number;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Leaves in one piece of memory, ready to hash and write: each is preceded by the RFC 6962 prefix byte 0x00. */
export interface LeafBlock {
  readonly bytes: Uint8Array;
  /** Offset just after leaf i; leaf i spans from (i = 0 ? 0 : ends[i − 1]) + 1 to ends[i]. */
  readonly ends: Uint32Array;
  readonly count: number;
}

/** Many leaves that become part of the ledger all together or not at all. */
export interface BulkAppend {
  /** Index that the next leaf will have. */
  readonly next: number;
  add(block: LeafBlock): void;
  /** Leaf hash (32 bytes) of a leaf of this bulk, by its index in the ledger. */
  leafHash(index: number): Uint8Array;
  commit(): Promise<Appended>;
  abandon(): Promise<void>;
}

export interface Ledger {
  readonly folder: string;
  readonly size: number;
  /** RFC 6962 root of the first `size` leaves. */
  root(size?: number): Uint8Array;
  leafHash(index: number): Uint8Array;
  /** The leaf's bytes, without prefix or frame. */
  leaf(index: number): Uint8Array;
  /** Leaves in order, as few reads as it can; stops when `visit` returns false. */
  scan(from: number, to: number, visit: (index: number, leaf: Uint8Array) => boolean | undefined): void;
  append(leaves: readonly Uint8Array[]): Promise<Appended>;
  bulk(): BulkAppend;
  close(): Promise<void>;
}
