import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChangeResult} from '../../platform/contract/index.ts';
import {joinedWindows, lettered, ofSeries} from './compared-windows.ts';
import {markLabels, marksWithin, numberedMarks} from './numbered-marks.ts';

const marks = numberedMarks([
  {day: '2025-10-19', label: 'Doha', agreement: 'doha'},
  {day: '2021-11-09', label: 'truce', agreement: 'truce'},
  {day: '2025-11-06', label: 'Istanbul', agreement: 'istanbul'},
]);

test('numbers follow the days and stay the same on a chart that shows only some of them', () => {
  assert.deepEqual(
    marksWithin(marks, '2025-01-01', '2025-12-31').map(({number, label}) => [number, label]),
    [
      [2, 'Doha'],
      [3, 'Istanbul'],
    ],
  );
});

test('marks that would cover each other share one label, the others keep theirs', () => {
  const narrow = markLabels(marks, (day) => (day < '2025' ? 0 : day < '2025-11' ? 200 : 210));
  assert.deepEqual(
    narrow.map(({text}) => text),
    ['1', '2–3'],
  );
  const wide = markLabels(marks, (day) => (day < '2025' ? 0 : day < '2025-11' ? 200 : 260));
  assert.deepEqual(
    wide.map(({text}) => text),
    ['1', '2', '3'],
  );
});

const result = (id: string, seriesTitle: string, before: [string, string], after: [string, string]): ChangeResult => ({
  id,
  title: id,
  seriesTitle,
  unit: 'events',
  before: {window: {from: before[0], to: before[1]}, days: 1, count: 0, perDay: 0},
  after: {window: {from: after[0], to: after[1]}, days: 1, count: 0, perDay: 0},
  verdict: 'not_assessable',
  low: 0,
  sentence: '',
  caveats: [],
  basis: {rule: '', entries: [], entryCount: 0},
});

test('days compared twice are hatched once; comparisons keep their letters among all of the page', () => {
  const comparisons = lettered([
    result('x', 'A', ['2021-10-09', '2021-11-08'], ['2021-11-09', '2021-12-09']),
    result('y', 'B', ['2021-01-01', '2021-01-02'], ['2021-01-03', '2021-01-04']),
    result('z', 'A', ['2021-10-01', '2021-10-20'], ['2022-01-01', '2022-01-31']),
  ]);
  const own = ofSeries(comparisons, 'A');
  assert.deepEqual(
    own.map(({letter}) => letter),
    ['a', 'c'],
  );
  assert.deepEqual(joinedWindows(own), [
    {from: '2021-10-01', to: '2021-12-09'},
    {from: '2022-01-01', to: '2022-01-31'},
  ]);
});
