import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  decodeLeaf,
  encodeLeaf,
  isRowLeaf,
  leafFormat,
  leafLimitBytes,
  readRowLeaf,
  rowLeafRoomBytes,
  writeRowLeaf,
} from './index.ts';

const utf8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes),
};

/** Any text, with quotes, backslashes, control characters and other scripts far more often than chance would. */
const rowText = fc
  .array(
    fc.oneof(
      fc.string({unit: 'binary'}),
      fc.constantFrom(
        '"',
        '\\',
        '\b',
        '\t',
        '\n',
        '\f',
        '\r',
        '\u0000',
        '\u001f',
        '\u007f',
        '\u2028',
        'پښتو',
        '😀',
        '\\u0041',
      ),
    ),
    {maxLength: 12},
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.isWellFormed());

function written(row: string): Uint8Array {
  const record = utf8.encode(row);
  const target = new Uint8Array(rowLeafRoomBytes(record.length) + 3);
  const end = writeRowLeaf(record, 0, record.length, target, 3);
  assert.notEqual(end, -1);
  assert.equal(target[3], 0);
  return target.slice(4, end);
}

function readBack(leaf: Uint8Array): string | undefined {
  const target = new Uint8Array(leaf.length + 2);
  const end = readRowLeaf(leaf, 0, leaf.length, target, 2);
  return end === -1 ? undefined : utf8.decode(target.subarray(2, end));
}

test('a row leaf written as bytes equals the canonical one, and reads back to the same row', () => {
  fc.assert(
    fc.property(rowText, (row) => {
      const leaf = written(row);
      const slow = encodeLeaf(utf8, {format: leafFormat, kind: 'row', row});
      assert.ok(slow.ok);
      assert.deepEqual(leaf, slow.value);
      assert.equal(readBack(leaf), row);
    }),
    {seed: 11, numRuns: 2_000},
  );
});

test('bytes that the strict decoder refuses as a row leaf are refused by the fast one', () => {
  const damage = fc.tuple(fc.nat(), fc.constantFrom('"', '\\', '\\u0041', '\\/', '\\u001F', '\\u0008', '\n', 'x', ''));
  fc.assert(
    fc.property(rowText, damage, fc.boolean(), (row, [at, text], inside) => {
      const leaf = Buffer.from(written(row));
      const start = inside ? 47 : 0;
      const cut = start + (at % (leaf.length - start));
      const changed = Buffer.concat([leaf.subarray(0, cut), Buffer.from(text), leaf.subarray(cut + text.length)]);
      const strict = decodeLeaf(utf8, changed);
      let fast: string | undefined;
      try {
        fast = readBack(changed);
      } catch {
        fast = undefined; // No longer UTF-8: the caller's to refuse.
      }
      assert.equal(fast, strict.ok && strict.value.kind === 'row' ? strict.value.row : undefined);
    }),
    {seed: 12, numRuns: 3_000},
  );
});

test('escapes that are not the canonical ones are refused one by one', () => {
  const leaf = (inner: string): Uint8Array => utf8.encode(`{"format":"${leafFormat}","kind":"row","row":"${inner}"}`);
  assert.equal(readBack(leaf('\\u0000\\u001f\\b')), '\u0000\u001f\b');
  for (const inner of ['\\u0041', '\\u001F', '\\u0008', '\\u000a', '\\/', '\\', '\\u00', '\\x', '"', '\n', '\\u0022']) {
    assert.equal(readBack(leaf(inner)), undefined, inner);
  }
});

test('the limit counts the leaf, not the prefix: 65,535 bytes pass, one more does not', () => {
  const frame = written('').length;
  for (const [excess, ok] of [
    [0, true],
    [1, false],
  ] as const) {
    const record = new Uint8Array(leafLimitBytes - frame + excess).fill(0x61);
    const target = new Uint8Array(rowLeafRoomBytes(record.length));
    assert.equal(writeRowLeaf(record, 0, record.length, target, 0) !== -1, ok);
  }
});

test('a row leaf is told from every other leaf by how it begins', () => {
  const isRow = (bytes: Uint8Array): boolean =>
    isRowLeaf(new DataView(bytes.buffer, bytes.byteOffset), 0, bytes.length);
  fc.assert(
    fc.property(rowText, fc.nat(), fc.integer({min: 1, max: 255}), (row, at, change) => {
      const leaf = written(row);
      assert.ok(isRow(leaf));
      const changed = leaf.slice();
      changed[at % 48]! ^= change;
      assert.ok(!isRow(changed));
    }),
    {seed: 22},
  );
  const withdrawal = {case: 'c', table: 'row', id: '","kind":"row","row":"', reason: '', author: '', recorded: ''};
  const other = encodeLeaf(utf8, {format: leafFormat, kind: 'withdrawal', ...withdrawal});
  assert.ok(other.ok);
  assert.ok(!isRow(other.value));
  assert.ok(!isRow(written('').subarray(0, 49)));
});
