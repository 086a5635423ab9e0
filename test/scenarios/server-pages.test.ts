/** What the server says on all shipped cases: in the agreed shapes, and nothing that was not public by the day. */
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import type {TSchema} from 'typebox';
import {Value} from 'typebox/value';
import {knownAt} from '../../monitoring/publication/index.ts';
import {day} from '../../monitoring/kernel/index.ts';
import {
  decodeIncidentColumns,
  type Case,
  type ChangeView,
  type IncidentPage,
  type IncidentView,
  type Overview,
} from '../../platform/contract/index.ts';
import {routes} from '../../platform/http/index.ts';
import {get, servedRecord, shippedIds} from './served-record.ts';

after(async () => (await servedRecord()).close());

const shapeOf = (path: string): TSchema => {
  const shape = routes.find((route) => route.path === path)?.shape;
  assert.ok(shape !== undefined, path);
  return shape;
};

/** Fits the shape of its route, and has no field that the shape does not name. */
async function fits(path: string, address: string): Promise<unknown> {
  const {status, page} = await get(address);
  assert.equal(status, 200, address);
  const body = page<unknown>();
  const shape = shapeOf(path);
  const [wrong] = Value.Errors(shape, body);
  assert.equal(wrong, undefined, `${address}: ${JSON.stringify(wrong)}`);
  assert.deepEqual(Value.Clean(shape, structuredClone(body)), body, `${address} says more than its shape`);
  return body;
}

const everyPage = async (caseId: string, words: string): Promise<void> => {
  const base = `/api/cases/${caseId}`;
  const {agreements} = (await fits('/api/cases/:case', `${base}${words}`)) as Case;
  await fits('/api/cases/:case/overview', `${base}/overview${words}`);
  await fits('/api/cases/:case/change', `${base}/change${words}`);
  await fits('/api/cases/:case/evidence', `${base}/evidence${words}`);
  for (const {id} of agreements) {
    await fits('/api/cases/:case/agreements/:agreement', `${base}/agreements/${id}${words}`);
    await fits('/api/cases/:case/overview', `${base}/overview${words}${words === '' ? '?' : '&'}agreement=${id}`);
  }
};

test('every page of every shipped case fits its shape, today and on earlier days', async () => {
  await fits('/api/cases', '/api/cases');
  for (const caseId of shippedIds) {
    const {summary} = (await get(`/api/cases/${caseId}`)).page<Case>();
    for (const words of ['', `?date=${summary.recordStarts}`, `?date=${summary.recordEnds}`, '?date=1999-01-01']) {
      await everyPage(caseId, words);
    }
  }
});

test('every incident of the shipped cases fits its shape, and the table lists exactly those', async () => {
  for (const caseId of shippedIds) {
    const table = (await fits(
      '/api/cases/:case/incidents',
      `/api/cases/${caseId}/incidents?limit=500`,
    )) as IncidentPage;
    const step = caseId === 'exercise' ? 25 : 1;
    assert.ok(table.total >= table.rows.length && table.rows.length > 30, caseId);
    for (const {id} of table.rows.filter((_, index) => index % step === 0)) {
      await fits('/api/cases/:case/incidents/:incident', `/api/cases/${caseId}/incidents/${id}`);
    }
    const {bytes} = await get(`/api/cases/${caseId}/incident-columns`);
    const columns = decodeIncidentColumns(Uint8Array.from(bytes).buffer);
    assert.equal(columns.count, table.total, caseId);
    const vague = [...columns.precision].flatMap((precision, index) => (precision >= 4 ? [index] : []));
    for (const index of vague)
      assert.ok(Number.isNaN(columns.latitude[index]), `${caseId} row ${index} is drawn as a point`);
  }
});

test('the ledger and its entries fit their shapes, and an entry hashes to the leaf that it names', async () => {
  await fits('/api/ledger', '/api/ledger?offset=0&limit=500');
  const {record} = await servedRecord();
  for (let index = 0; index < record.ledger.size; index += 997) {
    await fits('/api/ledger/entries/:index', `/api/ledger/entries/${index}`);
  }
  for (const index of ['-1', '1.5', 'x', String(record.ledger.size), '99999999999999999999']) {
    assert.equal((await get(`/api/ledger/entries/${index}`)).status, 404, index);
  }
});

test('the exercise brings its own map, at every size that has the case; the real cases have none', async () => {
  const {map} = (await get('/api/cases/exercise')).page<Case>();
  assert.ok(map !== undefined);
  const {status, headers, page} = await get(map);
  assert.equal(status, 200);
  assert.match(headers['content-type'] ?? '', /geo\+json/);
  assert.equal(page<{type: string}>().type, 'FeatureCollection');
  assert.equal((await get('/api/cases/pakistan-ttp-2021')).page<Case>().map, undefined);
  assert.equal((await get('/api/cases/pakistan-ttp-2021/map')).status, 404);
});

test('no page holds what became known after its day', async () => {
  const {record} = await servedRecord();
  for (const [caseId, date] of [
    ['pakistan-afghanistan-2025', '2025-10-31'],
    ['pakistan-ttp-2021', '2021-12-15'],
    ['exercise', '2024-04-10'],
  ] as const) {
    const facts = await record.facts(caseId, record.ledger.size);
    assert.ok(facts !== undefined);
    const known = knownAt(facts, day(date));
    const words = `?date=${date}`;
    const table = (await get(`/api/cases/${caseId}/incidents${words}&limit=500`)).page<IncidentPage>();
    assert.equal(table.total, known.incidents.length);
    const late = facts.incidents.filter(({record: {known_from: from}}) => from > date);
    assert.ok(late.length > 0 && known.incidents.length > 0, `${caseId} has incidents on both sides of ${date}`);
    for (const {record: incident} of late.slice(0, 20)) {
      assert.equal((await get(`/api/cases/${caseId}/incidents/${incident.id}${words}`)).status, 404, incident.id);
    }
    for (const {id} of table.rows.slice(0, 40)) {
      const view = (await get(`/api/cases/${caseId}/incidents/${id}${words}`)).page<IncidentView>();
      const days = [
        ...view.reports.map(({published}) => published),
        ...view.columns.flatMap(({statements}) => statements.map((statement) => statement.date)),
        ...view.findings.map(({decided}) => decided),
        ...view.casualties.map(({knownFrom}) => knownFrom),
      ];
      for (const one of days) assert.ok(one <= date, `${id} shows something of ${one}`);
    }
    const overview = (await get(`/api/cases/${caseId}/overview${words}`)).page<Overview>();
    for (const {day: one} of overview.lately) assert.ok(one <= date);
    const change = (await get(`/api/cases/${caseId}/change${words}`)).page<ChangeView>();
    const unknown = new Set(facts.series.filter(({record: {known_from: from}}) => from > date).map(({entry}) => entry));
    for (const {figures} of change.series) for (const {entry} of figures) assert.ok(!unknown.has(entry));
    const {bytes} = await get(`/api/cases/${caseId}/incident-columns${words}`);
    assert.equal(decodeIncidentColumns(Uint8Array.from(bytes).buffer).count, known.incidents.length);
  }
});
