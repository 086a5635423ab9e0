/** Handing entries in over HTTP: every answer that an author can get, and what a stranger or a page from elsewhere gets. */
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {readReceipt} from '../../monitoring/ledger/index.ts';
import {ContentsFull} from '../../platform/contents/index.ts';
import {httpServer, routes} from '../../platform/http/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {LedgerFull, LedgerStopped} from '../../platform/ledger-store/index.ts';
import type {EntryDoor} from '../../platform/workflows/entries/accept-entry.ts';
import {openRecord} from '../../platform/workflows/open-record.ts';
import {serverOf} from '../support/entry-server.ts';
import {newFolder, openDoor, recordOf, removeFolder, textOf} from '../support/open-door.ts';
import {testAuthor, withdrawalOf} from '../support/signer.ts';

const folder = newFolder();
const device = testAuthor('device-0');
const opened = await openDoor(folder, [device, testAuthor('device-1')]);
const app = await serverOf(opened, folder);
after(async () => {
  await app.close();
  await opened.close();
  removeFolder(folder);
});

const own = {host: 'localhost', 'content-type': 'application/json'};
const groups = {public: {what: 'shelling'}, source: {name: 'a baker'}};

async function post(sent: unknown, headers: Readonly<Record<string, string>> = own, server = app) {
  const payload = typeof sent === 'string' || Buffer.isBuffer(sent) ? sent : JSON.stringify(sent);
  const answer = await server.inject({method: 'POST', url: '/api/entries', headers, payload});
  const page = JSON.parse(answer.body) as {index: number; receipt: string; problems: {code: string}[]};
  return {status: answer.statusCode, headers: answer.headers, page, codes: page.problems?.map(({code}) => code)};
}

test('201 with place and receipt; the same again 200; the entry is read at once', async () => {
  const sent = recordOf(device, 'r-1', groups);
  const first = await post(sent);
  assert.deepEqual([first.status, first.headers.location], [201, `/api/ledger/entries/${first.page.index}`]);
  assert.equal(first.headers['cache-control'], 'no-store');
  const receipt = readReceipt(nodeCryptography, opened.keeper.logKey, first.page.receipt);
  assert.equal(receipt?.receipt.index, first.page.index);
  const again = await post(sent);
  assert.deepEqual([again.status, again.page.index], [200, first.page.index]);
  const entry = await app.inject({url: `/api/ledger/entries/${first.page.index}`, headers: {host: 'localhost'}});
  assert.match(entry.body, /shelling/);
  assert.doesNotMatch(entry.body, /baker/);
});

test('403 for keys that may not write, 409 for what contradicts the ledger, 422 for what is wrong with it', async () => {
  const stranger = await post(recordOf(testAuthor('stranger'), 'r-1', groups));
  assert.deepEqual([stranger.status, stranger.codes], [403, ['unregistered-key']]);
  const foreign = testAuthor('device-1');
  const withdrawal = await post({leaf: textOf(foreign.sign(withdrawalOf('r-1')))});
  assert.deepEqual([withdrawal.status, withdrawal.codes], [403, ['not-own-record']]);
  const other = await post(recordOf(testAuthor('device-0'), 'r-1b', groups));
  assert.deepEqual([other.status, other.codes], [409, ['conflicting-entry']]);
  const {leaf} = recordOf(testAuthor('device-1'), 'r-2', groups);
  assert.deepEqual((await post({leaf})).codes, ['missing-group', 'missing-group']);
  for (const nothing of ['', '{', '[]', '7', '{"leaf":""}', Buffer.from([0x22, 0xff, 0x22]), '['.repeat(100_000)]) {
    const {status} = await post(nothing);
    assert.ok(status === 422 || status === 400, `${status} for ${String(nothing).slice(0, 20)}`);
  }
});

test('413 above the limits, 415 for anything but JSON', async () => {
  const body = await post(JSON.stringify({leaf: 'x'.repeat(600 * 1024)}));
  assert.deepEqual([body.status, body.codes], [413, ['body-too-large']]);
  const leaf = await post({leaf: 'x'.repeat(70_000)});
  assert.deepEqual([leaf.status, leaf.codes], [413, ['entry-too-large']]);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    assert.equal((await post('{}', {host: 'localhost', 'content-type': type})).status, 415, type);
  }
});

test('a page from elsewhere cannot hand in, one of this server can', async () => {
  const {size} = opened.ledger;
  const sent = recordOf(testAuthor('device-1'), 'r-3', groups);
  const elsewhere: readonly Readonly<Record<string, string>>[] = [
    {origin: 'https://elsewhere.example'},
    {origin: 'null'},
    {origin: 'http://localhost:9999', host: 'localhost:4870'},
    {'sec-fetch-site': 'cross-site'},
    {'sec-fetch-site': 'same-site'},
    {'sec-fetch-site': 'none'},
  ];
  for (const headers of elsewhere) {
    const answer = await post(sent, {...own, ...headers});
    assert.deepEqual([answer.status, answer.codes], [403, ['other-origin']], JSON.stringify(headers));
  }
  assert.equal((await post(sent, {...own, host: 'elsewhere.example'})).status, 421);
  assert.equal(opened.ledger.size, size);
  const same = {...own, host: 'localhost:4870', origin: 'http://localhost:4870', 'sec-fetch-site': 'same-origin'};
  assert.equal((await post(sent, same)).status, 201);
});

