/**
 * The register as the ledger tells it: which row and which document stands now for each case, table and id. Built by
 * reading entries in order and from nothing else, so that it is the same after every restart.
 */
import {decodeLeaf, type ImportOpenedLeaf, type Leaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';

export interface RegisterRow {
  readonly entry: number;
  /** Index of the `import_opened` entry, which names columns and file. */
  readonly opened: number;
  readonly text: string;
}

export interface Register {
  /** Ledger size that it was built to. */
  readonly size: number;
  readonly opened: ReadonlyMap<number, ImportOpenedLeaf>;
  /** `case table id` → the row that stands; `case document name` → the document. */
  readonly standing: ReadonlyMap<string, RegisterRow>;
}

export const standingKey = (caseId: string, table: string, id: string): string => `${caseId} ${table} ${id}`;

export const utf8 = {
  encode: (text: string): Uint8Array => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array): string => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes),
};

/** The id is found by reading the row again with the columns of its import. */
export type IdOfRow = (opened: ImportOpenedLeaf, row: string) => string;

/** Throws where a leaf is not one of ours: the ledger was checked when it was opened, so that is a broken invariant. */
export function readRegister(ledger: Pick<Ledger, 'size' | 'scan'>, size: number, idOfRow: IdOfRow): Register {
  const opened = new Map<number, ImportOpenedLeaf>();
  const standing = new Map<string, RegisterRow>();
  let current: {readonly index: number; readonly leaf: ImportOpenedLeaf} | undefined;
  ledger.scan(0, size, (index, bytes) => {
    const leaf = leafAt(index, bytes);
    switch (leaf.kind) {
      case 'import_opened':
        current = {index, leaf};
        opened.set(index, leaf);
        return;
      case 'import_sealed':
        current = undefined;
        return;
      case 'document':
        standing.set(standingKey(leaf.case, 'document', leaf.name), {entry: index, opened: index, text: leaf.text});
        return;
      case 'withdrawal':
        standing.delete(standingKey(leaf.case, leaf.table, leaf.id));
        return;
      case 'row': {
        if (current === undefined) throw new Error(`entry ${index} is a row outside an import`);
        const key = standingKey(current.leaf.case, current.leaf.table, idOfRow(current.leaf, leaf.row));
        standing.set(key, {entry: index, opened: current.index, text: leaf.row});
      }
    }
  });
  return {size, opened, standing};
}

export function leafAt(index: number, bytes: Uint8Array): Leaf {
  const leaf = decodeLeaf(utf8, bytes);
  if (!leaf.ok) throw new Error(`entry ${index} ${leaf.problems[0]?.message ?? 'is not a leaf'}`);
  return leaf.value;
}
