/**
 * Which groups of which records were removed, as the ledger tells it. Read on from where it was read to when somebody asks,
 * so that it is as new as the ledger and appending costs nothing.
 */
import type {RecordLeaf} from '../../../monitoring/ledger/index.ts';
import type {Contents} from '../../contents/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {leafAt} from '../register.ts';
import {scanOfKind} from '../scan-leaves.ts';

export interface Removal {
  /** The entry that removed it. */
  readonly entry: number;
  readonly reason: string;
}

export interface Removals {
  /** Of this group of the record at this entry. */
  of(entry: number, group: string): Removal | undefined;
  /** Commitments of everything that was removed so far. */
  commitments(): readonly string[];
}

export function removals(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows' | 'leaf'>): Removals {
  const removed = new Map<string, Removal>();
  const commitments: string[] = [];
  let readTo = 0;
  const readOn = (): void => {
    if (readTo === ledger.size) return;
    scanOfKind(ledger, readTo, ledger.size, 'removal', (index, leaf) => {
      const record = recordAt(ledger, leaf.entry);
      for (const group of leaf.groups) {
        removed.set(`${leaf.entry} ${group}`, {entry: index, reason: leaf.reason});
        const commitment = record?.groups[group];
        if (commitment !== undefined) commitments.push(commitment);
      }
    });
    readTo = ledger.size;
  };
  return {
    of: (entry, group) => {
      readOn();
      return removed.get(`${entry} ${group}`);
    },
    commitments: () => {
      readOn();
      return commitments;
    },
  };
}

/** Undefined where there is no such entry, or it is no record. */
export function recordAt(ledger: Pick<Ledger, 'size' | 'leaf'>, entry: number): RecordLeaf | undefined {
  if (entry >= ledger.size) return undefined;
  const leaf = leafAt(entry, ledger.leaf(entry));
  return leaf.kind === 'record' ? leaf : undefined;
}

/** At every start: a removal that was acknowledged before the program was stopped is carried out now. */
export const carryOutRemovals = (removed: Removals, contents: Contents): Promise<void> =>
  contents.destroy(removed.commitments());
