import assert from 'node:assert/strict';
import {linkSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {
  appendDurably,
  ensureFolder,
  nodeDisk,
  prepareFileBeside,
  readFileWhole,
  replaceFileWhole,
  replaceFileWholeBeside,
  writeWhole,
  writeWholeBeside,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfire-disk-'));
test.after(() => rmSync(folder, {recursive: true}));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const content = (path: string): string | undefined => {
  const whole = readFileWhole(nodeDisk, path);
  return whole === undefined ? undefined : new TextDecoder().decode(whole);
};

test('a file is replaced whole, with the permissions asked for, and nothing else is left', async () => {
  const path = join(folder, 'key');
  assert.equal(content(path), undefined);
  replaceFileWhole(nodeDisk, path, bytes('a longer first content'), 0o600);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  replaceFileWhole(nodeDisk, path, bytes('second'));
  assert.equal(content(path), 'second');
  await replaceFileWholeBeside(nodeDisk, path, bytes(''));
  assert.equal(content(path), '');
  assert.deepEqual(readdirSync(folder), ['key']);
});

test('a name that a power cut left beside the file itself is not written through', async () => {
  const path = join(folder, 'linked');
  replaceFileWhole(nodeDisk, path, bytes('stands'));
  linkSync(path, `${path}.new`);
  await prepareFileBeside(nodeDisk, path, bytes('half'));
  assert.equal(content(path), 'stands');
  replaceFileWhole(nodeDisk, path, bytes('newer'));
  assert.equal(content(path), 'newer');
});

test('what is added to the end stands behind what was there', () => {
  const path = join(folder, 'growing');
  for (const line of ['one\n', 'two\n', 'three\n']) appendDurably(nodeDisk, path, bytes(line));
  assert.equal(content(path), 'one\ntwo\nthree\n');
});

test('a folder is made with all above it, and being there already is no failure', () => {
  const deep = join(folder, 'a', 'b', 'c');
  ensureFolder(nodeDisk, deep);
  ensureFolder(nodeDisk, deep);
  assert.ok(statSync(deep).isDirectory());
  writeFileSync(join(folder, 'file'), '');
  assert.throws(() => ensureFolder(nodeDisk, join(folder, 'file', 'below')), {code: 'ENOTDIR'});
});

test('writes that take only a part at a time are gone on with', async () => {
  const [written, beside] = [new Uint8Array(10), new Uint8Array(10)];
  const part = (target: Uint8Array, piece: Uint8Array, position: number): number => {
    target.set(piece.subarray(0, 3), position);
    return Math.min(3, piece.length);
  };
  const ten = Uint8Array.from({length: 10}, (_, index) => index);
  writeWhole({write: (piece, position) => part(written, piece, position)}, ten, 0);
  await writeWholeBeside(
    {writeBeside: (piece, position, done) => done(undefined, part(beside, piece, position))},
    ten,
    0,
  );
  assert.deepEqual([written, beside], [ten, ten]);
});
