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
  close(): Promise<void>;
}
