/** The script of the guide: Python’s standard library and OpenSSL reach the same root, and refuse what is not so. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {readCheckpoint} from '../../monitoring/ledger/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {mirrorTiles} from '../../platform/workflows/checking/mirror-tiles.ts';
import {proofFileText, proveEntry} from '../../platform/workflows/checking/prove.ts';
import {campaign} from '../faults/campaign.ts';
import {chance} from '../support/seeded.ts';
import {signedData} from '../support/signed-data.ts';
import {threeOfFour} from '../support/signed-log.ts';
import {needsPython} from './needs-python.ts';

const script = fileURLToPath(new URL('../../docs/guides/check.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'holdfire-check-py-'));
after(() => rmSync(folder, {recursive: true}));
const policy = join(folder, 'policy');
writeFileSync(policy, threeOfFour);

const check = (...words: readonly string[]) => spawnSync('python3', [script, ...words], {encoding: 'utf8'});

async function log() {
  const data = join(folder, 'data');
  const signed = await signedData(data, 600);
  const checkpoint = readCheckpoint(await signed.checkpoint());
  await signed.close();
  assert.ok(checkpoint !== undefined);
  const ledger = openLedger({folder: join(data, 'ledger'), readOnly: true});
  const mirror = join(folder, 'mirror');
  assert.ok(mirrorTiles(ledger, checkpoint, mirror).ok);
  const proof = proveEntry(ledger, checkpoint, {index: 599});
  assert.ok(proof.ok);
  const proofFile = join(folder, '599.tlog-proof');
  writeFileSync(proofFile, proofFileText(proof.value));
  const root = Buffer.from(ledger.root()).toString('base64');
  await ledger.close();
  return {mirror, proofFile, root};
}
const told = log();

test('the script is short enough to be read, and takes nothing but the standard library', () => {
  const text = readFileSync(script, 'utf8');
  assert.ok(text.split('\n').length <= 151, `${text.split('\n').length} lines`);
  assert.deepEqual(text.match(/^(import|from) .*/gm), [
    'import base64, hashlib, json, pathlib, subprocess, sys, tempfile',
  ]);
  for (const line of text.split('\n')) assert.ok(line.length <= 130, line);
});

test('it reaches the root of the ledger, and finds the proved entry', needsPython, async () => {
  const {mirror, proofFile, root} = await told;
  const {status, stdout, stderr} = check(mirror, policy, proofFile);
  assert.equal(status, 0, stderr);
  assert.equal(
    stdout,
    `600 entries, root ${root}, cosigned by guarantor-1, side-a, side-b\n${proofFile}: entry 599 of 600\n`,
  );
});

test('it refuses changed tiles, entries, checkpoints, policies and proofs', needsPython, async () => {
  const {mirror, proofFile} = await told;
  const draw = chance(7);
  const files = ['checkpoint', 'tile/0/000', 'tile/0/002.p/88', 'tile/1/000.p/2', 'tile/entries/001'];
  for (let round = 0; round < campaign(8, 500); round += 1) {
    const broken = join(folder, 'broken');
    rmSync(broken, {recursive: true, force: true});
    cpSync(mirror, broken, {recursive: true});
    const file = join(broken, files[round % files.length] ?? '');
    const bytes = readFileSync(file);
    const bit = draw.below(bytes.length * 8);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    writeFileSync(file, bytes);
    const {status, stderr} = check(broken, policy);
    assert.equal(status, 1, `${file} bit ${bit}`);
    assert.match(stderr, /^does not hold: /m, `${file} bit ${bit}`);
  }
  const four = join(folder, 'four');
  writeFileSync(four, threeOfFour.replace('quorum-of-four 3', 'quorum-of-four 4'));
  assert.match(check(mirror, four).stderr, /cosigned by guarantor-1, side-a, side-b, which is not the quorum/);
  const moved = join(folder, 'moved');
  writeFileSync(moved, readFileSync(proofFile, 'utf8').replace('\nindex 599\n', '\nindex 598\n'));
  assert.match(check(mirror, policy, moved).stderr, /this is not entry 598/);
});
