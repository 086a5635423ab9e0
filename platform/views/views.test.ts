/** The views must say what the ledger says, at any size, however they came to it. */
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Incident} from '../../monitoring/incidents/index.ts';
import {day, dayNumber, type Day, type Table} from '../../monitoring/kernel/index.ts';
import type {IncidentQuery} from '../contract/index.ts';
import {incidentRow} from '../../monitoring/publication/index.ts';
import {exerciseSeed, generateExercise} from '../import/exercise/index.ts';
import {readTable} from '../import/read-table.ts';
import {registerTable} from '../import/register-tables.ts';
import {openLedger, type Ledger} from '../ledger-store/index.ts';
import {importCaseFolder} from '../workflows/importing/import-case-folder.ts';
import {importTable} from '../workflows/importing/import-table.ts';
import {utf8} from '../workflows/register.ts';
import {ledgerFacts} from './ledger-facts.ts';
import {openViews, sideNotStated, type Views} from './index.ts';
import {testSigners, write} from '../../test/support/signer.ts';

const cases = fileURLToPath(new URL('../../cases/', import.meta.url));
const words = {author: 'test', recorded: '2026-01-01T00:00:00Z', dryRun: false};

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-views-'));
  context.after(() => rmSync(folder, {recursive: true}));
  return folder;
}

async function loadCase(ledger: Ledger, name: string, generated?: ReadonlyMap<string, string>): Promise<void> {
  const outcome = await importCaseFolder(
    ledger,
    join(cases, name),
    {...words, signers: testSigners(ledger)},
    generated,
  );
  assert.ok(outcome.ok, JSON.stringify(outcome));
}

/** Other values for rows that stand, as a newer file would have them. */
async function revise(ledger: Ledger, caseId: string, table: string, change: (text: string) => string): Promise<void> {
  const bytes = utf8.encode(change(readFileSync(join(cases, caseId, `${table}.csv`), 'utf8')));
  const source = readTable(registerTable(table) as Table, `${table}.csv`, bytes);
  assert.ok(source.ok, JSON.stringify(source));
  assert.ok((await importTable(ledger, source.value, {...words, signers: testSigners(ledger), caseId, bytes})).ok);
}

const dumped = async (views: Views): Promise<string> => {
  const lines: string[] = [];
  await views.dump((line) => lines.push(line));
  return lines.join('\n');
};

test('facts from the views equal those read from the ledger, for every shipped case at any size', async (context) => {
  const folder = folderOf(context);
  const ledger = openLedger({folder: join(folder, 'ledger')});
  await loadCase(ledger, 'pakistan-afghanistan-2025');
  await loadCase(ledger, 'pakistan-ttp-2021');
  const withdrawn = {
    kind: 'withdrawal',
    case: 'pakistan-ttp-2021',
    table: 'incidents',
    id: 'hangu-2021-11-02',
    reason: 'test',
    recorded: words.recorded,
  } as const;
  await write(ledger, words.author, [withdrawn]);
  await revise(ledger, 'pakistan-ttp-2021', 'incidents', (text) => text.replaceAll(',alleged,', ',inconclusive,'));
  await revise(ledger, 'pakistan-ttp-2021', 'casualties', (text) => text.replaceAll(',killed,,4,', ',killed,3,4,'));
  const before = ledger.size;
  await loadCase(ledger, 'exercise', generateExercise(exerciseSeed).files);
  const views = await openViews(ledger, join(folder, 'views'));
  context.after(() => views.close());
  for (const size of [0, 400, before - 1, before, ledger.size]) {
    for (const caseId of await views.caseIds(ledger.size)) {
      assert.deepEqual(await views.facts(caseId, size), ledgerFacts(ledger, caseId, size), `${caseId} at ${size}`);
    }
  }
  const revised = (await views.facts('pakistan-ttp-2021', before))?.earlier;
  assert.ok(
    (revised?.incidents.length ?? 0) > 1 && (revised?.casualties.length ?? 0) > 0,
    'revisions are compared too',
  );
  assert.deepEqual(await views.caseIds(before), ['pakistan-afghanistan-2025', 'pakistan-ttp-2021']);
  const asOf = {date: day('2025-02-28'), size: ledger.size};
  const page = await views.incidentPage('exercise', asOf, {sort: '-killed', limit: 5});
  const columns = await views.incidentColumns('exercise', asOf);
  assert.equal(page.total, columns.count);
  assert.equal(page.hits.length, 5);
  const facts = await views.facts('exercise', ledger.size);
  assert.deepEqual(columns.sides.slice(0, 2), facts?.caseFile.record.parties);
  facts?.incidents.forEach(({record}, index) => {
    const place = facts.caseFile.record.places.find(({id}) => id === record.place);
    const precision = Math.max(record.place_precision, place?.precision ?? 1);
    assert.equal(columns.precision[index], precision);
    assert.equal(Number.isNaN(columns.latitude[index]), precision >= 4 || place?.latitude === undefined);
    assert.equal(columns.types[columns.type[index] as number], record.event_type);
    assert.equal(columns.sides[columns.side[index] as number], record.side_affected ?? sideNotStated);
    assert.equal(columns.day[index], dayNumber(record.from));
    assert.equal(columns.verifications?.[columns.verification?.[index] as number], record.verification);
    assert.equal(columns.killed[index], incidentRow(facts, asOf, record.id)?.killed.best ?? -1, record.id);
    assert.equal(columns.provinces?.[columns.province?.[index] as number], place?.province ?? '');
  });
});

