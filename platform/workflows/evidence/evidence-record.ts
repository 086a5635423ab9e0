/**
 * The custody of all evidence as a ledger tells it, at any of its sizes. Entries are read once and continued as the ledger
 * grows; rows are passed over unread.
 */
import {custodyRecord, type CustodyEntry, type CustodyRecord} from '../../../monitoring/ledger/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {scanOtherThanRows} from '../scan-leaves.ts';

/** `day`: only what its author says was done by this day (YYYY-MM-DD). */
export type CustodyAt = (size: number, day?: string) => CustodyRecord;

export function custodyAt(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>): CustodyAt {
  const entries: CustodyEntry[] = [];
  let readTo = 0;
  return (size, day) => {
    const end = ledger.size;
    scanOtherThanRows(ledger, readTo, end, (entry, leaf) => {
      if (leaf.kind === 'custody') entries.push({entry, leaf});
    });
    readTo = end;
    return custodyRecord(
      entries.filter(
        ({entry, leaf}) => entry < size && (day === undefined || leaf.recorded.slice(0, day.length) <= day),
      ),
    );
  };
}
