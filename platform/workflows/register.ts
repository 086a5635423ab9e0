/**
 * The register as the ledger tells it: which row and which document stands now for each case, table and id. Built by
 * reading entries in order and from nothing else, so that it is the same after every restart. Rows of data sets are not
 * in it: they are too many to hold, and are leapt over unread.
 */
import {decodeLeaf, leafFormat, type ImportOpenedLeaf, type Leaf} from '../../monitoring/ledger/index.ts';
import {csvField} from '../import/csv-field.ts';
import {registerTable} from '../import/register-tables.ts';
import {readRow, type Ledger} from '../ledger-store/index.ts';

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

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
export const utf8 = {
  encode: (text: string): Uint8Array => encoder.encode(text),
  decode: (bytes: Uint8Array): string => decoder.decode(bytes),
};

/**
 * Of one case, or of all where none is named. Throws where a leaf is not one of ours: the ledger was checked when it was
 * opened, so that is a broken invariant.
 */
export function readRegister(
  ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>,
  size: number,
  caseId?: string,
): Register {
  const opened = new Map<number, ImportOpenedLeaf>();
  const standing = new Map<string, RegisterRow>();
  let current: {readonly index: number; readonly leaf: ImportOpenedLeaf; readonly idField: number} | undefined;
  ledger.scan(0, size, (index, bytes) => {
    const leaf = leafAt(index, bytes);
    switch (leaf.kind) {
      case 'import_opened':
        current = {index, leaf, idField: leaf.header.indexOf('id')};
        opened.set(index, leaf);
        return isRead(leaf, caseId) ? true : ledger.afterRows(index + 1);
      case 'import_sealed':
        current = undefined;
        return true;
      case 'document':
        standing.set(standingKey(leaf.case, 'document', leaf.name), {entry: index, opened: index, text: leaf.text});
        return true;
      case 'withdrawal':
        standing.delete(standingKey(leaf.case, leaf.table, leaf.id));
        return true;
      case 'row': {
        if (current === undefined) throw new Error(`entry ${index} is a row outside an import`);
        const id = (csvField(leaf.row, current.idField) ?? '').trim();
        const key = standingKey(current.leaf.case, current.leaf.table, id);
        standing.set(key, {entry: index, opened: current.index, text: leaf.row});
        return true;
      }
      default:
        return true;
    }
  });
  return {size, opened, standing};
}

const isRead = (leaf: ImportOpenedLeaf, caseId: string | undefined): boolean =>
  (caseId === undefined || leaf.case === caseId) && registerTable(leaf.table) !== undefined;

let record = new Uint8Array(1 << 16);

/** A row is read straight from its bytes, everything else as canonical JSON; the same strictness for both. */
export function leafAt(index: number, bytes: Uint8Array): Leaf {
  const row = rowOf(bytes);
  if (row !== undefined) return {format: leafFormat, kind: 'row', row};
  const leaf = decodeLeaf(utf8, bytes);
  if (!leaf.ok) throw new Error(`entry ${index} ${leaf.problems[0]?.message ?? 'is not a leaf'}`);
  return leaf.value;
}

/** Undefined where it is not a canonical row leaf; then the reader of all leaves says why. */
function rowOf(bytes: Uint8Array): string | undefined {
  if (record.length < bytes.length) record = new Uint8Array(bytes.length);
  const end = readRow(bytes, 0, bytes.length, record, 0);
  if (end === -1) return undefined;
  try {
    return utf8.decode(record.subarray(0, end));
  } catch {
    return undefined;
  }
}
