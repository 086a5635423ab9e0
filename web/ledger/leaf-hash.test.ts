import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {browserCryptography as by} from './browser-cryptography.ts';
import {leafHashHex, shellLines} from './leaf-hash.ts';

const expected = (leaf: string): string => createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('hex');

test('the browser and the three lines give the same hash as an independent one, whatever the leaf holds', () => {
  const leaf = `{"row":"it's \\"said\\" $HOME \`id\` \\n %s پښتو 💧 '\\\\'"}`;
  assert.equal(leafHashHex(by, leaf), expected(leaf));
  const lines = shellLines(leaf, expected(leaf));
  const printed = execFileSync('sh', ['-c', lines.join('\n')], {encoding: 'utf8'});
  assert.equal(printed.split(' ')[0], expected(leaf));
  assert.ok(lines[2].endsWith(expected(leaf)));
});

test('any text: prefix byte first, UTF-8 after it', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), (leaf) => {
      assert.equal(leafHashHex(by, leaf), expected(leaf));
    }),
    {seed: 11},
  );
});