test('filters, orders and pages of the table agree with the facts', async (context) => {
  const folder = folderOf(context);
  const ledger = openLedger({folder: join(folder, 'ledger')});
  await loadCase(ledger, 'exercise', generateExercise(exerciseSeed).files);
  const views = await openViews(ledger, join(folder, 'views'));
  context.after(() => views.close());
  const facts = await views.facts('exercise', ledger.size);
  assert.ok(facts !== undefined);
  const ids = async (date: Day, query: IncidentQuery): Promise<readonly string[]> => {
    const {total, hits} = await views.incidentPage('exercise', {date, size: ledger.size}, {limit: 500, ...query});
    assert.equal(hits.length, Math.min(500, total - (query.offset ?? 0)));
    return hits.map(({id}) => id);
  };
  const wanted = (keep: (incident: Incident) => boolean): ReadonlySet<string> =>
    new Set(facts.incidents.filter(({record}) => keep(record)).map(({record}) => record.id));
  const end = day('2025-02-28');
  const early = day('2023-06-01');
  assert.deepEqual(
    new Set(await ids(early, {})),
    wanted(({known_from}) => known_from <= early),
  );
  assert.deepEqual(
    new Set(await ids(end, {side: 'velmoth', type: 'sniping'})),
    wanted(({side_affected, event_type}) => side_affected === 'velmoth' && event_type === 'sniping'),
  );
  assert.deepEqual(
    new Set(await ids(end, {side: sideNotStated, from: day('2024-01-01'), to: day('2024-06-30')})),
    wanted(({side_affected, from, to}) => side_affected === undefined && to >= '2024-01-01' && from <= '2024-06-30'),
  );
  const some = facts.incidents[7]?.record as Incident;
  assert.ok((await ids(end, {search: some.title.toUpperCase()})).includes(some.id));
  const searched = await views.incidentColumns('exercise', {date: end, size: ledger.size}, 'quen');
  assert.equal(searched.count, (await ids(end, {search: 'quen'})).length);
  assert.deepEqual(await ids(end, {search: "no such words ' % _"}), []);
  const whole = [...(await ids(end, {sort: 'from'})), ...(await ids(end, {sort: 'from', offset: 500}))];
  assert.equal(new Set(whole).size, 1000, 'no row is on two pages');
  assert.deepEqual(
    new Set(await ids(end, {box: '-180,-90,180,90', offset: 0})).has(some.id),
    some.place_precision <= 3,
  );
});

test('what is caught up in steps equals what is built at once, and a broken or foreign file is built again', async (context) => {
  const folder = folderOf(context);
  const ledger = openLedger({folder: join(folder, 'ledger')});
  const views = await openViews(ledger, join(folder, 'steps'));
  await loadCase(ledger, 'pakistan-ttp-2021');
  await views.catchUp();
  await loadCase(ledger, 'pakistan-afghanistan-2025');
  await views.catchUp();
  const stepwise = await dumped(views);
  await views.close();
  const notices: string[] = [];
  const reopened = async (): Promise<string> => {
    const again = await openViews(ledger, join(folder, 'steps'), (sentence) => notices.push(sentence));
    const text = await dumped(again);
    await again.close();
    return text;
  };
  assert.equal(await reopened(), stepwise);
  assert.equal(notices.length, 0, 'a sound database is kept');
  writeFileSync(join(folder, 'steps', 'views.duckdb'), 'no database');
  assert.equal(await reopened(), stepwise);
  assert.match(notices.at(-1) ?? '', /cannot be read/);
  const other = openLedger({folder: join(folder, 'other')});
  await loadCase(other, 'pakistan-afghanistan-2025');
  await (await openViews(other, join(folder, 'steps'), (sentence) => notices.push(sentence))).close();
  assert.match(notices.at(-1) ?? '', /another ledger/);
  assert.equal(await reopened(), stepwise);
  assert.equal(notices.length, 3);
});
