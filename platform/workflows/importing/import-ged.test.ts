/** Releases go in, are revised, withdrawn and imported again; ledger and views say the same, and a refused file leaves nothing. */
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {day} from '../../../monitoring/kernel/index.ts';
import {reportTable} from '../../../monitoring/reports/index.ts';
import {readTable} from '../../import/read-table.ts';
import {openLedger, type Ledger} from '../../ledger-store/index.ts';
import {openViews, type Views} from '../../views/index.ts';
import {importGed, type GedImportOutcome} from './import-ged.ts';
import {importTable} from './import-table.ts';
import {rebuild} from '../rebuild.ts';
import {utf8} from '../register.ts';
import {verifyEntries} from '../checking/verify-ledger.ts';
import {testSigners, write} from '../../../test/support/signer.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../../test/fixtures/ged/${name}`, import.meta.url));
const shapes = ['ged-49.csv', 'ged-hdx-50.csv', 'ged-42.csv', 'ged-syria-41.csv'].map(fixture);
const words = {caseId: 'ex', author: 'test', recorded: '2026-01-01T00:00:00Z'};

interface Desk {
  readonly folder: string;
  readonly ledger: Ledger;
  readonly views: Views;
  readonly take: (path: string, dryRun?: boolean) => Promise<GedImportOutcome>;
  readonly file: (name: string, text: string) => string;
}

async function desk(context: TestContext): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-ged-'));
  const ledger = openLedger({folder: join(folder, 'ledger')});
  const views = await openViews(ledger, join(folder, 'views'));
  context.after(async () => {
    await views.close();
    await ledger.close();
    rmSync(folder, {recursive: true});
  });
  const take = async (path: string, dryRun = false): Promise<GedImportOutcome> => {
    const outcome = await importGed(ledger, views, {...words, signers: testSigners(ledger), path, dryRun});
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.value;
  };
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {folder, ledger, views, take, file};
}

async function dumped(views: Pick<Views, 'dump'>): Promise<string> {
  const lines: string[] = [];
  await views.dump((line) => lines.push(line));
  return lines.join('\n');
}

/** What a database built at once from the same ledger holds. */
async function builtAtOnce(ledger: Ledger, folder: string): Promise<string> {
  const views = await openViews(ledger, folder);
  const text = await dumped(views);
  await views.close();
  return text;
}

async function takeReports(ledger: Ledger, text: string): Promise<void> {
  const bytes = utf8.encode(text);
  const source = readTable(reportTable, 'reports.csv', bytes);
  assert.ok(source.ok);
  assert.ok(
    (await importTable(ledger, source.value, {...words, signers: testSigners(ledger), bytes, dryRun: false})).ok,
  );
}

async function withdraw(ledger: Ledger, id: string): Promise<void> {
  const draft = {
    kind: 'withdrawal',
    case: 'ex',
    table: 'ucdp-ged',
    id,
    reason: 'test',
    recorded: words.recorded,
  } as const;
  await write(ledger, words.author, [draft]);
}

test('a release goes in once; a dry run writes nothing; again adds nothing, whatever the shape', async (context) => {
  const {ledger, views, take} = await desk(context);
  const [first = '', hdx = '', old = ''] = shapes;
  const shown = await take(first, true);
  assert.equal(ledger.size, 0);
  assert.equal(shown.added, 4);
  assert.equal(shown.written, undefined);
  const taken = await take(first);
  assert.deepEqual(taken.written, {first: 0, count: 8}, 'two keys, the opening, four rows, the seal');
  assert.deepEqual([ledger.size, views.size], [8, 8]);
  assert.equal(verifyEntries(ledger).imports, 1);
  const again = await take(first);
  assert.deepEqual([again.added, again.changed.count, again.unchanged, again.written], [0, 0, 4, undefined]);
  const older = await take(old);
  assert.deepEqual([older.added, older.changed.count, older.unchanged], [0, 0, 4], 'fewer columns, dates without time');
  assert.equal(ledger.size, 8);
  const wider = await take(hdx);
  assert.deepEqual(wider.changed.listed[0], {id: '1', columns: ['iso3']}, 'a column that is filled for the first time');
  assert.equal((await take(hdx)).unchanged, 4);
});

