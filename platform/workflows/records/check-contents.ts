/**
 * Whether the contents of all records are where they should be: held and true to their commitment, or destroyed where a removal
 * says so. Names every group of which neither is so. The ledger itself holds without them: this says what could still be
 * disclosed.
 */
import {scanOtherThanRows} from '../scan-leaves.ts';
import type {Contents} from '../../contents/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {Removals} from './removals.ts';

export interface CheckedContents {
  readonly held: number;
  readonly removed: number;
  readonly wrong: readonly WrongContent[];
}

export interface WrongContent {
  readonly entry: number;
  readonly group: string;
  /** `standing`: removed by an entry, and not destroyed; the next start that may write does it. */
  readonly state: 'missing' | 'altered' | 'standing';
}

export function checkContents(
  ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>,
  contents: Pick<Contents, 'find'>,
  removals: Pick<Removals, 'of'>,
): CheckedContents {
  let [held, removed] = [0, 0];
  const wrong: WrongContent[] = [];
  scanOtherThanRows(ledger, 0, ledger.size, (entry, leaf) => {
    if (leaf.kind !== 'record') return;
    for (const [group, commitment] of Object.entries(leaf.groups)) {
      const {kind} = contents.find(commitment);
      const isRemoved = removals.of(entry, group) !== undefined;
      if (isRemoved && kind !== 'held') removed += 1;
      else if (isRemoved) wrong.push({entry, group, state: 'standing'});
      else if (kind === 'held') held += 1;
      else wrong.push({entry, group, state: kind === 'altered' ? 'altered' : 'missing'});
    }
  });
  return {held, removed, wrong};
}
