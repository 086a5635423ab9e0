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

/**
 * One commit too large to hold in memory: written block by block, acknowledged by `commit` alone. One at a time;
 * ordinary appends wait until it ends. What was pushed and not committed is nothing: a restart moves it aside.
 */
export interface BulkAppend {
  /** Index that the next leaf will have. */
  readonly next: number;
  /** A leaf without its prefix byte; its index. */
  push(leaf: Uint8Array): number;
  /** The row leaf of the record `source[from, to)`; its index, or -1 where it would exceed the leaf limit. */
  pushRow(source: Uint8Array, from: number, to: number): number;
  /** Of a leaf already in the ledger or pushed here. */
  leafHash(index: number): Uint8Array;
  /** RFC 6962 root of the tree that the leaves [from, to) would make alone: what `import_sealed` commits to. */
  rowsRoot(from: number, to: number): Uint8Array;
  commit(): Promise<Appended>;
  abandon(): Promise<void>;
}

export interface Ledger {
  readonly folder: string;
  readonly size: number;
  /** RFC 6962 root of the first `size` leaves. */
  root(size?: number): Uint8Array;
  /** RFC 6962 root of the tree that the leaves [from, to) would make alone: what `import_sealed` commits to. */
  rowsRoot(from: number, to: number): Uint8Array;
  leafHash(index: number): Uint8Array;
  /** RFC 6962 audit path of entry `index` in the tree of the first `size` entries. */
  inclusion(index: number, size: number): readonly Uint8Array[];
  /** RFC 6962 proof that the first `first` entries are the beginning of the first `second`. */
  consistency(first: number, second: number): readonly Uint8Array[];
  /** Hashes [from, to) of the complete subtrees of 2^height entries, side by side: what a tile holds. */
  subtreeHashes(height: number, from: number, to: number): Uint8Array;
  /** Is this entry the row leaf of the record `source[from, to)`? By its hash; nothing is read. */
  holdsRow(index: number, source: Uint8Array, from: number, to: number): boolean;
  /** The leaf's bytes, without prefix or frame. */
  leaf(index: number): Uint8Array;
  /**
   * Leaves in order, read in large pieces. `visit` gets a view that is valid during its call only; it returns false to
   * stop, or the entry to go on with, which is after the one at hand.
   */
  scan(from: number, to: number, visit: (index: number, leaf: Uint8Array) => boolean | number | undefined): void;
  /** First entry from `index` on that is not a row; `size` where only rows follow. Reads nothing. */
  afterRows(index: number): number;
  append(leaves: readonly Uint8Array[]): Promise<Appended>;
  /**
   * Index that the first leaf will have of an append that is asked for now, so that it can be judged beside what is under way.
   * Undefined while a bulk append is. An append that fails may move what was asked for behind it.
   */
  nextIndex(): number | undefined;
  bulk(): BulkAppend;
  close(): Promise<void>;
}
