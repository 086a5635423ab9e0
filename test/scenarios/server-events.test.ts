/** Rows of a data set beside the register: in the same table, on a page of their own, with what was published and revised. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {Value} from 'typebox/value';
import {corpusText} from '../../bench/corpus/index.ts';
import {IncidentPage, IncidentView, decodeIncidentColumns} from '../../platform/contract/index.ts';
import {readCsv} from '../../platform/import/csv.ts';
import {importCaseFolder} from '../../platform/workflows/importing/import-case-folder.ts';
import {importGed} from '../../platform/workflows/importing/import-ged.ts';
import {openRecord} from '../../platform/workflows/open-record.ts';
import {serverFor} from './served-record.ts';

const shipped = new URL('../../cases/pakistan-ttp-2021', import.meta.url).pathname;
const options = {author: 'test', recorded: '2026-01-01T00:00:00Z', dryRun: false};
const base = '/api/cases/pakistan-ttp-2021';

test('events of a data set are shown as what they are, revised as their release revised them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-events-'));
  const record = await openRecord(
    {ledger: join(folder, 'ledger'), views: join(folder, 'views'), keys: join(folder, 'keys')},
    'write',
    () => {},
  );
  const load = async (text: string, release: string) => {
    const path = join(folder, `ged-${release}.csv`);
    writeFileSync(path, text);
    const words = {...options, signers: record.signers, caseId: 'pakistan-ttp-2021', path, release};
    const outcome = await importGed(record.ledger, record.views, words);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.value;
  };
  assert.ok((await importCaseFolder(record.ledger, shipped, {...options, signers: record.signers})).ok);
  const text = [...corpusText(400)].join('');
  await load(text, '25.1');
  const before = record.ledger.size;
  const app = await serverFor(record.pages, join(folder, 'web'));
  const ask = (address: string) => app.inject({url: `${base}${address}`, headers: {host: 'localhost'}});
  const read = async <T>(address: string): Promise<T> => {
    const response = await ask(address);
    assert.equal(response.statusCode, 200, address);
    return response.json<T>();
  };

  const date = '2015-06-30';
  const table = await read<IncidentPage>(`/incidents?date=${date}&limit=500`);
  assert.deepEqual([...Value.Errors(IncidentPage, table)], []);
  const events = table.rows.filter(({recordedIn}) => recordedIn === 'ucdp-ged');
  assert.ok(events.length > 50 && events.every(({to}) => to <= date));
  const {bytes} = {bytes: (await ask(`/incident-columns?date=${date}`)).rawPayload};
  assert.equal(decodeIncidentColumns(Uint8Array.from(bytes).buffer).count, table.total);

  for (const {id, placePrecision} of events.slice(0, 60)) {
    const view = await read<IncidentView>(`/incidents/${id}?date=${date}`);
    assert.deepEqual([...Value.Errors(IncidentView, view)], []);
    assert.deepEqual(Value.Clean(IncidentView, structuredClone(view)), view);
    assert.equal(view.point !== undefined, placePrecision <= 3, `${id} of precision ${placePrecision}`);
    assert.equal(view.published?.find(({column}) => column === 'id')?.value, id);
    assert.match(view.summary, /^UCDP GED 25\.1 records an event between .* and .*: \d+ killed as its best estimate/);
    assert.ok(view.columns.length === 2 && view.columns.every(({statements}) => statements.length === 0));
  }
  const late = (await read<IncidentPage>('/incidents?date=2030-01-01&limit=500')).rows.find(({to}) => to > date);
  assert.ok(late !== undefined);
  assert.equal((await ask(`/incidents/${late.id}?date=${date}`)).statusCode, 404);

  const [changed] = events;
  assert.ok(changed !== undefined);
  await load(revised(text, changed.id), '26.1');
  const view = await read<IncidentView>(`/incidents/${changed.id}?date=${date}`);
  assert.deepEqual([view.row.killed.best, view.row.killed.high], [777, 777]);
  assert.match(view.summary, /^UCDP GED 26\.1/);
  assert.equal(view.revisions.length, 1);
  assert.ok(
    view.revisions[0]?.changes.includes(`best: ${changed.killed.best} → 777`),
    view.revisions[0]?.changes.join() ?? '',
  );
  const then = await read<IncidentView>(`/incidents/${changed.id}?date=${date}&size=${before}`);
  assert.deepEqual([then.row.killed, then.revisions], [changed.killed, []]);
  await app.close();
  await record.close();
  rmSync(folder, {recursive: true});
});

/** The same release with other figures in one row. */
function revised(text: string, id: string): string {
  const csv = readCsv(Buffer.from(text));
  assert.ok(csv.ok);
  const [head, ...rows] = csv.value;
  const row = rows.find(({fields}) => fields[head?.fields.indexOf('id') ?? 0] === id);
  assert.ok(head !== undefined && row !== undefined);
  const cells = row.fields.map((cell, index) => (/^(best|high)$/.test(head.fields[index] ?? '') ? '777' : cell));
  const written = cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return text.replace(row.text, () => written);
}
