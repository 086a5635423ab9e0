import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {tablesDocument} from './tables-document.ts';

test('docs/formats/tables.md says what the reader does', () => {
  const written = readFileSync(new URL('../../docs/formats/tables.md', import.meta.url), 'utf8');
  assert.equal(written, tablesDocument(), 'write it anew from tables-document.ts');
});
