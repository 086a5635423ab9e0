/** The log over HTTP: checkpoint, tiles and proofs as anybody may fetch them, and what caches may keep of them. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {
  checkProof,
  entryBundle,
  readCheckpoint,
  readEntryBundle,
  readProof,
  sameBytes,
  tilePath,
  tilesOf,
} from '../../monitoring/ledger/index.ts';
import {openKeeper, readLogKey} from '../../platform/checkpoints/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {caseRecord} from '../../platform/workflows/case-record.ts';
import {tileBytes} from '../../platform/workflows/checking/tiles.ts';
import {signedData} from '../support/signed-data.ts';
import {by, policyOf} from '../support/signed-log.ts';
import {serverFor} from './served-record.ts';

async function served() {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-log-files-'));
  const signed = await signedData(folder, 300);
  const note = await signed.checkpoint();
  // Three entries that no checkpoint holds yet.
  await signed.add(3);
  await signed.close();
  const ledger = openLedger({folder: join(folder, 'ledger'), readOnly: true});
  const held = readLogKey(join(folder, 'keys'));
  assert.ok(held !== undefined);
  const keeper = openKeeper({ledger, held, folder: join(folder, 'checkpoints'), readOnly: true});
  const views = {} as Parameters<typeof caseRecord>[1];
  const app = await serverFor(caseRecord(ledger, views, {checkpoints: keeper}), join(folder, 'web'));
  const unsigned = await serverFor(caseRecord(ledger, views), join(folder, 'web'));
  after(async () => {
    await app.close();
    await unsigned.close();
    await keeper.close();
    await ledger.close();
    rmSync(folder, {recursive: true});
  });
  const fetch = async (url: string, from = app) => {
    const {statusCode, headers, rawPayload} = await from.inject({url, headers: {host: 'localhost'}});
    return {status: statusCode, headers, bytes: new Uint8Array(rawPayload), text: rawPayload.toString()};
  };
  return {fetch, unsigned, ledger, note};
}

const log = served();

test('the newest checkpoint, kept for seconds only', async () => {
  const {fetch, note} = await log;
  const {status, headers, text} = await fetch('/log/checkpoint');
  assert.equal(status, 200);
  assert.equal(text, note);
  assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
  assert.equal(headers['cache-control'], 'max-age=5');
});

test('every tile of the checkpoint, kept for ever, and the entries in their bundles', async () => {
  const {fetch, ledger} = await log;
  for (const address of tilesOf(300)) {
    const {status, headers, bytes} = await fetch(`/log/${tilePath(address)}`);
    assert.equal(status, 200, tilePath(address));
    assert.match(String(headers['cache-control']), /max-age=31536000, immutable/);
    assert.equal(headers['content-type'], 'application/octet-stream');
    assert.deepEqual(bytes, tileBytes(ledger, address, 300));
  }
  const {bytes} = await fetch('/log/tile/entries/001.p/44');
  const entries = Array.from({length: 44}, (_, at) => ledger.leaf(256 + at));
  assert.deepEqual(bytes, entryBundle(entries));
  assert.equal(readEntryBundle(bytes)?.length, 44);
});

test('what the checkpoint does not hold is not given out', async () => {
  const {fetch} = await log;
  const tiles = [
    '0/001',
    '0/001.p/45',
    '0/002',
    '1/000',
    '1/000.p/2',
    '2/000.p/1',
    'entries/001.p/47',
    'data/000',
    '0/000.p/256',
    '../x',
  ];
  for (const tile of tiles) {
    const {status, text} = await fetch(`/log/tile/${tile}`);
    assert.ok(status === 404 || status === 400, `${tile} ${status}`);
    assert.match(text, /"problems"/, tile);
  }
  // A narrower tile of an earlier checkpoint is still there for who is under way with it.
  assert.equal((await fetch('/log/tile/0/001.p/17')).bytes.length, 17 * 32);
});

test('the proof of an entry, under a name of its own, holds', async () => {
  const {fetch, ledger} = await log;
  const {status, headers, text} = await fetch('/api/ledger/entries/12/proof?since=100');
  assert.equal(status, 200);
  assert.equal(headers['content-disposition'], 'attachment; filename="entry-12.tlog-proof"');
  const proof = readProof(by.utf8, text);
  assert.ok(proof !== undefined);
  assert.ok(sameBytes(proof.leaf!, ledger.leaf(12)));
  assert.equal(proof.since?.size, 100);
  assert.ok(checkProof(by, {policy: policyOf(), proof}).holds);
});

test('no proof of what no checkpoint holds, of what is not there, or of a size that never was', async () => {
  const {fetch} = await log;
  for (const [url, status, code] of [
    ['/api/ledger/entries/301/proof', 404, 'no-checkpoint'],
    ['/api/ledger/entries/303/proof', 404, 'not-found'],
    ['/api/ledger/entries/-1/proof', 404, 'not-found'],
    ['/api/ledger/entries/01/proof', 404, 'not-found'],
    ['/api/ledger/entries/1/proof?since=302', 404, 'no-checkpoint'],
    ['/api/ledger/entries/1/proof?since=999', 404, 'too-large'],
    ['/api/ledger/entries/1/proof?since=x', 400, 'not-an-integer'],
  ] as const) {
    const answer = await fetch(url);
    assert.equal(answer.status, status, url);
    assert.match(answer.text, new RegExp(`"code":"${code}"`), url);
  }
});

test('a log that nobody signs says so', async () => {
  const {fetch, unsigned} = await log;
  for (const url of ['/log/checkpoint', '/log/tile/0/000', '/api/ledger/entries/1/proof'])
    assert.match((await fetch(url, unsigned)).text, /no signed checkpoint/, url);
});

test('the note reads as a checkpoint of the ledger', async () => {
  const {note, ledger} = await log;
  const checkpoint = readCheckpoint(note);
  assert.ok(checkpoint !== undefined && sameBytes(checkpoint.root, ledger.root(300)));
});
