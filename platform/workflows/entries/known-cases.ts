/**
 * The cases that the ledger holds, as far as an entry must know them: that there is one of that name, and who its parties
 * are. Read on from where it was read to when somebody asks.
 */
import {readCase} from '../../../monitoring/agreement/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {scanOfKind} from '../scan-leaves.ts';

export interface KnownCase {
  readonly parties: readonly string[];
}

export type KnownCases = (caseId: string) => KnownCase | undefined;

export function knownCases(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>): KnownCases {
  const texts = new Map<string, string>();
  const read = new Map<string, KnownCase>();
  let readTo = 0;
  const readOn = (): void => {
    scanOfKind(ledger, readTo, ledger.size, 'document', (_, leaf) => {
      if (leaf.name !== 'case.yaml') return;
      texts.set(leaf.case, leaf.text);
      read.delete(leaf.case);
    });
    readTo = ledger.size;
  };
  return (caseId) => {
    if (!texts.has(caseId) && readTo < ledger.size) readOn();
    const text = texts.get(caseId);
    if (text === undefined) return undefined;
    const known = read.get(caseId) ?? {parties: partiesOf(text)};
    read.set(caseId, known);
    return known;
  };
}

function partiesOf(text: string): readonly string[] {
  const file = readCase(text, 'case.yaml');
  return file.ok ? file.value.parties : [];
}
