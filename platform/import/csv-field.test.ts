import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {csvField} from './csv-field.ts';
import {readCsv} from './csv.ts';

test('each field of a record is the one that the reader of whole files finds', () => {
  const cell = fc
    .array(fc.constantFrom('a', 'ب', ',', '"', '\n', '\r', ' ', 'x1'), {maxLength: 6})
    .map((parts) => parts.join(''))
    .map((value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
  fc.assert(
    fc.property(fc.array(cell, {minLength: 1, maxLength: 8}), (cells) => {
      const record = cells.join(',');
      fc.pre(record !== '');
      const csv = readCsv(new TextEncoder().encode(record));
      assert.ok(csv.ok);
      const {fields, text} = csv.value[0]!;
      fields.forEach((value, index) => assert.equal(csvField(text, index), value));
      assert.equal(csvField(text, fields.length), undefined);
    }),
    {seed: 18, numRuns: 500},
  );
});
