import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {nodeDisk} from '../disk/index.ts';
import {LedgerInUse, takeLock} from './lock.ts';

const path = join(mkdtempSync(join(tmpdir(), 'holdfire-lock-')), 'lock');

test('a held lock is refused, in this process and for the parent of this one', () => {
  const lock = takeLock(nodeDisk, path);
  const own = readFileSync(path, 'utf8');
  assert.throws(() => takeLock(nodeDisk, path), {
    name: 'LedgerInUse',
    message: new RegExp(`in use by process ${process.pid};`),
  });
  lock.confirm();
  lock.letGo();
  assert.ok(!existsSync(path));
  writeFileSync(path, `${process.ppid}\n`);
  assert.throws(() => takeLock(nodeDisk, path), LedgerInUse);
  writeFileSync(path, own);
  takeLock(nodeDisk, path).letGo();
});

test('a lock of a process that is gone is taken over: its number free, used again, or never written', () => {
  for (const left of [
    '999999999\n\n',
    `${process.ppid}\nanother start\n`,
    `${process.pid}\nanother start\n`,
    '',
    'x',
  ]) {
    writeFileSync(path, left);
    const lock = takeLock(nodeDisk, path);
    lock.confirm();
    lock.letGo();
    assert.ok(!existsSync(path), JSON.stringify(left));
  }
});

test('a lock that somebody else wrote in the same moment is found, and left to them', () => {
  const lock = takeLock(nodeDisk, path);
  writeFileSync(path, '1\n\n');
  assert.throws(() => lock.confirm(), /in use by process 1;/);
  lock.letGo();
  assert.equal(readFileSync(path, 'utf8'), '1\n\n');
});
