import assert from 'node:assert/strict';
import {test} from 'node:test';
import {meetsGoal, percentile, type Figure} from './figure.ts';

const figure = (value: number, goal: string): Figure => ({name: 'x.y_ms', value, unit: 'ms', goal, n: 1});

test('a goal is met at its bound and missed beyond it', () => {
  assert.deepEqual(
    [figure(50, '<= 50'), figure(50.1, '<= 50'), figure(60_000, '>= 60000'), figure(59_999, '>= 60000')].map(meetsGoal),
    [true, false, true, false],
  );
});

test('a figure for comparison has no goal and misses none', () => {
  assert.equal(meetsGoal(figure(1, '')), true);
});

test('a figure that could not be published is refused', () => {
  assert.throws(() => meetsGoal(figure(1, '< 50')), /goal "< 50"/);
  assert.throws(() => meetsGoal(figure(Number.NaN, '<= 50')), /value is NaN/);
  assert.throws(() => meetsGoal({...figure(1, '<= 50'), n: 0}), /0 observations/);
});

test('a percentile is one of the observations, by nearest rank', () => {
  const twenty = Array.from({length: 20}, (_, index) => 20 - index);
  assert.deepEqual([percentile(twenty, 0.95), percentile(twenty, 0.5), percentile([7], 0.95)], [19, 10, 7]);
});
