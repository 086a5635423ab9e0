/** The server as a stranger meets it: which names it answers, what it refuses and how, and what every answer carries. */
import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {after, test} from 'node:test';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import type {Failure} from '../../platform/contract/index.ts';
import {listen} from '../../platform/http/index.ts';
import {get, servedRecord, serverFor} from './served-record.ts';

after(async () => (await servedRecord()).close());

/** Bytes on a socket, because clients mend what they send. */
function raw(port: number, request: string): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('close', () => done(answer));
    socket.on('error', failed);
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

const portOf = (address: string): number => Number(new URL(address).port);

async function listening() {
  const {record, folder} = await servedRecord();
  const app = await serverFor(record, `${folder}/web`);
  const {address} = await listen(app, '127.0.0.1', 0);
  return {port: portOf(address), close: () => app.close()};
}

const always = {
  'content-security-policy': /^default-src 'none'; script-src 'self'; style-src 'self'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /geolocation=\(\)/,
} as const;

test('every answer carries the security headers, whatever it answers', async () => {
  const {headers} = await get('/api/cases');
  const tag = headers['etag'] ?? '';
  const answers = {
    page: await get('/api/cases'),
    'not modified': await get('/api/cases', {'if-none-match': tag}),
    'bad query': await get('/api/cases?x=1'),
    'no such case': await get('/api/cases/none'),
    'no such address': await get('/api/none'),
    app: await get('/'),
    'page of the app': await get('/exercise/incidents'),
    asset: await get('/assets/index-abc123.js'),
    'no such asset': await get('/assets/none.js'),
    document: await get('/docs/formats/tables.md'),
    'wrong host': await get('/api/cases', {host: 'evil.example'}),
    'bad address': await get('/api/cases/%zz'),
    'long name': await get(`/api/cases/${'x'.repeat(200)}`),
  };
  const statuses = Object.values(answers).map(({status}) => status);
  assert.deepEqual(statuses, [200, 304, 400, 404, 404, 200, 200, 200, 404, 200, 421, 400, 414]);
  for (const [what, answer] of Object.entries(answers)) {
    for (const [name, form] of Object.entries(always))
      assert.match(answer.headers[name] ?? '', form, `${what}: ${name}`);
    const policy = answer.headers['content-security-policy'] ?? '';
    assert.doesNotMatch(policy, /unsafe|http:|https:|\*/, what);
    for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"])
      assert.ok(policy.includes(part));
  }
});

