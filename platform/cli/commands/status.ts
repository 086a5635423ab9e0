/** `holdfire status`: each case as of a day and a ledger size, in the terminal or as JSON. */
import {openRecord} from '../../workflows/open-record.ts';
import {caseStatus, type CaseStatus} from '../../workflows/status.ts';
import {caseText} from '../case-text.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noCase, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runStatus(words: Words): Promise<ExitCode> {
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const record = await openRecord(recordFolders(words.data), 'read', note);
  try {
    const {ledger, views} = record;
    const {size = ledger.size} = words.numbers;
    if (size > ledger.size) return nothingFound(`The ledger has ${ledger.size} entries.`, words.json);
    const known = await views.caseIds(size);
    const {case: wanted} = words.texts;
    if (wanted !== undefined && !known.includes(wanted)) {
      return nothingFound(noCase(wanted, size, known), words.json);
    }
    const asked = {size, ...(words.date === undefined ? {} : {date: words.date})};
    const statuses: CaseStatus[] = [];
    for (const id of wanted === undefined ? known : [wanted]) {
      const status = await caseStatus(record.pages, id, asked);
      if (status !== undefined) statuses.push(status);
    }
    if (statuses.length === 0) return nothingFound(`There is no case in the first ${size} entries.`, words.json);
    const root = Buffer.from(ledger.root(size)).toString('base64');
    if (words.json) sayJson({ledger: {size: ledger.size, asOfSize: size, root}, cases: statuses});
    else {
      const width = Math.min(120, Math.max(60, process.stdout.columns ?? 100));
      say(`${statuses.map((status) => caseText(status, width)).join(`\n\n${'═'.repeat(width)}\n\n`)}\n`);
      say(`Ledger: ${ledger.size} entries; root of the first ${size}: ${root}`);
    }
    return 0;
  } finally {
    await record.close();
  }
}
