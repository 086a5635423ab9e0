import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {base64Of, bytesOfBase64, bytesOfLength} from './base64.ts';

test('the same text as another encoder, and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 100}), (bytes) => {
      const text = base64Of(bytes);
      assert.equal(text, Buffer.from(bytes).toString('base64'));
      assert.deepEqual(bytesOfBase64(text), bytes);
    }),
    {seed: 1},
  );
});

test('what is read prints back to itself, whatever was given', () => {
  const character = fc.constantFrom(...'ABab01+/=-_ \n\t\u00e9\u2014'.split(''));
  let read = 0;
  fc.assert(
    fc.property(fc.string({unit: character, maxLength: 9}), (text) => {
      const bytes = bytesOfBase64(text);
      if (bytes === undefined) return;
      read += 1;
      assert.equal(base64Of(bytes), text);
    }),
    {seed: 2, numRuns: 20_000},
  );
  assert.ok(read > 200, `only ${read} texts were read`);
});

test('spare bits, white space, missing and misplaced padding, and the alphabet of addresses are refused', () => {
  for (const text of ['YQ==', 'YWI=', 'YWJj', '']) assert.notEqual(bytesOfBase64(text), undefined, text);
  const refused =
    'YR==|YWJ=|YQ=|YQ|YQ===|Y===|====|=|YQ==YQ==|YWI=YWI=|Y Q==|YQ==\n| YQ==|YWJj\n|Y=Q=|YW-j|YW_j|YWJ\u0161|YWJj\u0000'.split(
      '|',
    );
  for (const text of refused) assert.equal(bytesOfBase64(text), undefined, JSON.stringify(text));
});

test('of the 64 last characters of one padded byte, four stand for bytes and sixty are refused', () => {
  const taken = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    .split('')
    .filter((last) => bytesOfBase64(`A${last}==`) !== undefined);
  assert.deepEqual(taken, ['A', 'Q', 'g', 'w']);
});

test('a fixed length is that length', () => {
  assert.equal(bytesOfLength(base64Of(new Uint8Array(31)), 32), undefined);
  assert.equal(bytesOfLength(base64Of(new Uint8Array(33)), 32), undefined);
  assert.equal(bytesOfLength(base64Of(new Uint8Array(32)), 32)?.length, 32);
});
