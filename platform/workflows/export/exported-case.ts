/** What is exported: a case as of a day and a ledger size, and where the rows lie as they were published. */
import type {Day} from '../../../monitoring/kernel/index.ts';
import type {ImportOpenedLeaf} from '../../../monitoring/ledger/index.ts';
import type {CaseFacts} from '../../../monitoring/publication/index.ts';

export interface ExportedCase {
  readonly facts: CaseFacts;
  readonly date: Day;
  readonly ledgerSize: number;
  /** Root of the first `facts.size` entries, base64. */
  readonly root: string;
  /** The row of an entry as published, and the columns of its import. */
  readonly published: (entry: number) => {readonly opened: ImportOpenedLeaf; readonly row: string};
}

/** Said in every file: which record this is. The same words for every format. */
export function recordHead({facts, date, root}: ExportedCase) {
  const {id, title, exercise} = facts.caseFile.record;
  return {case: id, title, exercise, asOf: {date, size: facts.size, root}};
}

/** One line for a first column: `EXERCISE exercise, as of 2024-06-30, ledger size 13295, root k8A…=`. */
export function recordLine({facts, date, root}: ExportedCase): string {
  const {id, exercise} = facts.caseFile.record;
  return `${exercise ? 'EXERCISE ' : ''}${id}, as of ${date}, ledger size ${facts.size}, root ${root}`;
}

export function fileStem({facts, date}: ExportedCase, part: string): string {
  const {id, exercise} = facts.caseFile.record;
  return `${exercise ? 'EXERCISE-' : ''}${id}-${part}-as-of-${date}-size-${facts.size}`;
}
