/**
 * Which import a row belongs to. Row leaves hold nothing but the row, so the entry that opened their import is found
 * from its place in the ledger; the places of all imports are read once and continued as the ledger grows.
 */
import type {ImportOpenedLeaf} from '../../../monitoring/ledger/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {scanOtherThanRows} from '../scan-leaves.ts';

export interface ImportSpan {
  /** Index of the `import_opened` entry; its rows follow it. */
  readonly opened: number;
  readonly leaf: ImportOpenedLeaf;
  /** Index of the `import_sealed` entry. */
  readonly sealed: number;
}

/** The import that has this entry among its rows; undefined for every other entry. */
export type ImportOf = (index: number) => ImportSpan | undefined;

export function importSpans(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>): ImportOf {
  const spans: ImportSpan[] = [];
  let readTo = 0;
  const readOn = (): void => {
    let current: {readonly opened: number; readonly leaf: ImportOpenedLeaf} | undefined;
    scanOtherThanRows(ledger, readTo, ledger.size, (index, leaf) => {
      if (leaf.kind === 'import_opened') current = {opened: index, leaf};
      if (leaf.kind === 'import_sealed' && current !== undefined) spans.push({...current, sealed: index});
    });
    readTo = ledger.size;
  };
  return (index) => {
    if (readTo < ledger.size) readOn();
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.sealed ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    const span = spans[low];
    return span !== undefined && span.opened < index && index < span.sealed ? span : undefined;
  };
}
