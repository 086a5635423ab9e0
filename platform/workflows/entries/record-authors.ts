/**
 * Who recorded what by himself, so that a record can be taken back over HTTP by its own author and by nobody else. Read on from
 * where it was read to when somebody asks.
 */
import type {Ledger} from '../../ledger-store/index.ts';
import {standingKey} from '../register.ts';
import {scanOfKind} from '../scan-leaves.ts';

export type WroteRecord = (author: string, caseId: string, table: string, id: string) => boolean;

export function recordAuthors(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>): WroteRecord {
  const wrote = new Set<string>();
  let readTo = 0;
  return (author, caseId, table, id) => {
    scanOfKind(ledger, readTo, ledger.size, 'record', (_, leaf) => {
      wrote.add(`${standingKey(leaf.case, leaf.table, leaf.id)} ${leaf.author}`);
    });
    readTo = ledger.size;
    return wrote.has(`${standingKey(caseId, table, id)} ${author}`);
  };
}
