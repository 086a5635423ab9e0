/**
 * The lists of witnesses that the ledger holds, found entry by entry and only once. A list that cannot be read, or does not
 * name this log's key, was refused before it was written; where one stands in the ledger all the same it counts for nothing.
 */
import {readTrustPolicy, type NoteKey, type PolicyEntry, type TrustPolicy} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {scanOfKind} from '../workflows/scan-leaves.ts';

export interface LedgerPolicies {
  /** In the order of their entries. */
  lists(): readonly PolicyEntry[];
}

/** Nobody is asked to cosign: what holds until somebody sets a list. */
export const noWitnesses = (key: NoteKey): TrustPolicy => ({
  logs: [{key, url: ''}],
  witnesses: [],
  groups: [],
  quorum: 'none',
});

export const namesLog = ({logs}: TrustPolicy, key: NoteKey): boolean =>
  logs.some((log) => log.key.name === key.name && log.key.publicKey.every((byte, at) => byte === key.publicKey[at]));

export function ledgerPolicies(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>, key: NoteKey): LedgerPolicies {
  const lists: PolicyEntry[] = [];
  let scanned = 0;
  return {
    lists: () => {
      const {size} = ledger;
      scanOfKind(ledger, scanned, size, 'witness_policy', (entry, leaf) => {
        const policy = readTrustPolicy(nodeCryptography, leaf.policy);
        if (policy.ok && namesLog(policy.value, key)) lists.push({entry, policy: policy.value});
      });
      scanned = size;
      return lists;
    },
  };
}
