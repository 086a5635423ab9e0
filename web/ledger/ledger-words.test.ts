import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bytesText} from './bytes-text.ts';
import {fieldWord, splitFields} from './field-words.ts';
import {gapsText} from './gaps-text.ts';
import {instantText, secondsText} from './instant-text.ts';
import {serverPolicyText} from './server-policy.ts';

test('sizes of files', () => {
  assert.deepEqual([0, 1, 999, 1000, 2_481_332, 12_000_000_000, 5e12].map(bytesText), [
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '2.48 MB',
    '12 GB',
    '5,000 GB',
  ]);
});

test('instants are in UTC and say so; what is none stays as it is', () => {
  assert.equal(instantText('2026-11-25T09:00:00Z'), '25 Nov 2026, 09:00:00 UTC');
  assert.equal(instantText('2026-13-25T09:00:00Z'), '2026-13-25T09:00:00Z');
  assert.equal(instantText('yesterday'), 'yesterday');
  assert.equal(secondsText(0), '1 Jan 1970, 00:00:00 UTC');
  assert.equal(secondsText(Number.MAX_SAFE_INTEGER), `${Number.MAX_SAFE_INTEGER} s`);
});

test('gaps are numbers and their count', () => {
  assert.equal(gapsText([], 0), 'none');
  assert.equal(gapsText([{from: 3, to: 3}], 1), '3 (1 in all)');
  const many = [1, 3, 5, 7, 9].map((from) => ({from, to: from}));
  assert.equal(
    gapsText([{from: 1200, to: 1300}, ...many.slice(1)], 105),
    '1,200–1,300, 3, 5, 7 and others (105 in all)',
  );
});

test('fields of the signature stand apart, in the order of a reader’s questions', () => {
  const fields = ['author', 'case', 'kind', 'format', 'seen', 'key', 'recorded'].map((name) => ({name, value: ''}));
  const {says, signs} = splitFields(fields, true);
  assert.deepEqual(
    [says, signs].map((some) => some.map(({name}) => name)),
    [['case'], ['author', 'key', 'seen', 'recorded']],
  );
  assert.deepEqual(splitFields(fields, false), {says: fields, signs: []});
});

test('a column of an imported table keeps its own name', () => {
  assert.equal(fieldWord('event'), 'what was done');
  assert.equal(fieldWord('event', true), 'event');
  assert.equal(fieldWord('event_type'), 'event type');
});

test('a server without a list gives its own key alone, and nothing before the first signature', () => {
  assert.equal(serverPolicyText({}), undefined);
  assert.equal(serverPolicyText({log: {origin: 'a', key: 'a+01020304+AQ=='}}), 'log a+01020304+AQ==\nquorum none\n');
  assert.equal(serverPolicyText({policy: {entry: 1, text: 'quorum none\n', quorum: ''}}), 'quorum none\n');
});
