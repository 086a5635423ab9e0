import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {nodeDisk, writeWhole} from '../disk/index.ts';
import {writeBehind} from './write-behind.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfire-behind-'));
test.after(() => rmSync(folder, {recursive: true}));

test('when it has settled, everything is in the file and all memory is given back', async () => {
  const file = nodeDisk.open(join(folder, 'file'), 'replace');
  const behind = writeBehind(file);
  await behind.settled();
  let given = 0;
  for (let block = 0; block < 20; block += 1) {
    behind.write(new Uint8Array(100_000).fill(block), block * 100_000, () => {
      given += 1;
    });
  }
  writeWhole(file, new Uint8Array(10).fill(20), 2_000_000);
  await Promise.all([behind.settled(), behind.settled()]);
  assert.equal(given, 20);
  const content = readFileSync(join(folder, 'file'));
  assert.equal(content.length, 2_000_010);
  content.forEach((byte, at) => {
    if (byte !== Math.floor(at / 100_000)) assert.fail(`byte ${at} is ${byte}`);
  });
  file.close();
});

test('a failure is kept: memory is given back, the end rejects, and the next write throws it', async () => {
  const file = nodeDisk.open(join(folder, 'file'), 'read');
  const behind = writeBehind(file);
  let given = 0;
  behind.write(new Uint8Array(10), 0, () => {
    given += 1;
  });
  await assert.rejects(behind.settled(), {code: 'EBADF'});
  assert.equal(given, 1);
  await assert.rejects(behind.settled(), {code: 'EBADF'});
  assert.throws(() => behind.write(new Uint8Array(10), 0, () => {}), {code: 'EBADF'});
  file.close();
});
