/**
 * The register of keys of an open ledger, kept up to what is acknowledged. Rows are leapt over. Rules are checked on the
 * way, signatures are not: those are `holdfire verify`'s, which reads every entry.
 */
import {keyRegister, type KeyRegister} from '../../monitoring/ledger/index.ts';
import {LedgerBroken, type Ledger} from '../ledger-store/index.ts';
import {scanOtherThanRows} from '../workflows/scan-leaves.ts';
import {nodeCryptography} from './node-cryptography.ts';

export interface LedgerKeys {
  /** As of every acknowledged entry. Throws LedgerBroken, naming the entry that breaks a rule. */
  register(): KeyRegister;
  /** Documents, withdrawals and seals of imports from before the first key. */
  unsignedEntries(): number;
  /** Whoever appended this entry has given it to the register himself, so that it need not be read again. */
  took(index: number): void;
}

export function ledgerKeys(ledger: Pick<Ledger, 'size' | 'root' | 'leafHash' | 'scan' | 'afterRows'>): LedgerKeys {
  const register = keyRegister(nodeCryptography);
  const taken = new Set<number>();
  let readTo = 0;
  let unsigned = 0;
  const readOn = (size: number): void => {
    scanOtherThanRows(ledger, readTo, size, (index, leaf) => {
      // Whoever appends may have taken it before it was acknowledged.
      const isTaken = 'sequence' in leaf && register.entryOf(leaf.key, leaf.sequence) === index;
      if (isTaken) return;
      const rootAt = (at: number): Uint8Array | undefined => (at <= index ? ledger.root(at) : undefined);
      const [problem] = register.problems(leaf, rootAt);
      if (problem !== undefined) throw new LedgerBroken(`entry ${index}: ${problem.message} [${problem.code}]`);
      if ('sequence' in leaf) register.take(index, leaf, ledger.leafHash(index));
      else if (leaf.kind !== 'import_opened') unsigned += 1;
    });
    readTo = size;
  };
  const caughtUp = (): void => {
    while (taken.delete(readTo)) readTo += 1;
    if (readTo === ledger.size) return;
    readOn(ledger.size);
    taken.clear();
  };
  return {
    register: () => {
      caughtUp();
      return register;
    },
    unsignedEntries: () => {
      caughtUp();
      return unsigned;
    },
    took: (index) => void taken.add(index),
  };
}
