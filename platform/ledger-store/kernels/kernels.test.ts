import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {pairsBy, readRowLeaf, rowLeafRoomBytes, writeRowLeaf} from '../../../monitoring/ledger/index.ts';
import {sha256Into} from '../sha256.ts';
import {hashPairs} from './node-hashes.ts';
import {rowRoom} from './row-leaves.ts';
import {readRow} from './row-reading.ts';

test('node hashes four at a time are those of the platform, for any number of pairs', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 2100}), fc.integer(), fc.integer({min: 0, max: 40}), (pairs, seed, at) => {
      let state = seed | 1;
      const children = Uint8Array.from({length: pairs * 64}, () => {
        state = Math.imul(state, 1_664_525) + 1_013_904_223;
        return state >>> 24;
      });
      const [target, expected] = [new Uint8Array(at + pairs * 32 + 5), new Uint8Array(at + pairs * 32 + 5)];
      hashPairs(children, pairs, target, at);
      pairsBy(sha256Into)(children, pairs, expected, at);
      assert.deepEqual(target, expected);
    }),
    {seed: 12, numRuns: 40},
  );
});

/** Quotes, backslashes and control characters far more often than in rows, in runs longer than the kernel's eight. */
const record = fc
  .array(
    fc.oneof(
      fc.uint8Array({maxLength: 20}),
      fc
        .constantFrom('""', '\\', '\n', '\u0000', '\u001f\u007f', 'پښتو', ',2021-11-08,"a, b"')
        .map((text) => new TextEncoder().encode(text)),
    ),
    {maxLength: 20},
  )
  .map((parts) => Uint8Array.from(Buffer.concat(parts)));

test('row leaves eight bytes at a time are those of the core, at any place', () => {
  const room = rowRoom(400_000);
  fc.assert(
    fc.property(record, fc.nat({max: 40}), fc.nat({max: 40}), (row, before, at) => {
      const source = Uint8Array.from([...new Uint8Array(before).fill(0x22), ...row, 0x5c, 0x22]);
      const expected = new Uint8Array(rowLeafRoomBytes(row.length));
      const end = writeRowLeaf(source, before, before + row.length, expected, 0);
      const start = room.roomFrom + at;
      assert.equal(room.writeRow(source, before, before + row.length, start), start + end);
      assert.deepEqual(Buffer.from(room.memory.slice(start, start + end)), Buffer.from(expected.subarray(0, end)));
    }),
    {seed: 13, numRuns: 2000},
  );
});

test('both refuse the same rows as too long', () => {
  const room = rowRoom(rowLeafRoomBytes(70_000));
  for (const [length, fill] of [
    [65_485, 0x78],
    [65_486, 0x78],
    [32_742, 0x22],
    [32_743, 0x22],
    [70_000, 0x78],
    [65_535, 0x01],
  ] as const) {
    const row = new Uint8Array(length).fill(fill);
    const expected = writeRowLeaf(row, 0, length, new Uint8Array(rowLeafRoomBytes(length)), 0);
    const end = room.writeRow(row, 0, length, room.roomFrom);
    assert.equal(end, expected === -1 ? -1 : room.roomFrom + expected, `${length} bytes of ${fill}`);
  }
});

/** Reads with both into memory that has something in it already, and says what both say. */
function readByBoth(leaf: Uint8Array): Uint8Array | undefined {
  const [kernel, core] = [new Uint8Array(leaf.length + 9).fill(7), new Uint8Array(leaf.length + 9).fill(7)];
  const source = Uint8Array.from([0, ...leaf, 0x22, 0x7d]);
  const end = readRow(source, 1, 1 + leaf.length, kernel, 3);
  assert.equal(end, readRowLeaf(source, 1, 1 + leaf.length, core, 3));
  if (end === -1) return undefined;
  assert.deepEqual(kernel.subarray(0, end), core.subarray(0, end));
  return kernel.slice(3, end);
}

test('row leaves read eight bytes at a time give the records that the core reads', () => {
  fc.assert(
    fc.property(record, (row) => {
      const leaf = new Uint8Array(rowLeafRoomBytes(row.length));
      const end = writeRowLeaf(row, 0, row.length, leaf, 0);
      assert.deepEqual(readByBoth(leaf.subarray(1, end)), row);
    }),
    {seed: 23, numRuns: 2000},
  );
});

test('what the core refuses as a row leaf is refused by both', () => {
  const bytes = fc.constantFrom(...'\\\\\\""bnrtf/u0019ax{}'.split(''), '\u0001', 'é', '\\u001f', '\\u000A');
  fc.assert(
    fc.property(fc.array(bytes, {maxLength: 40}), fc.nat({max: 60}), fc.nat(), (parts, at, cut) => {
      const whole = Buffer.from(`{"format":"holdfire-leaf/1","kind":"row","row":"${parts.join('')}"}`);
      readByBoth(whole);
      readByBoth(whole.subarray(0, cut % whole.length));
      const changed = Uint8Array.from(whole);
      changed[at % whole.length]! ^= 0x20;
      readByBoth(changed);
    }),
    {seed: 24, numRuns: 3000},
  );
});