test('a revised row is a new version with its columns named; a row that the file lacks is listed and stays', async (context) => {
  const {ledger, views, take, file} = await desk(context);
  await take(fixture('ged-42.csv'));
  const text = readFileSync(fixture('ged-42.csv'), 'utf8');
  const lines = text.trimEnd().split('\n');
  const revised = lines
    .filter((line) => !line.startsWith('"4"'))
    .join('\n')
    .replace('"7","8","9"', '"8","8","9"');
  const outcome = await take(file('revised.csv', `${revised}\n`));
  assert.deepEqual(outcome.changed, {count: 1, listed: [{id: '3', columns: ['best']}]});
  assert.deepEqual(outcome.absent, {count: 1, listed: ['4']});
  assert.equal(outcome.unchanged, 2);
  const before = await views.eventVersions('ex', '3', 8);
  assert.deepEqual(
    before.map(({best, flags, endedBy}) => ({best, flags, endedBy})),
    [{best: 7, flags: ['range'], endedBy: undefined}],
    'as of the first release nothing was revised',
  );
  const now = await views.eventVersions('ex', '3', ledger.size);
  assert.deepEqual(
    now.map(({best, flags, endedBy}) => ({best, flags, endedBy})),
    [
      {best: 7, flags: ['range'], endedBy: 9},
      {best: 8, flags: [], endedBy: undefined},
    ],
  );
  assert.equal(await views.endedBy(now[0]?.entry ?? -1), 9);
  const date = day('2002-01-01');
  assert.equal(await views.dataSetEventCount('ex', {date, size: ledger.size}), 4);
  assert.equal(await views.dataSetEventCount('ex', {date: day('2001-04-01'), size: ledger.size}), 1, 'by last day');
});

test('the same bytes under other columns are other values', async (context) => {
  const {take, file} = await desk(context);
  await take(fixture('ged-49.csv'));
  const swapped = readFileSync(fixture('ged-49.csv'), 'utf8').replace('high,low', 'low,high');
  const {changed, unchanged} = await take(file('swapped.csv', swapped));
  assert.deepEqual(changed.listed, [
    {id: '1', columns: ['low', 'high']},
    {id: '3', columns: ['low', 'high']},
    {id: '4', columns: ['low', 'high']},
  ]);
  assert.equal(unchanged, 1);
});

test('a refused file leaves nothing in ledger or views, even where its problem is in the last line', async (context) => {
  const {folder, ledger, views, take, file} = await desk(context);
  await take(fixture('ged-49.csv'));
  const before = [ledger.size, await dumped(views)];
  const text = readFileSync(fixture('ged-49.csv'), 'utf8');
  const bad = file('bad.csv', text.replaceAll('Exercise Post', 'Exercise Mail').replace(/\n4,(.*)\n$/, '\n4,$1,\n'));
  const outcome = await importGed(ledger, views, {...words, signers: testSigners(ledger), path: bad, dryRun: false});
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.problems.map(({file: name, line, code}) => [name, line, code]),
    [['bad.csv', 6, 'wrong-field-count']],
  );
  assert.deepEqual([ledger.size, await dumped(views)], before);
  assert.equal((await take(fixture('ged-49.csv'))).unchanged, 4, 'the next import is not in its way');
  await assert.rejects(
    importGed(ledger, views, {...words, signers: testSigners(ledger), path: join(folder, 'none.csv'), dryRun: false}),
    /ENOENT/,
  );
});

test('caught up step by step, in any order of releases and withdrawals, equals built at once', async (context) => {
  const header = 'id,source,channel,published,text,confirmed\n';
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('reports' as const),
      id: fc.constantFrom('r-1', 'r-2'),
      text: fc.constantFrom('a', 'b'),
    }),
    fc.record({
      kind: fc.constant('import' as const),
      shape: fc.constantFrom(...shapes),
      best: fc.integer({min: 3, max: 5}),
    }),
    fc.record({kind: fc.constant('withdraw' as const), id: fc.constantFrom('1', '2', '4')}),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, {minLength: 2, maxLength: 7}),
      fc.infiniteStream(fc.boolean()),
      async (steps, see) => {
        const {folder, ledger, views, take, file} = await desk(context);
        run += 1;
        for (const one of steps) {
          if (one.kind === 'withdraw') await withdraw(ledger, one.id);
          else if (one.kind === 'reports')
            await takeReports(ledger, `${header}${one.id},x,media,2001-01-02,${one.text},yes\n`);
          else
            await take(
              file(
                'release.csv',
                readFileSync(one.shape, 'utf8').replace(/(\b|")3("?),("?)4\b/, `$1${one.best}$2,$34`),
              ),
            );
          if (see.next().value === true) await views.catchUp();
        }
        await views.catchUp();
        const stepwise = await dumped(views);
        assert.equal(await builtAtOnce(ledger, join(folder, 'at-once')), stepwise);
      },
    ),
    {seed: 36, numRuns: 8},
  );
  assert.equal(run, 8);
});

test('rebuild deletes the database and gives the same dump', async (context) => {
  const {folder, ledger, views, take} = await desk(context);
  await take(fixture('ged-42.csv'));
  await withdraw(ledger, '2');
  await take(fixture('ged-hdx-50.csv'));
  const before = await dumped(views);
  assert.match(before, /"ended_by":8/);
  const other = join(folder, 'other');
  await (await openViews(ledger, other)).close();
  writeFileSync(join(other, 'views.duckdb'), 'damaged');
  assert.deepEqual(await rebuild(ledger, other), {size: ledger.size});
  assert.equal(await builtAtOnce(ledger, other), before);
});
