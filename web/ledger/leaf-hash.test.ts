import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash, webcrypto} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {leafHashHex, shellLines} from './leaf-hash.ts';

const expected = (leaf: string): string => createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('hex');

test('the browser and the three lines give the same hash as an independent one, whatever the leaf holds', async () => {
  const leaf = `{"row":"it's \\"said\\" $HOME \`id\` \\n %s پښتو 💧 '\\\\'"}`;
  assert.equal(await leafHashHex(leaf, webcrypto.subtle), expected(leaf));
  const lines = shellLines(leaf, expected(leaf));
  const printed = execFileSync('sh', ['-c', lines.join('\n')], {encoding: 'utf8'});
  assert.equal(printed.split(' ')[0], expected(leaf));
  assert.ok(lines[2].endsWith(expected(leaf)));
});

test('any text: prefix byte first, UTF-8 after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({unit: 'grapheme'}), async (leaf) => {
      assert.equal(await leafHashHex(leaf, webcrypto.subtle), expected(leaf));
    }),
    {seed: 11},
  );
});
