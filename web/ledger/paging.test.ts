import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entryNumber, pagingAt} from './paging.ts';

test('the first page has no page before it, the last none after it', () => {
  assert.deepEqual(pagingAt(0, 120), {
    shown: {from: 0, to: 49},
    first: undefined,
    previous: undefined,
    next: 50,
    last: 100,
  });
  assert.deepEqual(pagingAt(100, 120), {
    shown: {from: 100, to: 119},
    first: 0,
    previous: 50,
    next: undefined,
    last: undefined,
  });
});

test('a page that begins in the middle reaches both neighbours; one beyond the end shows nothing and leads back', () => {
  const middle = pagingAt(7, 120);
  assert.deepEqual([middle.previous, middle.next], [0, 57]);
  const beyond = pagingAt(500, 120);
  assert.deepEqual([beyond.shown, beyond.previous, beyond.next], [undefined, 100, undefined]);
  assert.equal(pagingAt(0, 0).shown, undefined);
});

test('only whole numbers name an entry', () => {
  assert.deepEqual(['12', ' 7 ', '-1', '1e3', '', 'x'].map(entryNumber), [
    12,
    7,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
