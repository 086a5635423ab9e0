/** Somebody without an account reports, asks what became of it, and answers a question: by a code that only he has. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {codesOf, servedDesk, type ServedDesk} from '../support/desk-server.ts';

let desk: ServedDesk;
before(async () => {
  desk = await servedDesk();
});
after(() => desk.close());

export const account = {
  when: {from: '2025-03-09', to: '2025-03-09', precision: 1},
  where: {placeText: 'EXERCISE: by the well', precision: 3},
  eventType: 'small_arms_fire',
  basis: 'heard',
  text: 'EXERCISE. I heard three shots by the well.',
  language: 'en',
};

interface Taken {
  readonly code: string;
  readonly entry: number;
  readonly receipt: string;
}

test('a report is taken in, and only whoever has the code hears of it', async () => {
  const sent = {account, place: {latitude: -2.5, longitude: -4.1}};
  const taken = await desk.post('/api/public/exercise/reports', sent);
  assert.equal(taken.status, 201, taken.text);
  const {code, entry, receipt} = taken.body as Taken;
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  assert.match(receipt, /holdfire receipt/);
  const leaf = new TextDecoder().decode(desk.record.ledger.leaf(entry));
  assert.ok(!leaf.includes('well') && !leaf.includes(code), 'the leaf tells nothing');
  const asked = await desk.post('/api/public/exercise/status', {code: code.toLowerCase().replaceAll('-', ' ')});
  assert.deepEqual([asked.status, (asked.body as {state: string}).state], [200, 'received'], asked.text);
  const answered = await desk.post('/api/public/exercise/answers', {code, text: 'EXERCISE. It was at noon.'});
  assert.equal(answered.status, 201, answered.text);
  const again = await desk.post('/api/public/exercise/status', {code});
  assert.equal((again.body as {messages: readonly unknown[]}).messages.length, 1);
});

test('a wrong code, a code of nobody and a wrong form are refused, and nothing is kept', async () => {
  const {size} = desk.record.ledger;
  for (const code of ['', '0000-0000-0000-0000', 'UUUU-UUUU-UUUU-UUUU', 7, undefined]) {
    const answer = await desk.post('/api/public/exercise/status', {code});
    assert.deepEqual([answer.status, codesOf(answer)], [404, ['unknown-code']]);
  }
  const nowhere = await desk.post('/api/public/nowhere/reports', {account});
  assert.deepEqual([nowhere.status, codesOf(nowhere)], [404, ['unknown-case']]);
  const bad = [
    {account: {...account, text: ''}},
    {account: {...account, codeSha256: 'a'.repeat(64)}},
    {account, place: {latitude: 100, longitude: 0}},
    {account, more: 1},
    {account, sealedIdentity: 'not sealed!'},
    [],
    'x',
  ];
  for (const sent of bad) {
    const answer = await desk.post('/api/public/exercise/reports', sent);
    assert.equal(answer.status, 422, JSON.stringify(sent));
  }
  assert.equal(desk.record.ledger.size, size);
});

test('a page from elsewhere and whoever comes too often are refused', async () => {
  const {size} = desk.record.ledger;
  const elsewhere = await desk.post('/api/public/exercise/reports', {account}, undefined, {
    origin: 'https://elsewhere.invalid',
  });
  assert.deepEqual([elsewhere.status, codesOf(elsewhere)], [403, ['other-origin']]);
  assert.equal(desk.record.ledger.size, size);
  const statuses = new Set<number>();
  for (let count = 0; count < 12; count += 1)
    statuses.add((await desk.post('/api/public/exercise/reports', {account})).status);
  assert.ok(statuses.has(429));
});
