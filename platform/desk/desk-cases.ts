/** The cases of the ledger as the desk must know them: their parties, and whose side an actor is on. */
import {readCase, type CaseFile} from '../../monitoring/agreement/index.ts';
import {deskCaseOf, type DeskCase} from '../../monitoring/desk/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {scanOfKind} from '../workflows/scan-leaves.ts';

export interface KnownDeskCase {
  readonly file: CaseFile;
  readonly desk: DeskCase;
}

/** The newest case.yaml of each case; one that cannot be read is none. */
export function deskCases(
  ledger: Pick<Ledger, 'scan' | 'afterRows'>,
  size: number,
): ReadonlyMap<string, KnownDeskCase> {
  const cases = new Map<string, KnownDeskCase>();
  scanOfKind(ledger, 0, size, 'document', (_, leaf) => {
    if (leaf.name !== 'case.yaml') return;
    const read = readCase(leaf.text, 'case.yaml');
    if (read.ok) cases.set(leaf.case, {file: read.value, desk: {...deskCaseOf(read.value), id: leaf.case}});
  });
  return cases;
}
