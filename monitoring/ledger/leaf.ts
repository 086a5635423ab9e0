/**
 * What one leaf of the ledger holds. Each leaf is canonical JSON (RFC 8785) whose `format` names its version: a later
 * form is a new format beside the older ones, never a migration of what is written. These are the leaves without a
 * signature: rows and the opening of their import, which a signed seal commits to (entries/signed-leaf.ts), and, from
 * before there were signatures, documents, withdrawals and seals.
 *
 *     {"format":"holdfire-leaf/1","kind":"row","row":"pb-1,peshawar-2025-11-24,dawn,…"}
 *
 * A row leaf holds nothing but the row as published, so that the same row has the same leaf hash wherever it stands;
 * the `import_opened` before it says which table, case and columns, the `import_sealed` after it commits to all rows
 * of the import by their Merkle root.
 */
import type {Author, SignedLeaf} from './entries/signed-leaf.ts';

export const leafFormat = 'holdfire-leaf/1';

/** Largest leaf in bytes: tlog-tiles entry bundles give a leaf a 16-bit length. */
export const leafLimitBytes = 65_535;

export interface DocumentLeaf {
  readonly format: typeof leafFormat;
  readonly kind: 'document';
  readonly case: string;
  /** Path within the case: `case.yaml`, `agreements/doha-2025.yaml`. The same name again is a new version. */
  readonly name: string;
  readonly text: string;
  readonly author: Author;
  /** ISO 8601 in UTC, seconds; when the entry was made, not when anything happened. */
  readonly recorded: string;
}

export interface ImportOpenedLeaf {
  readonly format: typeof leafFormat;
  readonly kind: 'import_opened';
  readonly case: string;
  /** `reports`, `statements`, …, or a data set such as `ucdp-ged`. */
  readonly table: string;
  readonly header: readonly string[];
  /** Name of the file without its folder. */
  readonly file: string;
  readonly fileSha256: string;
  /** Release of a data set (`22.1`), as given by the importer; empty if unknown. */
  readonly release: string;
  readonly author: Author;
  readonly recorded: string;
}

export interface RowLeaf {
  readonly format: typeof leafFormat;
  readonly kind: 'row';
  /** The record as published, quoting and inner line breaks included, without its record separator. */
  readonly row: string;
}

/** A record that an author takes back, with the reason; it stays in the ledger and in every earlier `asOf`. */
export interface WithdrawalLeaf {
  readonly format: typeof leafFormat;
  readonly kind: 'withdrawal';
  readonly case: string;
  readonly table: string;
  readonly id: string;
  readonly reason: string;
  readonly author: Author;
  readonly recorded: string;
}

export interface ImportSealedLeaf {
  readonly format: typeof leafFormat;
  readonly kind: 'import_sealed';
  readonly case: string;
  readonly table: string;
  /** Index of the `import_opened` leaf. */
  readonly opened: number;
  readonly rows: number;
  /** RFC 6962 root over the leaf hashes of the rows of this import alone, base64. */
  readonly rowsRoot: string;
}

export type UnsignedFormatLeaf = DocumentLeaf | ImportOpenedLeaf | RowLeaf | WithdrawalLeaf | ImportSealedLeaf;

export type Leaf = UnsignedFormatLeaf | SignedLeaf;

/** The leaves of one kind in every format that has it. */
export type LeafOf<Kind extends Leaf['kind']> = Extract<Leaf, {readonly kind: Kind}>;
