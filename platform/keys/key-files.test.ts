/** Private keys on disk: for their owner alone, whole, and refused where they are anything else. */
import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {base64Of, keyFingerprint} from '../../monitoring/ledger/index.ts';
import {testPair} from '../../test/support/signer.ts';
import {keyFiles, readKeyFile} from './key-files.ts';
import {nodeCryptography} from './node-cryptography.ts';

function desk(context: TestContext) {
  const above = mkdtempSync(join(tmpdir(), 'holdfire-key-files-'));
  context.after(() => rmSync(above, {recursive: true}));
  const folder = join(above, 'data', 'keys');
  const key = {name: 'Desk North', pair: testPair('Desk North')};
  const publicKey = base64Of(key.pair.publicKey);
  const path = join(folder, `${keyFingerprint(nodeCryptography.hash, publicKey)}.key`);
  return {folder, files: keyFiles(folder), key, publicKey, path};
}

const codes = (reading: ReturnType<typeof readKeyFile>): readonly string[] =>
  reading.ok ? [] : reading.problems.map(({code}) => code);

test('a key is found again by its public half and by its name; folder and file are its owner’s alone', (context) => {
  const {folder, files, key, publicKey, path} = desk(context);
  assert.deepEqual(files.find(publicKey), {ok: true, value: undefined});
  assert.deepEqual(files.named(key.name), {ok: true, value: []});
  files.keep(key);
  assert.deepEqual(files.find(publicKey), {ok: true, value: key});
  assert.deepEqual(files.named(key.name), {ok: true, value: [key]});
  assert.deepEqual(files.named('another'), {ok: true, value: []});
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder).length, 1, 'no temporary file stays');
});

test('a key file that was brought along under another name is found too', (context) => {
  const {folder, files, key, publicKey, path} = desk(context);
  files.keep(key);
  renameSync(path, join(folder, 'from-the-other-laptop.key'));
  assert.deepEqual(files.find(publicKey), {ok: true, value: key});
});

test('a key file that others can read is refused, with what to do', (context) => {
  const {files, key, publicKey, path} = desk(context);
  files.keep(key);
  for (const mode of [0o640, 0o604, 0o660, 0o644]) {
    chmodSync(path, mode);
    assert.deepEqual(codes(readKeyFile(path)), ['open-key-file'], mode.toString(8));
    assert.equal(files.find(publicKey).ok, false);
    assert.equal(files.named(key.name).ok, false);
  }
});

test('what is not written exactly so, or whose halves do not belong together, is no key file', (context) => {
  const {files, key, path} = desk(context);
  files.keep(key);
  const text = readFileSync(path, 'utf8');
  const other = base64Of(testPair('somebody else').publicKey);
  const broken = [
    '',
    text.trimEnd(),
    ` ${text}`,
    text.replace('holdfire-key/1', 'holdfire-key/2'),
    text.replace(base64Of(key.pair.publicKey), other),
    text.replace('"name"', '"note":"x","name"'),
    text.replace(/"seed":"[^"]+"/, '"seed":"AAAA"'),
  ];
  for (const one of broken) {
    writeFileSync(path, one);
    assert.deepEqual(codes(readKeyFile(path)), ['bad-key-file'], one);
  }
  writeFileSync(path, text);
  assert.deepEqual(readKeyFile(path), {ok: true, value: key});
});
