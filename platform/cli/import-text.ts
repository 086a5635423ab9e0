/** What an import did, or would do, in lines: counts first, then what changed, a few of many by name. */
import type {GedImportOutcome} from '../workflows/importing/import-ged.ts';
import type {ImportOutcome} from '../workflows/importing/import-table.ts';

const shownChanges = 20;

export function tableLines(
  {file, added, changed, unchanged, absent, written}: ImportOutcome,
  dryRun: boolean,
): readonly string[] {
  const counts = {added: added.length, changed: changed.length, unchanged, absent: absent.length};
  return [`${file}: ${countWords(counts, dryRun)}${entryWords(written)}`, ...changeLines(changed, changed.length)];
}

export function gedLines(outcome: GedImportOutcome, dryRun: boolean): readonly string[] {
  const {file, shape, release, rows, added, changed, unchanged, repeated, absent, flagged, written} = outcome;
  const counts = {added, changed: changed.count, unchanged, absent: absent.count};
  const named = release === '' ? 'release not given' : `release ${release}`;
  return [
    `${file}: ${shape}, ${named}, ${rows} rows: ${countWords(counts, dryRun)}${entryWords(written)}`,
    ...changeLines(changed.listed, changed.count),
    ...(repeated === 0 ? [] : [`  ${repeated} rows stand twice in the file with the same values and count once`]),
    ...(flagged.count === 0 ? [] : [flaggedLine(flagged)]),
  ];
}

interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly absent: number;
}

function countWords({added, changed, unchanged, absent}: Counts, dryRun: boolean): string {
  const verb = dryRun ? 'would be ' : '';
  const stay = absent === 0 ? '' : `, ${absent} in the ledger but not in this file, which stay`;
  return `${added} ${verb}added, ${changed} ${verb}changed, ${unchanged} unchanged${stay}`;
}

const entryWords = (written: ImportOutcome['written']): string =>
  written === undefined ? '' : `, entries ${written.first} to ${written.first + written.count - 1}`;

function changeLines(
  changed: readonly {readonly id: string; readonly columns: readonly string[]}[],
  count: number,
): readonly string[] {
  const lines = changed.slice(0, shownChanges).map(({id, columns}) => `  changed ${id}: ${columns.join(', ')}`);
  return count > lines.length ? [...lines, `  … and ${count - lines.length} more`] : lines;
}

function flaggedLine({count, listed}: GedImportOutcome['flagged']): string {
  const ids = listed.slice(0, 5).map(({id}) => id);
  const more = count > ids.length ? ' …' : '';
  return `  ${count} rows do not fit together as published and are kept, flagged: ${ids.join(', ')}${more}`;
}
