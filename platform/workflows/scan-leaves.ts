/**
 * The entries that are not rows, in order: documents, openings and seals of imports, withdrawals, signed entries. Rows are
 * most of a ledger; they are leapt over without being read.
 */
import type {Leaf, RowLeaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {leafAt} from './register.ts';

export type OtherLeaf = Exclude<Leaf, RowLeaf>;

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
