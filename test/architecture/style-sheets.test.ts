/** Every style sheet of the app reaches the reader: a page without its sheet still opens, and cannot be read. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const style = fileURLToPath(new URL('../../web/style/', import.meta.url));

test('every style sheet of the app is imported once', () => {
  const imported = [...readFileSync(join(style, 'index.css'), 'utf8').matchAll(/@import '(\.[^']+)'/g)]
    .map((match) => relative(style, join(style, match[1] ?? '')))
    .toSorted();
  const sheets = globSync('../**/*.css', {cwd: style})
    .map((path) => relative(style, join(style, path)))
    .filter((path) => basename(path) !== 'index.css')
    .toSorted();
  assert.ok(sheets.length > 8, `only ${sheets.length} style sheets were found`);
  assert.deepEqual(imported, sheets);
});
