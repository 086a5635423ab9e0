import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tallyBest, tallyColumns, tallyRange} from './tally-text.ts';

const cell = {low: 1200, high: 1500, best: 1300, parts: 4, withoutBest: 0, openEnded: false, entries: [1]};

test('a range shows low and high, and one figure where they are the same', () => {
  assert.equal(tallyRange(cell), '1,200–1,500');
  assert.equal(tallyBest(cell), 'best 1,300');
  const one = {...cell, low: 9, high: 9, best: 9};
  assert.equal(tallyRange(one), '9');
  assert.equal(tallyBest(one), undefined);
});

test('"more than" has no upper end, whatever the parts that have one add up to', () => {
  const open = {...cell, openEnded: true};
  assert.equal(tallyRange(open), '1,200 or more');
  assert.equal(tallyBest({...open, low: 1300, high: 1300}), 'best 1,300');
});

test('no best figure is made up: it is said how many parts have none', () => {
  const {best: _, ...without} = cell;
  assert.equal(tallyBest({...without, withoutBest: 3}), 'no best figure in 3 of 4');
  assert.equal(tallyBest({...without, parts: 1, withoutBest: 1}), 'no best figure given');
});

test('the four tallies stand apart and in one order', () => {
  assert.deepEqual(
    tallyColumns.map(({id}) => id),
    ['verified', 'own_admitted', 'claimed_about_other', 'undetermined'],
  );
});
