/**
 * What an entry of custody that an author hands in must fit: the rules of custody, and a file that is in the store already,
 * for no entry may name a file that is not there. Files themselves come in at the operator's desk.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {custodyProblems, type CustodyLeaf} from '../../../monitoring/ledger/index.ts';
import type {EvidenceStore} from '../../evidence/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {custodyAt} from '../evidence/evidence-record.ts';

export type CustodyDoor = (leaf: CustodyLeaf) => readonly Problem[];

export function custodyDoor(
  ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>,
  store: Pick<EvidenceStore, 'holds'>,
): CustodyDoor {
  const custody = custodyAt(ledger);
  return (leaf) => {
    const record = custody(ledger.size);
    const [piece, source] = [leaf.evidence, leaf.madeFrom].map((evidence) => record.piece(leaf.case, evidence));
    const problems = custodyProblems(leaf, piece, source);
    if (store.holds(leaf.evidence, leaf.bytes)) return problems;
    const message = `no file of this hash and of ${leaf.bytes} bytes is in the evidence folder`;
    return [...problems, {code: 'evidence-missing', field: 'evidence', message}];
  };
}
