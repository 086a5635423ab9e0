import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {ratioPercent, ratioReach, ratioText, ratioTicks} from './ratio-scale.ts';

test('a halving and a doubling are equally far from "same"', () => {
  const positive = fc.double({min: 0.01, max: 100, noNaN: true});
  fc.assert(
    fc.property(positive, fc.constantFrom(2.4, 4.8, 9.6), (ratio, reach) => {
      const sum = ratioPercent(ratio, reach) + ratioPercent(1 / ratio, reach);
      assert.ok(Math.abs(sum - 100) < 1e-9);
    }),
    {seed: 7},
  );
  assert.equal(ratioPercent(1, 2.4), 50);
});

test('what lies beyond the axis stays at its edge, zero at the lower one', () => {
  assert.equal(ratioPercent(0, 2.4), 0);
  assert.equal(ratioPercent(1000, 2.4), 100);
});

test('one reach holds every interval of a page and no reach is chosen for what cannot be judged', () => {
  assert.equal(ratioReach([{ratio: 0.7, low: 0.45, high: 1.1, verdict: 'no_clear_change'}]), 2.4);
  assert.equal(ratioReach([{ratio: 0.3, low: 0.22, high: 0.8, verdict: 'fewer'}]), 4.8);
  assert.equal(ratioReach([{ratio: 0.01, low: 0.001, high: 0.8, verdict: 'fewer'}]), 9.6);
  assert.equal(ratioReach([{low: 0.01, verdict: 'not_assessable'}]), 2.4);
  assert.deepEqual(
    ratioTicks(2.4).map(({label}) => label),
    ['half', 'same', 'double'],
  );
});

test('the text has the interval beside the ratio, or says that nothing can be said', () => {
  assert.equal(
    ratioText({ratio: 0.724, low: 0.4512, high: 1.138, verdict: 'no_clear_change'}),
    '× 0.72 (95 % interval 0.45 to 1.14)',
  );
  assert.equal(ratioText({low: 0.5, verdict: 'more'}), '95 % interval 0.50 to no upper limit');
  assert.equal(ratioText({ratio: 0.5, low: 0.1, high: 2, verdict: 'not_assessable'}), 'cannot be judged');
});
