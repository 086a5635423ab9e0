import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CoverageRecord} from '../coverage/index.ts';
import {day, type Recorded} from '../kernel/index.ts';
import {unwatchedSpans} from './unwatched-days.ts';

const row = (
  entry: number,
  territory: string,
  from: string,
  to: string,
  watched: number,
): Recorded<CoverageRecord> => ({
  entry,
  record: {
    id: `c-${entry}`,
    area: `posts in ${territory}`,
    territory,
    from: day(from),
    to: day(to),
    required_hours: 100,
    watched_hours: watched,
    by: 'mission',
    known_from: day(to),
  },
});

const place = {
  territories: [
    {id: 'north', name: 'North', heldBy: 'a'},
    {id: 'south', name: 'South', heldBy: 'b'},
  ],
  parties: ['a', 'b'],
};
const window = {from: day('2025-01-01'), to: day('2025-01-20')};
const coverage = [
  row(1, 'north', '2025-01-01', '2025-01-10', 90),
  row(2, 'north', '2025-01-11', '2025-01-15', 10),
  row(3, 'north', '2025-01-16', '2025-01-20', 90),
];
const all = {from: '2025-01-01', to: '2025-01-20', known: false};

test('too little watched and not recorded are told apart, for each side and for everybody else', () => {
  assert.deepEqual(unwatchedSpans(coverage, place, window, 0.5), [
    {side: 'a', name: 'North', from: '2025-01-11', to: '2025-01-15', known: true},
    {side: 'b', name: 'South', ...all},
    {name: 'North and South', ...all},
  ]);
});

test('days after the last row are unknown, not unwatched', () => {
  const late = {from: day('2025-01-19'), to: day('2025-01-22')};
  const [first] = unwatchedSpans(coverage, place, late, 0.5);
  assert.deepEqual(first, {side: 'a', name: 'North', from: '2025-01-21', to: '2025-01-22', known: false});
});

test('a side that holds no territory is not taken for watched', () => {
  const rebels = {territories: place.territories, parties: ['a', 'rebels']};
  assert.deepEqual(
    unwatchedSpans(coverage, rebels, window, 0.5).filter(({side}) => side === 'rebels'),
    [{side: 'rebels', name: 'North and South', ...all}],
  );
});

test('swapping the parties swaps their spans and changes nothing in them', () => {
  const [a, b, others] = unwatchedSpans(coverage, place, window, 0.5);
  assert.deepEqual(unwatchedSpans(coverage, {...place, parties: ['b', 'a']}, window, 0.5), [b, a, others]);
});
