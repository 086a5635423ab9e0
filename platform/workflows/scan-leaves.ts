/**
 * The entries that are not rows, in order: documents, openings and seals of imports, withdrawals. Rows are most of a
 * ledger and are known by their first bytes, so they are passed over without being read as JSON.
 */
import type {Leaf, RowLeaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {leafAt, utf8} from './register.ts';

export type OtherLeaf = Exclude<Leaf, RowLeaf>;

/** How every canonical row leaf begins. */
const rowOpening = utf8.encode('{"format":"holdfire-leaf/1","kind":"row",');

export function scanOtherThanRows(
  ledger: Pick<Ledger, 'scan'>,
  from: number,
  to: number,
  visit: (index: number, leaf: OtherLeaf) => void,
): void {
  ledger.scan(from, to, (index, bytes) => {
    if (rowOpening.every((byte, at) => bytes[at] === byte)) return true;
    const leaf = leafAt(index, bytes);
    if (leaf.kind !== 'row') visit(index, leaf);
    return true;
  });
}