test('every other way in is closed', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST'] as const) {
    for (const url of ['/api/entries', '/api/entries?x=1', '/api/ledger', '/api/cases', '/']) {
      if (method === 'POST' && url === '/api/entries') continue;
      const {statusCode} = await app.inject({method, url, headers: own, payload: '{}'});
      assert.equal(statusCode, 405, `${method} ${url}`);
    }
  }
  assert.equal((await app.inject({url: '/api/entries', headers: own})).statusCode, 404);
});

test('507 where the disk is full and 503 where the record is stopped or only shown; reading goes on', async () => {
  const doorOf = (error: Error): EntryDoor => ({
    accept: async () => {
      throw error;
    },
  });
  const states = [
    [doorOf(new LedgerFull('full')), 507, 'disk-full'],
    [doorOf(new ContentsFull('full')), 507, 'disk-full'],
    [doorOf(new LedgerStopped('stopped')), 503, 'record-stopped'],
    [undefined, 503, 'only-shown'],
  ] as const;
  for (const [door, status, code] of states) {
    const server = await serverOf({...opened, door: door as EntryDoor}, folder);
    const answer = await post(recordOf(testAuthor('device-1'), 'r-4', groups), own, server);
    assert.deepEqual([answer.status, answer.codes], [status, [code]]);
    assert.equal((await server.inject({url: '/api/ledger', headers: {host: 'localhost'}})).statusCode, 200);
    await server.close();
  }
});

test('whoever sends half a body and waits is let go after ten seconds', () => {
  assert.equal(app.server.requestTimeout, 10_000);
  assert.equal(app.server.maxConnections, 256);
});

const canaries = {
  public: 'canary-everybody',
  shared: 'canary-shared',
  'party:a': 'canary-side-a',
  'verifier.place': 'canary-place',
  source: 'canary-source',
} as const;

/** Every address of every route, with parameters that are there and such that are not. */
function addressesOf(index: number): readonly string[] {
  const params: Readonly<Record<string, readonly string[]>> = {
    case: ['ex', 'none'],
    index: [String(index), '0', '999'],
    agreement: ['none'],
    incident: ['r-1', 'none'],
    '*': ['0/000', 'entries/000', `entries/000.p/${index + 1}`],
  };
  return routes.flatMap(({path}) =>
    (/:([a-z]+)|\*/i.exec(path) === null ? [path] : [path]).flatMap((one) =>
      one.split(/(?=\/)/).reduce<readonly string[]>(
        (starts, part) => {
          const name = part.startsWith('/:') ? part.slice(2) : part === '/*' ? '*' : undefined;
          const values = name === undefined ? [part] : (params[name] ?? ['none']).map((value) => `/${value}`);
          return starts.flatMap((start) => values.map((value) => start + value));
        },
        [''],
      ),
    ),
  );
}

test('no route, refusal or header gives a closed group away', async () => {
  const own2 = newFolder();
  const author = testAuthor('device-0');
  const made = await openDoor(own2, [author]);
  const content = Object.fromEntries(Object.entries(canaries).map(([name, canary]) => [name, {note: canary}]));
  const place = {'verifier.place': {note: canaries['verifier.place'], latitude: 33.574_321, longitude: 69.894_321}};
  const sent = recordOf(author, 'r-1', {...content, ...place});
  const answer = await made.door.accept(sent);
  assert.ok(answer.kind === 'accepted');
  await made.keeper.publish();
  await made.close();
  const folders = {
    ledger: `${own2}/ledger`,
    views: `${own2}/views`,
    keys: `${own2}/keys`,
    checkpoints: `${own2}/checkpoints`,
  };
  const record = await openRecord(folders, 'hold', () => {});
  const served = await httpServer({
    record: record.pages,
    folders: {web: own2, docs: own2},
    boundAddress: '127.0.0.1',
    edition: 'test',
    door: made.door,
    report: () => {},
  });
  const addresses = addressesOf(answer.index);
  const queries = ['', '?search=canary', '?offset=0&limit=500', '?size=3', '?since=1'];
  const told: string[] = [];
  for (const address of addresses) {
    for (const query of queries) {
      const {body, headers, statusCode} = await served.inject({url: address + query, headers: {host: 'localhost'}});
      told.push(`${address}${query} ${statusCode} ${JSON.stringify(headers)} ${body}`);
    }
  }
  const hidden = JSON.stringify({
    ...sent,
    groups: {...sent.groups, source: {salt: '', content: {note: canaries.source}}},
  });
  const refused = await served.inject({method: 'POST', url: '/api/entries', headers: own, payload: hidden});
  told.push(refused.body);
  assert.ok(told.length > 60, `only ${told.length} answers`);
  assert.ok(
    told.some((text) => text.includes(canaries.public)),
    'the public part is nowhere, so nothing was looked at',
  );
  const salts = Object.entries(sent.groups ?? {})
    .filter(([name]) => name !== 'public')
    .map(([, {salt}]) => salt);
  const secrets = [
    ...Object.values(canaries).filter((canary) => canary !== canaries.public),
    '33.574',
    '69.894',
    ...salts,
  ];
  for (const text of told) {
    for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${text.slice(0, 300)}`);
  }
  await served.close();
  await record.close();
  removeFolder(own2);
});
