/** `holdfire import`: a case folder or a CSV file, recognised by what it is; all of it or nothing. */
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import {failure, success, type Problem, type Result, type Table} from '../../../monitoring/kernel/index.ts';
import {registrarName} from '../../../monitoring/ledger/index.ts';
import {readTable} from '../../import/read-table.ts';
import {recogniseFile} from '../../import/recognise-file.ts';
import {registerTable} from '../../import/register-tables.ts';
import type {Signers} from '../../keys/index.ts';
import {openLedger, type Ledger} from '../../ledger-store/index.ts';
import {importCaseFolder} from '../../workflows/importing/import-case-folder.ts';
import {importGed, type GedImportOutcome} from '../../workflows/importing/import-ged.ts';
import {importRegisterFile} from '../../workflows/importing/import-register-file.ts';
import type {ImportOutcome} from '../../workflows/importing/import-table.ts';
import {openRecord} from '../../workflows/open-record.ts';
import {openWriting} from '../../workflows/open-writing.ts';
import {shippedCases} from '../../workflows/importing/shipped-cases.ts';
import type {ExitCode} from '../command.ts';
import {hasLedger, recordFolders} from '../data-folder.ts';
import {gedLines, tableLines} from '../import-text.ts';
import {note, now, progress, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

interface Imported {
  readonly outcomes: readonly (ImportOutcome | GedImportOutcome)[];
  readonly lines: readonly string[];
  readonly notices: readonly string[];
}

export async function runImport(words: Words): Promise<ExitCode> {
  const [path = ''] = words.paths;
  if (!existsSync(path)) return refuse([{code: 'no-such-file', file: path, message: 'is not there'}], words.json);
  const imported = statSync(path).isDirectory() ? await importFolder(path, words) : await importFile(path, words);
  if (!imported.ok) return refuse(imported.problems, words.json);
  const {outcomes, lines, notices} = imported.value;
  if (words.json) sayJson({dryRun: words.flags.has('dry-run'), outcomes, notices});
  else {
    for (const line of lines) say(line);
    for (const notice of notices) note(notice);
  }
  return 0;
}

const optionsOf = (words: Words) => ({
  author: words.texts.author ?? registrarName,
  recorded: now(),
  dryRun: words.flags.has('dry-run'),
});

async function importFolder(folder: string, words: Words): Promise<Result<Imported>> {
  const misplaced = (['case', 'table', 'release'] as const).filter((name) => words.texts[name] !== undefined);
  if (misplaced.length > 0) {
    return failure(
      misplaced.map((name) => wrong(`--${name}`, 'is not for a case folder, which names its case itself')),
    );
  }
  progress(words.flags.has('progress'))(`Reading ${folder} …`);
  // The exercise keeps a seed instead of its tables; only the folder that is shipped is filled from it.
  const generated = shippedCases()
    .find((one) => resolve(one.folder) === resolve(folder))
    ?.generated?.();
  return withFolders(words, async (folders) => {
    const outcomes = await withLedger(folders, words, (ledger, signers) =>
      importCaseFolder(ledger, folder, {...optionsOf(words), signers}, generated),
    );
    if (!outcomes.ok) return outcomes;
    const {dryRun} = optionsOf(words);
    const lines = outcomes.value.flatMap((outcome) => tableLines(outcome, dryRun));
    return success({outcomes: outcomes.value, lines, notices: []});
  });
}

async function importFile(path: string, words: Words): Promise<Result<Imported>> {
  const {case: caseId, release, table} = words.texts;
  const named = table === undefined ? undefined : registerTable(table);
  const recognised = named === undefined ? recogniseFile(path) : success({kind: 'table', table: named} as const);
  if (!recognised.ok) return recognised;
  if (caseId === undefined) return failure([wrong('--case', 'is needed: the case that the rows belong to')]);
  if (recognised.value.kind === 'ged') return importDataSet(path, caseId, words);
  if (release !== undefined) {
    return failure([
      wrong('--release', `is for data sets; ${basename(path)} is the table ${recognised.value.table.name}`),
    ]);
  }
  return importRows(recognised.value.table, path, caseId, words);
}

async function importRows(table: Table, path: string, caseId: string, words: Words): Promise<Result<Imported>> {
  const bytes = readFileSync(path);
  const source = readTable(table, basename(path), bytes);
  if (!source.ok) return source;
  const options = {...optionsOf(words), caseId, bytes};
  return withFolders(words, async (folders) => {
    const imported = await withLedger(folders, words, (ledger, signers) =>
      importRegisterFile(ledger, source.value, {...options, signers}),
    );
    if (!imported.ok) return imported;
    const {outcome, namesChecked} = imported.value;
    const unchecked = `The ledger holds no case.yaml of “${caseId}”, so names in the rows (actors, places, incidents) were not looked up.`;
    const notices = namesChecked ? [] : [unchecked];
    return success({outcomes: [outcome], lines: tableLines(outcome, options.dryRun), notices});
  });
}

function importDataSet(path: string, caseId: string, words: Words): Promise<Result<Imported>> {
  const tell = progress(words.flags.has('progress'));
  const {release} = words.texts;
  const options = {
    ...optionsOf(words),
    caseId,
    path,
    ...(release === undefined ? {} : {release}),
    progress: (rows: number) => tell(`${rows} rows …`),
  };
  return withFolders(words, async (folders) => {
    const record = await openRecord(folders, options.dryRun ? 'read' : 'write', note);
    try {
      const outcome = await importGed(record.ledger, record.views, {...options, signers: record.signers});
      if (!outcome.ok) return outcome;
      if (outcome.value.written !== undefined) await record.publish(now());
      const shown = (await record.views.caseIds(record.ledger.size)).includes(caseId);
      const lines = gedLines(outcome.value, options.dryRun);
      return success({outcomes: [outcome.value], lines, notices: shown ? [] : [noPage(caseId)]});
    } finally {
      await record.close();
    }
  });
}

const noPage = (caseId: string): string =>
  `The ledger holds no case.yaml of “${caseId}”, so no page shows these rows yet; import a case folder of that id.`;

const wrong = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

async function withLedger<T>(
  folders: Folders,
  words: Words,
  use: (ledger: Ledger, signers: Signers) => Promise<Result<T>>,
): Promise<Result<T>> {
  const writing = await openWriting(folders, {readOnly: words.flags.has('dry-run'), notice: note});
  try {
    const before = writing.ledger.size;
    const result = await use(writing.ledger, writing.signers);
    if (writing.ledger.size > before) await writing.publish(now());
    return result;
  } finally {
    await writing.close();
  }
}

type Folders = ReturnType<typeof recordFolders>;

/** A dry run where there is no ledger yet has an empty one in a folder that is removed again. */
async function withFolders<T>(words: Words, use: (folders: Folders) => Promise<T>): Promise<T> {
  if (hasLedger(words.data) || !words.flags.has('dry-run')) return use(recordFolders(words.data));
  const temporary = mkdtempSync(join(tmpdir(), 'holdfire-dry-run-'));
  try {
    const folders = recordFolders(temporary);
    await openLedger({folder: folders.ledger}).close();
    return await use(folders);
  } finally {
    rmSync(temporary, {recursive: true, force: true});
  }
}
