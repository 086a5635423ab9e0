/** The README beside exported files: which record they are from, how to check it, and what they leave out. */
import {basename} from 'node:path';
import {recordHead, type ExportedCase} from './exported-case.ts';

export interface WrittenFile {
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
}

export function readmeText(exported: ExportedCase, files: readonly WrittenFile[]): string {
  const {case: id, title, exercise, asOf} = recordHead(exported);
  const {missing, recordStarts, recordEnds, summary} = exported.facts.caseFile.record;
  const banner = exercise ? 'EXERCISE – EXERCISE – EXERCISE\nEverything in these files is invented.\n\n' : '';
  const list = files.map(({path, rows, sha256}) => `${basename(path)}\n  ${rows} rows, SHA-256 ${sha256}`);
  return `${banner}${title}

Case         ${id}
As of        ${asOf.date}: only what was public by this day
Ledger size  ${asOf.size}
Ledger root  ${asOf.root}
Record       from ${recordStarts}, ends ${recordEnds}

${summary}

What the record lacks:
${missing.map((sentence) => `- ${sentence}`).join('\n')}

Files:
${list.join('\n')}

To check them: on a copy of the ledger, "holdfire verify" gives size and root, and "holdfire export" with the same
--date and --size gives the same files, byte for byte.

Reports and statements are what a source or an actor says, not what happened. Figures of killed and injured stand in
four tallies that are never added to each other. A table can be imported again with "holdfire import FILE --case ID"; a
cell that a spreadsheet would run as a formula begins with an apostrophe, which the import takes off.
${exercise ? '\nEXERCISE – EXERCISE – EXERCISE\n' : ''}`;
}
