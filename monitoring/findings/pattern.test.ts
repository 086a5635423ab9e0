/** The most breaches within one window, by hand and by law. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {defaultRules} from '../agreement/index.ts';
import {addDays, day} from '../kernel/index.ts';
import {patternOf} from './index.ts';

const first = day('2024-01-01');
const on = (...offsets: readonly number[]) => offsets.map((offset) => addDays(first, offset));

test('the window has both ends in it: day 0 and day 89 are within 90 days, day 90 is not', () => {
  assert.equal(patternOf(on(0, 89), defaultRules)?.word, 'repeated_breach');
  assert.equal(patternOf(on(0, 90), defaultRules)?.word, 'isolated_breach');
  assert.equal(patternOf([], defaultRules), undefined);
  assert.deepEqual(patternOf(on(200, 0, 210), defaultRules)?.span, {
    from: addDays(first, 200),
    to: addDays(first, 289),
  });
});

test('the most within a window is what counting by hand finds, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: 400}), {minLength: 1, maxLength: 20}), (offsets) => {
      const most = Math.max(
        ...offsets.map((start) => offsets.filter((other) => other >= start && other - start < 90).length),
      );
      const pattern = patternOf(on(...offsets), defaultRules);
      assert.equal(pattern?.most, most);
      assert.equal(pattern.word, most >= 5 ? 'systematic_breach' : most >= 2 ? 'repeated_breach' : 'isolated_breach');
    }),
    {seed: 90},
  );
});
