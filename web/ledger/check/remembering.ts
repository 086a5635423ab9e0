/**
 * Checks each signature once, however often it is asked about: one check of a proof asks about those of its checkpoint for
 * the steps, for the witnesses' times and for the interval, and in a browser each costs some milliseconds.
 */
import {base64Of, type Cryptography} from '../../../monitoring/ledger/index.ts';

/** For one check: it forgets nothing. */
export function remembering(by: Cryptography): Cryptography {
  const known = new Map<string, boolean>();
  return {
    ...by,
    verify: (publicKey, message, signature) => {
      const name = [publicKey, signature, by.hash(message)].map((bytes) => base64Of(bytes)).join(' ');
      const before = known.get(name);
      if (before !== undefined) return before;
      const holds = by.verify(publicKey, message, signature);
      known.set(name, holds);
      return holds;
    },
  };
}
