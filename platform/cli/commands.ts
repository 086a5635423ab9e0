/** What each command does: opens the ledger, calls one workflow, says the result. */
import {existsSync, readFileSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import {idPattern} from '../../monitoring/kernel/index.ts';
import {exerciseSeed, generateExercise} from '../import/exercise/index.ts';
import {readTable} from '../import/read-table.ts';
import {registerTable, registerTables} from '../import/register-tables.ts';
import {openLedger} from '../ledger-store/index.ts';
import {importCaseFolder} from '../workflows/import-case-folder.ts';
import {importTable, type ImportOutcome} from '../workflows/import-table.ts';
import {leafAt} from '../workflows/register.ts';
import {refuse, type Words} from './words.ts';

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
const open = (data: string, readOnly = false) =>
  openLedger({folder: join(data, 'ledger'), readOnly, notice: (sentence) => process.stderr.write(`${sentence}\n`)});

export async function runImport(words: Words): Promise<number> {
  const [path] = words.paths;
  if (path === undefined || words.paths.length > 1)
    return refuse([{code: 'bad-word', message: 'import takes one file or one case folder'}]);
  if (!existsSync(path)) return refuse([{code: 'no-such-file', file: path, message: 'is not there'}]);
  if (statSync(path).isDirectory()) return importFolders(words, [path]);
  const table = registerTable(words.table ?? '');
  if (table === undefined) {
    const names = registerTables.map(({name}) => name).join(', ');
    return refuse([{code: 'bad-word', field: '--table', message: `names one of ${names}`}]);
  }
  if (words.case === undefined || !idPattern.test(words.case)) {
    return refuse([
      {code: 'bad-word', field: '--case', message: 'names the case that the rows belong to (a-z, 0-9, . _ -)'},
    ]);
  }
  const bytes = readFileSync(path);
  const source = readTable(table, basename(path), bytes);
  if (!source.ok) return refuse(source.problems);
  const ledger = open(words.data);
  try {
    const {author, dryRun} = words;
    const outcome = await importTable(ledger, source.value, {
      caseId: words.case,
      bytes,
      author,
      recorded: now(),
      dryRun,
    });
    if (!outcome.ok) return refuse(outcome.problems);
    tell(words, [outcome.value]);
    return 0;
  } finally {
    await ledger.close();
  }
}

async function importFolders(words: Words, folders: readonly string[]): Promise<number> {
  const ledger = open(words.data);
  try {
    for (const folder of folders) {
      const outcome = await importCaseFolder(
        ledger,
        folder,
        {author: words.author, recorded: now(), dryRun: words.dryRun},
        basename(folder) === 'exercise' ? generateExercise(exerciseSeed).files : undefined,
      );
      if (!outcome.ok) return refuse(outcome.problems);
      tell(words, outcome.value);
    }
    return 0;
  } finally {
    await ledger.close();
  }
}

function tell(words: Words, outcomes: readonly ImportOutcome[]): void {
  if (words.json) return say(JSON.stringify({dryRun: words.dryRun, outcomes}));
  for (const {file, added, changed, unchanged, absent, written} of outcomes) {
    const verb = words.dryRun ? 'would be ' : '';
    const entries = written === undefined ? '' : `; entries ${written.first} to ${written.first + written.count - 1}`;
    say(
      `${file}: ${added.length} ${verb}added, ${changed.length} ${verb}changed, ${unchanged} unchanged, ${absent.length} not in this file${entries}`,
    );
    for (const {id, columns} of changed.slice(0, 20)) say(`  changed ${id}: ${columns.join(', ')}`);
  }
}

export async function runVerify(words: Words): Promise<number> {
  const ledger = open(words.data, true);
  const root = Buffer.from(ledger.root()).toString('base64');
  ledger.scan(0, ledger.size, (index, leaf) => {
    leafAt(index, leaf);
    return true;
  });
  if (words.json) say(JSON.stringify({size: ledger.size, root, verified: true}));
  else
    say(
      `Verified: ${ledger.size} entries, root ${root}. Every checksum, hash and root holds and nothing acknowledged is missing.`,
    );
  await ledger.close();
  return 0;
}

export async function runEntries(words: Words): Promise<number> {
  const ledger = open(words.data, true);
  ledger.scan(words.from, Math.min(ledger.size, words.from + words.count), (index, leaf) => {
    const text = new TextDecoder().decode(leaf);
    const leafHash = Buffer.from(ledger.leafHash(index)).toString('hex');
    if (words.json) say(JSON.stringify({index, leafHash, leaf: text}));
    else say(`${index}  ${leafHash.slice(0, 16)}  ${text.length > 120 ? `${text.slice(0, 119)}…` : text}`);
    return true;
  });
  await ledger.close();
  return 0;
}

/** The shipped cases through the same path as anybody's, then the ledger checked from its bytes. */
export async function runStart(words: Words): Promise<number> {
  const cases = new URL('../../cases/', import.meta.url).pathname;
  const shipped = ['pakistan-afghanistan-2025', 'pakistan-ttp-2021', 'exercise']
    .map((name) => join(cases, name))
    .filter((folder) => existsSync(join(folder, 'case.yaml')));
  const status = await importFolders(words, shipped);
  return status === 0 ? runVerify(words) : status;
}
