/** Published figures and reference computations for the exact ratio; each names its source. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {day} from '../../monitoring/kernel/index.ts';
import {changeInCount, exactRateRatio} from '../../monitoring/measures/index.ts';

const near = (actual: number | undefined, expected: number, tolerance = 1e-10): void =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

/** R 4.2.2, poisson.test, on the weekly series of 26 weeks before and after (the last week has 4 days). */
const before = [9, 4, 12, 7, 3, 15, 8, 6, 11, 5, 2, 10, 14, 7, 9, 4, 13, 6, 8, 5, 11, 3, 7, 16, 9, 12];
const after = [6, 2, 4, 1, 0, 5, 3, 2, 7, 1, 0, 3, 2, 4, 1, 6, 0, 2, 3, 1, 5, 2, 0, 4, 8, 3];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('ratio and interval equal those of poisson.test', () => {
  const {ratio, low, high} = exactRateRatio({count: sum(before), days: 26 * 7}, {count: sum(after), days: 25 * 7 + 4});
  near(ratio, 0.35304158908);
  near(low, 0.26776703863);
  near(high, 0.46112399814);
});

test('"attacks rose 9 %" is not a finding: PICSS October (89 in 31 days) and November 2025 (97 in 30)', () => {
  const october = {window: {from: day('2025-10-01'), to: day('2025-10-31')}, count: 89};
  const november = {window: {from: day('2025-11-01'), to: day('2025-11-30')}, count: 97};
  const change = changeInCount('attacks', october, november);
  assert.equal(change.verdict, 'no_clear_change');
  near(change.ratio, 1.126, 0.001);
  near(change.low, 0.84, 0.005);
  near(change.high, 1.52, 0.005);
  assert.match(change.sentence, /No clear change: between a fall of 16 % and a rise of 52 % cannot be excluded\./);
});

test('Government–TTP dyad, 9 November to 9 December 2021: 14 events in 31 days before, 2 in 31 days (UCDP GED 22.1)', () => {
  const first = {window: {from: day('2021-10-09'), to: day('2021-11-08')}, count: 14};
  const second = {window: {from: day('2021-11-09'), to: day('2021-12-09')}, count: 2};
  const change = changeInCount('events', first, second);
  assert.equal(change.verdict, 'fewer');
  near(change.ratio, 2 / 14);
});

test('too few to judge is said, and is not called no change', () => {
  const window = {from: day('2021-10-09'), to: day('2021-11-08')};
  const change = changeInCount('events', {window, count: 4}, {window, count: 1});
  assert.equal(change.verdict, 'not_assessable');
  assert.doesNotMatch(change.sentence, /No clear change/);
});

test('a window with nothing before has no ratio and no upper limit', () => {
  const result = exactRateRatio({count: 0, days: 30}, {count: 12, days: 30});
  assert.equal(result.ratio, undefined);
  assert.equal(result.high, Infinity);
  assert.ok(result.low > 1);
});

test('swapping the windows turns the interval over, and a percentage never stands without its interval (rule 7)', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 400}), fc.integer({min: 1, max: 400}), (a, b) => {
      const forward = exactRateRatio({count: a, days: 30}, {count: b, days: 31});
      const back = exactRateRatio({count: b, days: 31}, {count: a, days: 30});
      near(forward.low * back.high, 1, 1e-9);
      const window = {from: day('2021-10-01'), to: day('2021-10-30')};
      const {sentence, verdict} = changeInCount('events', {window, count: a}, {window, count: b});
      if (verdict !== 'not_assessable') assert.match(sentence, /95 % interval/);
      assert.doesNotMatch(sentence, /caused|worked|succeeded|failed|because/);
    }),
    {seed: 8},
  );
});
