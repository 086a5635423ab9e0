/** The map's table: every incident of the window in one province and one side, drawn or not. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {everyRow, testSet} from '../select/set-for-tests.ts';
import {provinceTallies} from './province-tallies.ts';

const set = testSet([
  {day: 10, province: 1, side: 0},
  {day: 11, province: 1, side: 1, precision: 4},
  {day: 12, province: 2, side: 2},
  {day: 30, province: 2, side: 0},
  {day: 5, span: 6, province: 0, side: 3, precision: 6},
]);

test('by province, side and whether the map can show it', () => {
  assert.deepEqual(provinceTallies(set, everyRow(set), {from: 10, to: 20}), [
    {province: 'North', bySide: [1, 1, 0], drawn: 1, all: 2},
    {province: '', bySide: [0, 0, 1], drawn: 0, all: 1},
    {province: 'South', bySide: [0, 0, 1], drawn: 1, all: 1},
  ]);
});

test('what a filter leaves out is not counted', () => {
  assert.deepEqual(provinceTallies(set, Uint8Array.of(0, 0, 0, 1, 0), {from: 0, to: 99}), [
    {province: 'South', bySide: [1, 0, 0], drawn: 1, all: 1},
  ]);
});
