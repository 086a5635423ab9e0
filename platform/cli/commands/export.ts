/** `holdfire export`: a case as files, as of a day and a ledger size. */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {defaultAsOfDate} from '../../../monitoring/publication/index.ts';
import {exportCase, type ExportFormat} from '../../workflows/export/index.ts';
import {openRecord} from '../../workflows/open-record.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, noCase, noLedger, recordFolders} from '../data-folder.ts';
import {note, nothingFound, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

export async function runExport(words: Words): Promise<ExitCode> {
  const {case: caseId, out, what = 'all', format = 'csv'} = words.texts;
  const problems = missing(words);
  if (problems.length > 0 || caseId === undefined || out === undefined) return refuse(problems, words.json);
  if (!hasLedger(words.data)) return nothingFound(noLedger(words.data), words.json);
  const record = await openRecord(recordFolders(words.data), 'read', note);
  try {
    const {ledger, views} = record;
    const {size = ledger.size} = words.numbers;
    if (size > ledger.size) return nothingFound(`The ledger has ${ledger.size} entries.`, words.json);
    const facts = await views.facts(caseId, size);
    if (facts === undefined) {
      return nothingFound(noCase(caseId, size, await views.caseIds(size)), words.json);
    }
    const files = exportCase(
      {
        facts,
        date: words.date ?? defaultAsOfDate(facts),
        ledgerSize: ledger.size,
        root: Buffer.from(ledger.root(size)).toString('base64'),
        published: record.pages.published,
      },
      {what, format: format as ExportFormat, out},
    );
    if (words.json) sayJson({files});
    else for (const {path, rows, what: part} of files) say(part === 'README' ? path : `${path}: ${rows} rows`);
    return 0;
  } finally {
    await record.close();
  }
}

function missing({texts}: Words): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string): void =>
    void problems.push({code: 'bad-word', file: 'holdfire', field, message});
  if (texts.case === undefined) add('--case', 'is needed: the case to export');
  if (texts.out === undefined) add('--out', 'is needed: the folder for the files');
  if (texts.format === 'geojson' && (texts.what ?? 'all') !== 'all' && texts.what !== 'incidents') {
    add('--format', 'geojson is for incidents; the other parts have no places');
  }
  return problems;
}
