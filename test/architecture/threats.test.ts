import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from './source-tree.ts';

test('every test that SECURITY.md names is there, and every row names one or says that there is none', () => {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const rows = page
    .slice(0, page.indexOf('## Doing no harm'))
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

test('each of the twenty rules of doing no harm names a test that is there, or says why it does not concern', () => {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const [, section = ''] = page.split('## Doing no harm');
  const rows = [...section.matchAll(/^\| (\d+) [^|]+\| ([^|]+) \|$/gm)];
  assert.deepEqual(
    rows.map(([, number]) => Number(number)),
    Array.from({length: 20}, (_, index) => index + 1),
  );
  for (const [, number, held = ''] of rows) {
    const files = [...held.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = '']) => file);
    assert.ok(files.length > 0 || held.startsWith('not concerned'), `rule ${number}: nothing holds it`);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
      `rule ${number}: these tests are not there`,
    );
  }
});
