/** Filters as they stand in the address: read and printed back, and what they leave of the rows. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {filterQuery, isFiltered, parseBox, printBox, readFilters, rowMask} from './incident-filters.ts';
import {testColumns} from './set-for-tests.ts';

test('what cannot be read is left out, never guessed', () => {
  const filters = readFilters({
    from: '2025-02-30',
    to: '2025-03-01',
    sort: 'colour',
    offset: '-5',
    box: '1,2,3',
    type: '',
  });
  assert.equal(filters.from, undefined);
  assert.equal(filters.to, '2025-03-01');
  assert.equal(filters.sort, '-from');
  assert.equal(filters.offset, 0);
  assert.equal(filters.box, undefined);
  assert.equal(filters.type, undefined);
});

test('a box is four degrees, west before east and south before north', () => {
  assert.deepEqual(parseBox('60,23,78,39'), {west: 60, south: 23, east: 78, north: 39});
  for (const text of ['', '60,23,78', '78,23,60,39', '60,39,78,23', '60,,78,39', 'a,b,c,d', '60,23,78,91']) {
    assert.equal(parseBox(text), undefined, text);
  }
});

test('a printed box reads as itself to a thousandth of a degree', () => {
  const degree = (min: number, max: number) =>
    fc.integer({min: min * 1000, max: max * 1000}).map((value) => value / 1000);
  fc.assert(
    fc.property(degree(-180, 0), degree(-90, 0), degree(1, 180), degree(1, 90), (west, south, east, north) => {
      const box = {west, south, east, north};
      assert.deepEqual(parseBox(printBox(box)), box);
    }),
    {seed: 3},
  );
});

test('order and page are no filter', () => {
  assert.equal(isFiltered(readFilters({sort: 'place', offset: '50'})), false);
  assert.equal(isFiltered(readFilters({search: ' khost '})), true);
  assert.equal(filterQuery(readFilters({search: ' khost '}))['search'], 'khost');
});

test('rows pass where every filter lets them; without coordinates they lie in no box', () => {
  const columns = testColumns([
    {side: 0, type: 0, verification: 0, longitude: 70, latitude: 30},
    {side: 1, type: 1, verification: 1, longitude: 71, latitude: 31},
    {side: 0, type: 1, verification: 1, precision: 4},
  ]);
  const passing = (query: Record<string, string>): number[] => [...rowMask(columns, readFilters(query))];
  assert.deepEqual(passing({}), [1, 1, 1]);
  assert.deepEqual(passing({side: 'first'}), [1, 0, 1]);
  assert.deepEqual(passing({side: 'first', type: 'air_strike'}), [0, 0, 1]);
  assert.deepEqual(passing({verification: 'verified_occurred'}), [0, 1, 1]);
  assert.deepEqual(passing({box: '69,29,70.5,30.5'}), [1, 0, 0]);
  assert.deepEqual(passing({type: 'no_such_type'}), [0, 0, 0]);
});
