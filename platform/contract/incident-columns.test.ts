/** The columns as bytes and back: nothing changes, with and without the optional lists, and short bytes are refused. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {decodeIncidentColumns, encodeIncidentColumns, type IncidentColumns} from './incident-columns.ts';

const int32 = (): fc.Arbitrary<number> => fc.integer({min: -(2 ** 31), max: 2 ** 31 - 1});
const byte = (): fc.Arbitrary<number> => fc.integer({min: 0, max: 255});
const names = (): fc.Arbitrary<string[]> => fc.array(fc.string({unit: 'grapheme', maxLength: 9}), {maxLength: 5});

function columnsOf(count: number): fc.Arbitrary<IncidentColumns> {
  const list = (value: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(value, {minLength: count, maxLength: count});
  const degrees = (): fc.Arbitrary<number> => fc.float({min: -180, max: 180});
  const all = {
    count: fc.constant(count),
    sides: names(),
    types: names(),
    day: list(int32()).map((values) => Int32Array.from(values)),
    latitude: list(degrees()).map((values) => Float32Array.from(values)),
    longitude: list(degrees()).map((values) => Float32Array.from(values)),
    killed: list(int32()).map((values) => Int32Array.from(values)),
    side: list(byte()).map((values) => Uint8Array.from(values)),
    type: list(byte()).map((values) => Uint8Array.from(values)),
    precision: list(byte()).map((values) => Uint8Array.from(values)),
    spanDays: list(byte()).map((values) => Uint8Array.from(values)),
  };
  const provinces = {
    provinces: names(),
    province: list(fc.integer({min: 0, max: 65_535})).map((values) => Uint16Array.from(values)),
  };
  const verifications = {
    verifications: names(),
    verification: list(byte()).map((values) => Uint8Array.from(values)),
  };
  return fc.oneof(
    fc.record(all),
    fc.record({...all, ...provinces}),
    fc.record({...all, ...verifications}),
    fc.record({...all, ...provinces, ...verifications}),
  );
}

const anyColumns = fc.integer({min: 0, max: 40}).chain(columnsOf);

test('bytes and back give the same columns', () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      assert.deepEqual(decodeIncidentColumns(encodeIncidentColumns(columns).buffer), {...columns});
    }),
    {seed: 7},
  );
});

test('bytes that end early are refused', () => {
  fc.assert(
    fc.property(anyColumns, fc.integer({min: 1, max: 4}), (columns, missing) => {
      const bytes = encodeIncidentColumns(columns);
      // Fewer than four missing bytes may only be padding.
      fc.pre(columns.count % 4 === 0 && columns.count > 0);
      assert.throws(() => decodeIncidentColumns(bytes.buffer.slice(0, bytes.length - missing)), RangeError);
    }),
    {seed: 7},
  );
});

test('a list without its column, and a column of another length, are refused', () => {
  const columns: IncidentColumns = {
    count: 1,
    sides: ['a'],
    types: ['b'],
    day: Int32Array.of(1),
    latitude: Float32Array.of(Number.NaN),
    longitude: Float32Array.of(2),
    killed: Int32Array.of(-1),
    side: Uint8Array.of(0),
    type: Uint8Array.of(0),
    precision: Uint8Array.of(4),
    spanDays: Uint8Array.of(1),
  };
  assert.throws(() => encodeIncidentColumns({...columns, provinces: ['c']}), RangeError);
  assert.throws(() => encodeIncidentColumns({...columns, verifications: ['c']}), RangeError);
  assert.throws(() => encodeIncidentColumns({...columns, count: 2}), RangeError);
});
