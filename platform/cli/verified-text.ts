/** What verifying a whole ledger found, in sentences: what was signed by whom, what is not signed, which numbers are missing. */
import type {Verified} from '../workflows/checking/verify-ledger.ts';
import {grouped} from '../../monitoring/kernel/index.ts';

const counted = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;

export function signatureLines({signatures, keys, unsigned, gaps}: Verified): readonly string[] {
  if (keys === 0) return ['Nothing is signed: this ledger has no key yet; the next write registers one.'];
  const held = `${counted(signatures, 'signature holds', 'signatures hold')}, each of a key that the ledger had registered (${counted(keys, 'key', 'keys')}).`;
  const before = `${counted(unsigned, 'entry', 'entries')} from before the first key ${unsigned === 1 ? 'is' : 'are'} not signed.`;
  return [held, ...(unsigned === 0 ? [] : [before]), ...gapLines(gaps)];
}

const shownGaps = 10;

function gapLines(gaps: Verified['gaps']): readonly string[] {
  const shown = gaps.slice(0, shownGaps).map(({name, from, to}) => {
    const numbers = from === to ? `number ${from}` : `numbers ${from} to ${to}`;
    return `No entry has ${numbers} of “${name}”: not handed in yet, lost, or withheld.`;
  });
  const rest = gaps.length - shown.length;
  return rest > 0 ? [...shown, `… and ${rest} more spans of missing numbers; see holdfire keys.`] : shown;
}
