import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {nodeDisk} from '../disk/index.ts';
import {fileWindow, readWhole} from './file-window.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfire-window-'));
const content = Uint8Array.from({length: 500}, (_, index) => (index * 7) % 251);
writeFileSync(join(folder, 'file'), content);
const file = nodeDisk.open(join(folder, 'file'), 'read');

test('any sequence of ranges gives the bytes of the file, whatever is read ahead', () => {
  const range = fc.tuple(fc.nat({max: 500}), fc.nat({max: 60})).map(([from, length]) => {
    return {from, to: Math.min(from + length, 500)};
  });
  fc.assert(
    fc.property(fc.array(range), fc.integer({min: 1, max: 80}), (ranges, ahead) => {
      const read = fileWindow(file, ahead, 500);
      for (const {from, to} of ranges) assert.deepEqual(read(from, to).slice(), content.slice(from, to));
    }),
    {seed: 20, numRuns: 300},
  );
});

test('a file that became shorter is an error, not less data', () => {
  assert.throws(() => readWhole(file, new Uint8Array(10), 495), /ends at byte 500/);
});

test.after(() => {
  file.close();
  rmSync(folder, {recursive: true});
});
