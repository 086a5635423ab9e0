import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {cellText, spreadsheetCell} from './index.ts';

const beginnings = fc.constantFrom('', '=', '+', '-', '@', "'", "''", "'=", "''=", '5', '-5', "'-5");

test('what is written for a spreadsheet is read back as it was', () => {
  const texts = fc.tuple(beginnings, fc.string()).map(([start, rest]) => `${start}${rest}`.trim());
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(cellText(spreadsheetCell(text)), text);
    }),
    {seed: 11, numRuns: 2000},
  );
});

test('no cell that is written begins as a formula, except a plain number', () => {
  const texts = fc.tuple(beginnings, fc.string()).map(([start, rest]) => `${start}${rest}`.trim());
  fc.assert(
    fc.property(texts, (text) => {
      const cell = spreadsheetCell(text);
      assert.ok(!/^[=+\-@\t\r]/.test(cell) || /^[+-]?\d+(\.\d+)?$/.test(cell), JSON.stringify(cell));
    }),
    {seed: 12, numRuns: 2000},
  );
  assert.equal(spreadsheetCell('-5'), '-5');
  assert.equal(spreadsheetCell('-5+cmd|x'), "'-5+cmd|x");
  assert.equal(spreadsheetCell("'=1"), "''=1");
});
