import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TallyCell} from '../../platform/contract/index.ts';
import {harmRows, statusRows, type SideTally} from './tally-rows.ts';

const cell: TallyCell = {low: 1, high: 2, parts: 1, withoutBest: 1, openEnded: false, entries: [7]};
const none: TallyCell = {low: 0, high: 0, parts: 0, withoutBest: 0, openEnded: false, entries: []};
const side = (given: Partial<SideTally>): SideTally => ({
  side: 'a',
  name: 'A',
  killed: {},
  injured: {},
  missing: {},
  byStatus: {},
  notCounted: [],
  ...given,
});
const names = (rows: readonly {readonly name: string}[]): readonly string[] => rows.map(({name}) => name);

test('a party has its rows even where nobody gave a figure; another actor only where somebody did', () => {
  assert.deepEqual(names(harmRows(side({}), true)), ['killed', 'injured']);
  assert.deepEqual(names(harmRows(side({killed: {verified: none}}), false)), []);
  assert.deepEqual(names(harmRows(side({injured: {verified: cell}}), false)), ['injured']);
  assert.deepEqual(names(harmRows(side({missing: {undetermined: cell}}), true)), ['killed', 'injured', 'missing']);
});

test('statuses come in one order for every side, whatever order the figures came in, unknown ones last', () => {
  const byStatus = {other_word: {verified: cell}, disputed: {verified: cell}, civilian: {verified: cell}};
  assert.deepEqual(names(statusRows(side({byStatus}))), ['civilian', 'disputed', 'other_word']);
});
