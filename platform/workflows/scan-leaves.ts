/**
 * The entries that are not rows, in order: documents, openings and seals of imports, withdrawals, signed entries. Rows are
 * most of a ledger; they are leapt over without being read.
 */
import type {Leaf, LeafOf, RowLeaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {leafAt} from './register.ts';

export type OtherLeaf = Exclude<Leaf, RowLeaf>;

/**
 * The entries of one kind alone. What cannot be one is not read as JSON: a canonical leaf of that kind says so in these very
 * bytes, which no text inside a leaf can hold, because its quotes are escaped there.
 */
export function scanOfKind<Kind extends OtherLeaf['kind']>(
  ledger: Pick<Ledger, 'scan' | 'afterRows'>,
  from: number,
  to: number,
  kind: Kind,
  visit: (index: number, leaf: LeafOf<Kind>) => void,
): void {
  if (from >= to) return;
  const mark = Buffer.from(`"kind":"${kind}"`);
  ledger.scan(Math.min(ledger.afterRows(from), to - 1), to, (index, bytes) => {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(mark)) {
      const leaf = leafAt(index, bytes);
      if (leaf.kind === kind) visit(index, leaf as LeafOf<Kind>);
    }
    return ledger.afterRows(index + 1);
  });
}

export function scanOtherThanRows(
  ledger: Pick<Ledger, 'scan' | 'afterRows'>,
  from: number,
  to: number,
  visit: (index: number, leaf: OtherLeaf) => void,
): void {
  if (from >= to) return;
  ledger.scan(Math.min(ledger.afterRows(from), to - 1), to, (index, bytes) => {
    const leaf = leafAt(index, bytes);
    if (leaf.kind !== 'row') visit(index, leaf);
    return ledger.afterRows(index + 1);
  });
}
