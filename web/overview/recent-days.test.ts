import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  clippedSpan,
  daysWithRecords,
  markLabels,
  monthTicks,
  numberedMarks,
  recentRows,
  recentSentence,
  scaleTop,
  unwatchedGroups,
  unwatchedOfRow,
  type Recent,
  type RecentSide,
} from './recent-days.ts';

const recent: Recent = {
  window: {from: '2025-12-30', to: '2026-02-02'},
  days: Array.from({length: 35}, (_, index) => ({
    day: new Date(Date.UTC(2025, 11, 30 + index)).toISOString().slice(0, 10),
    bySide: index === 3 ? [2, 7, 1] : [0, 0, 0],
    statements: index === 5 ? 4 : 0,
  })),
  basis: {rule: '', entries: [], entryCount: 0},
};
const sides: readonly [RecentSide, RecentSide] = [
  {id: 'a', short: 'A', position: 0},
  {id: 'b', short: 'B', position: 1},
];

test('swapping the order of the sides swaps the rows and changes nothing in them', () => {
  const [a, b, others] = recentRows(recent, sides);
  assert.deepEqual(recentRows(recent, sides.toReversed()), [b, a, others]);
  assert.deepEqual([a?.total, b?.total, others?.total], [2, 7, 1]);
  assert.equal(a?.counts[3], 2);
});

test('the scale ends at 1, 2 or 5 times a power of ten and never below what it holds', () => {
  const tops = [0, 1, 2, 3, 5, 6, 11, 21, 51, 1424].map((value) => scaleTop([value]));
  assert.deepEqual(tops, [1, 1, 2, 5, 5, 10, 20, 50, 100, 2000]);
  assert.equal(scaleTop([]), 1);
});

test('a span is cut to the window, and one outside it is not drawn', () => {
  assert.deepEqual(clippedSpan({from: '2025-11-01', to: '2025-12-31'}, recent.window), {first: 0, last: 1});
  assert.deepEqual(clippedSpan({from: '2026-02-02', to: '2026-03-01'}, recent.window), {first: 34, last: 34});
  assert.equal(clippedSpan({from: '2025-11-01', to: '2025-12-29'}, recent.window), undefined);
});

test('a side that holds no territory has the ground of the whole case, and is not taken for watched', () => {
  const span = (name: string, side?: string) => ({
    ...(side === undefined ? {} : {side}),
    name,
    from: '2026-01-01',
    to: '2026-01-03',
    known: false,
  });
  const unwatched = [span('North', 'a'), span('South', 'c'), span('Line')];
  const rows = [
    {id: 'a', holdsTerritory: true},
    {id: 'b', holdsTerritory: false},
  ];
  const names = (row: string): readonly string[] => unwatchedOfRow(unwatched, row, rows).map(({name}) => name);
  assert.deepEqual(names('a'), ['North']);
  assert.deepEqual(names('b'), ['North', 'South', 'Line']);
  assert.deepEqual(names('all others'), ['South', 'Line']);
});

test('the key has one line for all territories of which the same is to be said', () => {
  const span = (name: string, known: boolean, from: string, to: string) => ({name, known, from, to});
  const unwatched = [
    span('North', true, '2026-01-01', '2026-01-03'),
    span('North', false, '2026-01-09', '2026-01-10'),
    span('North', true, '2026-01-05', '2026-01-06'),
    span('South', false, '2026-01-09', '2026-01-10'),
    span('Line', true, '2026-01-09', '2026-01-10'),
  ];
  assert.deepEqual(
    unwatchedGroups({...recent, unwatched}).map(({names, known, spans}) => [names, known, spans.length]),
    [
      [['North'], true, 2],
      [['North', 'South'], false, 1],
      [['Line'], true, 1],
    ],
  );
  assert.deepEqual(unwatchedGroups(recent), []);
});

test('months carry their year where it begins', () => {
  assert.deepEqual(monthTicks(recent.days), [
    {index: 2, label: 'Jan 2026'},
    {index: 33, label: 'Feb'},
  ]);
});

test('marks of one day share a place, and the same words on one day stand once', () => {
  const marks = [
    {day: '2026-01-10', label: 'second'},
    {day: '2025-12-31', label: 'first'},
    {day: '2026-01-10', label: 'third'},
    {day: '2026-01-10', label: 'second'},
    {day: '2026-03-01', label: 'outside'},
  ];
  assert.deepEqual(numberedMarks(marks, recent.window), [
    {index: 1, day: '2025-12-31', numbers: '1', labels: ['first']},
    {index: 11, day: '2026-01-10', numbers: '2, 3', labels: ['second', 'third']},
  ]);
});

test('numbers that would touch stand together, and others stand alone', () => {
  const mark = (index: number, numbers: string) => ({index, numbers, day: '', labels: []});
  const marks = [mark(10, '1, 2'), mark(40, '3'), mark(41, '4'), mark(43, '5'), mark(80, '6')];
  assert.deepEqual(
    markLabels(marks, 4).map(({index, text}) => `${index}: ${text}`),
    ['10: 1, 2', '40: 3, 4, 5', '80: 6'],
  );
});

test('the table keeps only days with a record, and the sentence counts what is drawn', () => {
  assert.deepEqual(
    daysWithRecords(recent).map(({day}) => day),
    ['2026-01-02', '2026-01-04'],
  );
  const sentence = recentSentence(recent, recentRows(recent, sides));
  assert.match(sentence, /in 35 days: 2 affecting A, 7 affecting B, 1 affecting others, or nobody named; 4 statements/);
});
