/** `holdfire import`: a case folder or a CSV file, recognised by what it is; all of it or nothing. */
import {existsSync, readFileSync, statSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {readTable} from '../../import/read-table.ts';
import {recogniseTable} from '../../import/recognise-table.ts';
import {registerTable} from '../../import/register-tables.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {importCaseFolder} from '../../workflows/import-case-folder.ts';
import {importRegisterFile} from '../../workflows/import-register-file.ts';
import type {ImportOutcome} from '../../workflows/import-table.ts';
import type {ExitCode} from '../command.ts';
import {emptyLedger, openForReading, openForWriting} from '../data-folder.ts';
import {note, now, progress, refuse, say, sayJson} from '../say.ts';
import type {Words} from '../words.ts';

interface Imported {
  readonly outcomes: readonly ImportOutcome[];
  readonly notices: readonly string[];
}

export async function runImport(words: Words): Promise<ExitCode> {
  const [path = ''] = words.paths;
  if (!existsSync(path)) return refuse([{code: 'no-such-file', file: path, message: 'is not there'}], words.json);
  const dryRun = words.flags.has('dry-run');
  const ledger = dryRun ? (openForReading(words.data) ?? emptyLedger()) : openForWriting(words.data);
  try {
    const folder = statSync(path).isDirectory();
    const imported = folder ? await importFolder(ledger, path, words) : await importFile(ledger, path, words);
    if (!imported.ok) return refuse(imported.problems, words.json);
    const {outcomes, notices} = imported.value;
    if (words.json) sayJson({dryRun, outcomes, notices});
    else tell(outcomes, dryRun);
    if (!words.json) for (const notice of notices) note(notice);
    return 0;
  } finally {
    await ledger.close();
  }
}

const optionsOf = (words: Words) => ({
  author: words.texts.author ?? 'operator',
  recorded: now(),
  dryRun: words.flags.has('dry-run'),
});

async function importFolder(ledger: Ledger, folder: string, words: Words): Promise<Result<Imported>> {
  const misplaced = (['case', 'table', 'release'] as const).filter((name) => words.texts[name] !== undefined);
  if (misplaced.length > 0) {
    return failure(
      misplaced.map((name) => wrong(`--${name}`, 'is not for a case folder, which names its case itself')),
    );
  }
  progress(words.flags.has('progress'))(`Reading ${folder} …`);
  const outcomes = await importCaseFolder(ledger, folder, optionsOf(words), await generatedTables(folder));
  return outcomes.ok ? success({outcomes: outcomes.value, notices: []}) : outcomes;
}

/** The exercise keeps a seed instead of its tables; only the folder that is shipped is filled from it. */
async function generatedTables(folder: string): Promise<ReadonlyMap<string, string> | undefined> {
  const {shippedCases} = await import('../../workflows/shipped-cases.ts');
  return shippedCases()
    .find((one) => resolve(one.folder) === resolve(folder))
    ?.generated?.();
}

async function importFile(ledger: Ledger, path: string, words: Words): Promise<Result<Imported>> {
  const bytes = readFileSync(path);
  const file = basename(path);
  const named = words.texts.table === undefined ? undefined : registerTable(words.texts.table);
  const table = named === undefined ? recogniseTable(file, bytes) : success(named);
  if (!table.ok) return table;
  const caseId = words.texts.case;
  if (caseId === undefined) return failure([wrong('--case', 'is needed: the case that the rows belong to')]);
  if (words.texts.release !== undefined) {
    return failure([wrong('--release', `is for data sets; ${file} is a register table`)]);
  }
  const source = readTable(table.value, file, bytes);
  if (!source.ok) return source;
  const imported = await importRegisterFile(ledger, source.value, {...optionsOf(words), caseId, bytes});
  if (!imported.ok) return imported;
  const {outcome, namesChecked} = imported.value;
  const unchecked = `The ledger holds no case.yaml of “${caseId}”, so names in the rows (actors, places, incidents) were not looked up.`;
  return success({outcomes: [outcome], notices: namesChecked ? [] : [unchecked]});
}

const wrong = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

function tell(outcomes: readonly ImportOutcome[], dryRun: boolean): void {
  const verb = dryRun ? 'would be ' : '';
  for (const {file, added, changed, unchanged, absent, written} of outcomes) {
    const parts = [`${added.length} ${verb}added`, `${changed.length} ${verb}changed`, `${unchanged} unchanged`];
    if (absent.length > 0) parts.push(`${absent.length} in the ledger but not in this file, which stay`);
    if (written !== undefined) parts.push(`entries ${written.first} to ${written.first + written.count - 1}`);
    say(`${file}: ${parts.join(', ')}`);
    for (const {id, columns} of changed.slice(0, 20)) say(`  changed ${id}: ${columns.join(', ')}`);
    if (changed.length > 20) say(`  … and ${changed.length - 20} more`);
  }
}
