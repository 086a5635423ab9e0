/** Kappa against an example computed by hand, and where it is not defined. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cohensKappa, type Pair} from './check-agreement.ts';

const times = (count: number, pair: Pair): readonly Pair[] => Array.from({length: count}, () => pair);

test('50 proposals, two readers: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no give kappa 0.40', () => {
  const pairs = [
    ...times(20, ['yes', 'yes']),
    ...times(5, ['yes', 'no']),
    ...times(10, ['no', 'yes']),
    ...times(15, ['no', 'no']),
  ];
  // observed 35/50 = 0.70; by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.50.
  assert.ok(Math.abs((cohensKappa(pairs) ?? 0) - 0.4) < 1e-12);
});

test('chance alone gives 0, full agreement 1, one and the same answer everywhere nothing', () => {
  const even = [...times(5, ['a', 'a']), ...times(5, ['a', 'b']), ...times(5, ['b', 'a']), ...times(5, ['b', 'b'])];
  assert.equal(cohensKappa(even), 0);
  assert.equal(cohensKappa([...times(3, ['a', 'a']), ...times(4, ['b', 'b'])]), 1);
  assert.equal(cohensKappa(times(9, ['a', 'a'])), undefined);
  assert.equal(cohensKappa([]), undefined);
});
