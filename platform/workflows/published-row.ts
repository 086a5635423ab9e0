/** The row of an entry as it was published, with the import that it came in with. Throws where the entry is no row. */
import type {ImportOpenedLeaf} from '../../monitoring/ledger/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import type {ImportOf} from './importing/import-spans.ts';
import {leafAt} from './register.ts';

export const publishedRow =
  (ledger: Pick<Ledger, 'leaf'>, importOf: ImportOf) =>
  (entry: number): {readonly opened: ImportOpenedLeaf; readonly row: string} => {
    const leaf = leafAt(entry, ledger.leaf(entry));
    const span = importOf(entry);
    if (leaf.kind !== 'row' || span === undefined) throw new Error(`entry ${entry} is not a row of an import`);
    return {opened: span.leaf, row: leaf.row};
  };