test('requests that are not HTTP, too slow in words or without a name are refused in the same form', async () => {
  const {port, close} = await listening();
  for (const [request, status] of [
    ['nonsense\r\n\r\n', 400],
    ['GET /api/cases HTTP/1.1\r\nconnection: close\r\n\r\n', 421],
    [`GET /api/cases HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    [`GET /${'a'.repeat(3_000)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`, 414],
    ['POST /api/cases HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello', 405],
    ['GET /api/cases HTTP/1.1\r\nhost: localhost@evil.example\r\nconnection: close\r\n\r\n', 421],
    ['GET http://evil.example/api/cases HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n', 421],
  ] as const) {
    const answer = await raw(port, request);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), request.slice(0, 60));
    for (const name of Object.keys(always)) assert.ok(answer.toLowerCase().includes(`${name}:`), `${status} ${name}`);
    const {problems} = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Failure;
    assert.ok((problems[0]?.message.length ?? 0) > 10);
  }
  await close();
});

test('only the names of this machine are answered', async () => {
  for (const host of ['localhost', 'localhost:4870', '127.0.0.1:1', '[::1]:4870', 'LOCALHOST']) {
    assert.equal((await get('/api/cases', {host})).status, 200, host);
  }
  for (const host of [
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:4870',
    '127.0.0.2',
    '0.0.0.0',
  ]) {
    const {status, page} = await get('/api/cases', {host});
    assert.equal(status, 421, host);
    assert.equal(page<Failure>().problems[0]?.code, 'wrong-host');
  }
});

test('no path leads out of the folders, and no answer names a path of this machine', async () => {
  const {port, close} = await listening();
  const {folder} = await servedRecord();
  const paths = [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/docs/../package.json',
    '/docs/%2e%2e/package.json',
    '/docs/..%5c..%5cpackage.json',
    '/assets/../../package.json',
    '/assets/%2e%2e%2f%2e%2e%2fdata/ledger/head',
    '//etc/passwd',
    '/%00',
    '/docs/formats/%00tables.md',
    '/.sources',
    '/.git/config',
    '/data/ledger/head',
    '/docs/',
    '/docs/formats',
  ];
  for (const path of paths) {
    const answer = await raw(port, `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    assert.doesNotMatch(answer, /"name": "holdfire"|root:|holdfire-head|not for readers/, path);
    assert.ok(!answer.includes(folder) && !answer.includes(process.cwd()), path);
  }
  await close();
});

test('a failure of the program is told to the operator, never to the reader', async () => {
  const {record, folder} = await servedRecord();
  const told: unknown[] = [];
  const broken = {...record, facts: () => Promise.reject(new Error(`cannot read ${folder}/data/ledger`))};
  const app = await serverFor(broken, `${folder}/web`, (error) => told.push(error));
  const response = await app.inject({url: '/api/cases/exercise', headers: {host: 'localhost'}});
  assert.equal(response.statusCode, 500);
  assert.equal(response.json<Failure>().problems[0]?.code, 'failed');
  assert.doesNotMatch(response.body, /ledger|Error|    at |\//);
  assert.equal(told.length, 1);
  await app.close();
});

test('a bad query is answered with every problem, by field', async () => {
  const problems = async (words: string) => {
    const {status, page} = await get(`/api/cases/exercise/incidents?${words}`);
    assert.equal(status, 400, words);
    return page<Failure>().problems;
  };
  const all = await problems('date=2025-02-30&size=-1&limit=0&sort=up&dat=2025-01-01&type=a&type=b');
  assert.deepEqual(
    all.map(({field, code}) => `${field} ${code}`),
    [
      'dat unknown-parameter',
      'date not-a-day',
      'limit too-small',
      'size not-an-integer',
      'sort unknown-value',
      'type repeated-parameter',
    ],
  );
  assert.match(all[0]?.message ?? '', /did you mean “date”/);
  assert.match(all.at(-2)?.message ?? '', /-from, from/);
  for (const words of [
    'limit=501',
    'box=1,2,3',
    'box=a,b,c,d',
    'search=' + 'x'.repeat(201),
    '__proto__=1',
    'constructor=1',
  ]) {
    assert.equal((await problems(words)).length, 1, words);
  }
});

test('what was sent is not sent again, and is compressed as the reader asks', async () => {
  const address = '/api/cases/exercise/overview';
  const plain = await get(address);
  const tag = plain.headers['etag'] ?? '';
  assert.equal(plain.headers['cache-control'], 'no-cache');
  assert.equal((await get(address, {'if-none-match': tag})).status, 304);
  assert.equal((await get(address, {'if-none-match': 'W/"other", ' + tag})).status, 304);
  assert.equal((await get(`${address}?date=2024-06-30`, {'if-none-match': tag})).status, 200);
  assert.notEqual((await get(`${address}?size=13294`)).headers['etag'], tag);
  const zipped = await get(address, {'accept-encoding': 'gzip'});
  assert.equal(zipped.headers['content-encoding'], 'gzip');
  assert.deepEqual(gunzipSync(zipped.bytes), plain.bytes);
  const brotli = await get(address, {'accept-encoding': 'gzip, br;q=1'});
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.deepEqual(brotliDecompressSync(brotli.bytes), plain.bytes);
  assert.equal((await get(address, {'accept-encoding': 'br;q=0'})).headers['content-encoding'], undefined);
  assert.equal((await get('/assets/index-abc123.js')).headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await get('/')).headers['cache-control'], 'no-cache');
});

test('a taken port is answered with a free one, and which was taken is said', async () => {
  const {port, close} = await listening();
  const {record, folder} = await servedRecord();
  const second = await serverFor(record, `${folder}/web`);
  const {address, takenPort} = await listen(second, '127.0.0.1', port);
  assert.equal(takenPort, port);
  assert.notEqual(portOf(address), port);
  await second.close();
  await close();
});
