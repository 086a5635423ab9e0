/** docs/formats/problems.md says what every problem code means and what to do, and knows no code that is not made. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {filesOf, isTest} from './source-tree.ts';
import {problemCodes} from './syntax.ts';

const made = [
  ...problemCodes(
    filesOf('{monitoring,platform}/**/*.ts', 'scripts/check-case.mjs').filter((file) => !isTest(file)),
  ).keys(),
].filter((code) => /^[a-z*]+(-[a-z0-9*]+)*$/.test(code));
const [page] = filesOf('docs/formats/problems.md');
const documented = [...(page?.text.matchAll(/^\| `([a-z0-9-]+)` \|/gm) ?? [])].map((match) => match[1] ?? '');
const patternOf = (code: string): RegExp => new RegExp(`^${code.replaceAll('*', '[a-z-]+')}$`);

test('every problem code is documented', () => {
  assert.ok(made.length > 50, `only ${made.length} codes were found`);
  assert.deepEqual(made.filter((code) => !documented.some((one) => patternOf(code).test(one))).toSorted(), []);
});

test('every documented code is made somewhere, and stands once', () => {
  assert.deepEqual(
    documented.filter((one) => !made.some((code) => patternOf(code).test(one))),
    [],
  );
  assert.deepEqual(
    documented.filter((one, index) => documented.indexOf(one) !== index),
    [],
  );
});

test('every code says what it means and what to do', () => {
  const rows = page?.text.split('\n').filter((line) => line.startsWith('| `')) ?? [];
  assert.deepEqual(
    rows.filter((row) => row.split('|').filter((cell) => cell.trim().length > 1).length !== 3),
    [],
  );
});
