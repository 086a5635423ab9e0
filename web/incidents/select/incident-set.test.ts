/** The orders by day hold every row once and run forward; sides follow the case's texts. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {testSet} from './set-for-tests.ts';

const incident = fc.record({day: fc.integer({min: -500, max: 500}), span: fc.integer({min: 1, max: 40})});

test('both orders hold every row once, by first and by last day', () => {
  fc.assert(
    fc.property(fc.array(incident, {minLength: 1, maxLength: 60}), (incidents) => {
      const set = testSet(incidents);
      const rows = incidents.map((_, row) => row);
      for (const order of [set.byStart, set.byEnd])
        assert.deepEqual(
          [...order].toSorted((a, b) => a - b),
          rows,
        );
      const starts = [...set.byStart].map((row) => set.columns.day[row]!);
      const ends = [...set.byEnd].map((row) => set.endDay[row]!);
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      assert.deepEqual(
        ends,
        ends.toSorted((a, b) => a - b),
      );
      assert.equal(set.firstDay, starts[0]);
      assert.equal(set.lastDay, ends.at(-1));
    }),
    {seed: 11},
  );
});

test('sides are the parties of the case in its order; everybody else is neither', () => {
  const sides = [{side: 0}, {side: 1}, {side: 2}, {side: 3}];
  assert.deepEqual([...testSet(sides).sideClass], [0, 1, 2, 2]);
  assert.deepEqual([...testSet(sides, ['second', 'first']).sideClass], [1, 0, 2, 2]);
});

test('a case without incidents has no days', () => {
  const set = testSet([]);
  assert.ok(set.firstDay > set.lastDay);
  assert.equal(set.byStart.length, 0);
});
