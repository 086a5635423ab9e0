/** The as-of of a ledger size: a page of an earlier size says what it said then, whatever was recorded since. */
import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {type AsOf, type IncidentPage, type IncidentView} from '../../platform/contract/index.ts';
import {importCaseFolder} from '../../platform/workflows/importing/import-case-folder.ts';
import {openRecord} from '../../platform/workflows/open-record.ts';
import {serverFor} from './served-record.ts';

const shipped = new URL('../../cases/pakistan-ttp-2021', import.meta.url).pathname;
const options = {author: 'test', recorded: '2026-01-01T00:00:00Z', dryRun: false};

test('after a revision and a new incident, the earlier size gives the earlier page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-earlier-'));
  const record = await openRecord(
    {ledger: join(folder, 'ledger'), views: join(folder, 'views'), keys: join(folder, 'keys')},
    'hold',
    () => {},
  );
  assert.ok((await importCaseFolder(record.ledger, shipped, {...options, signers: record.signers})).ok);
  await record.views.catchUp();
  const app = await serverFor(record.pages, join(folder, 'web'));
  const read = async <T>(address: string): Promise<T> => {
    const response = await app.inject({url: `/api/cases/pakistan-ttp-2021${address}`, headers: {host: 'localhost'}});
    assert.equal(response.statusCode, 200, address);
    return response.json<T>();
  };
  const before = record.ledger.size;
  const addresses = ['', '/overview', '/change', '/agreements/ceasefire-2021', '/incidents?limit=500'];
  const then = await Promise.all(addresses.map((address) => read<{asOf: AsOf}>(address)));
  const [first] = (await read<IncidentPage>('/incidents?sort=from')).rows;
  assert.ok(first !== undefined);

  const revised = join(folder, 'case');
  cpSync(shipped, revised, {recursive: true});
  const path = join(revised, 'incidents.csv');
  const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const own = rows.find((row) => row.startsWith(`${first.id},`)) ?? '';
  const added = own.replace(first.id, `${first.id}-again`);
  const changed = rows.map((row) => (row === own ? own.replace(first.title, 'Revised title') : row));
  writeFileSync(path, `${[header, ...changed, added].join('\n')}\n`);
  const outcome = await importCaseFolder(record.ledger, revised, {...options, signers: record.signers});
  assert.ok(outcome.ok, JSON.stringify(outcome));
  await record.views.catchUp();

  assert.equal(record.ledger.size, before + 4, 'opened, two rows, sealed');
  for (const [index, address] of addresses.entries()) {
    const again = await read<{asOf: AsOf}>(`${address}${address.includes('?') ? '&' : '?'}size=${before}`);
    assert.equal(again.asOf.ledgerSize, before + 4);
    assert.deepEqual({...again, asOf: {...again.asOf, ledgerSize: before}}, then[index], address);
  }
  const now = await read<IncidentView>(`/incidents/${first.id}`);
  assert.equal(now.row.title, 'Revised title');
  assert.equal(now.revisions.length, 1);
  assert.equal((await read<IncidentView>(`/incidents/${first.id}?size=${before}`)).row.title, first.title);
  assert.equal((await read<IncidentPage>('/incidents')).total, (then[4] as unknown as IncidentPage).total + 1);
  await app.close();
  await record.close();
  rmSync(folder, {recursive: true});
});
