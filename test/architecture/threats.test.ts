import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from './source-tree.ts';

test('every test that SECURITY.md names is there, and every row names one or says that there is none', () => {
  const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| who |'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  assert.ok(rows.length > 10);
  for (const [, who, , , shown = '', left = ''] of rows) {
    const files = [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    assert.ok(files.length > 0 || shown === 'none', `${who}: nothing shows it`);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
      `${who}: these tests are not there`,
    );
    assert.notEqual(left, '', `${who}: it does not say what is left`);
  }
});
