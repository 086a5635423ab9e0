/** Numbers and days in bytes are those that the rest of the program reads from text. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {dayFromNumber, dayNumber, parseDay} from '../../../monitoring/kernel/index.ts';
import {dayAt, decimalAt, isMissing, wholeAt} from './values.ts';

const utf8 = new TextEncoder();
const of = (read: (source: Uint8Array, from: number, to: number) => number, text: string): number => {
  const bytes = utf8.encode(`,${text},`);
  return read(bytes, 1, bytes.length - 1);
};

test('whole numbers, and what is none', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      assert.equal(of(wholeAt, String(value)), value);
    }),
    {seed: 32},
  );
  for (const text of ['', '-', '+1', '1.0', ' 1', '1e3', 'one', '--1', '1234567890123456']) {
    assert.ok(Number.isNaN(of(wholeAt, text)), text);
  }
  assert.equal(of(wholeAt, '007'), 7);
});

test('decimals are read as JavaScript reads them, and what is none', () => {
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
      assert.equal(of(decimalAt, String(value)), Number(String(value)));
    }),
    {seed: 33},
  );
  fc.assert(
    fc.property(fc.integer({min: -180_000_000, max: 180_000_000}), (millionths) => {
      const text = (millionths / 1e6).toFixed(6);
      assert.equal(of(decimalAt, text), Number(text));
    }),
    {seed: 34},
  );
  for (const text of [
    '',
    '.5',
    '5.',
    '-',
    '1,5',
    '1.2.3',
    'x',
    '1e',
    '1e+',
    '1e--5',
    'Infinity',
    'NaN',
    '0x10',
    ' 1',
  ]) {
    assert.ok(Number.isNaN(of(decimalAt, text)), text);
  }
  assert.equal(of(decimalAt, '1e-05'), 1e-5);
});

test('days with and without a time, and days that are none', () => {
  fc.assert(
    fc.property(fc.integer({min: -200_000, max: 200_000}), (number) => {
      const text = dayFromNumber(number);
      assert.equal(of(dayAt, text), number);
      assert.equal(of(dayAt, `${text} 00:00:00.000`), number);
      assert.equal(of(dayAt, `${text}T23:59:59`), number);
    }),
    {seed: 35},
  );
  for (const text of ['2021-02-29', '2021-13-01', '2021-00-10', '2021-01-32', '0000-01-01', '2100-02-29']) {
    assert.equal(parseDay(text) === undefined || text.startsWith('0000'), true);
    assert.ok(Number.isNaN(of(dayAt, text)), text);
  }
  for (const text of [
    '2021-2-03',
    '03/02/2021',
    '2021-02-03 ',
    '2021-02-03 24:00:00',
    '2021-02-03 10:00',
    '2021-02-03 00:00:00.',
  ]) {
    assert.ok(Number.isNaN(of(dayAt, text)), text);
  }
  assert.equal(of(dayAt, '2000-02-29'), dayNumber(dayFromNumber(of(dayAt, '2000-02-29'))));
});

test('nothing and NA are missing; what only contains them is not', () => {
  const missing = (text: string): boolean => isMissing(utf8.encode(text), 0, utf8.encode(text).length);
  assert.deepEqual(['', 'NA', 'N', 'NAN', 'Na', ' '].map(missing), [true, true, false, false, false, false]);
});
