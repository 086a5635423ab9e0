/** When a window has a count. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {day, type Recorded} from '../kernel/index.ts';
import {figuresInWindow, gapsBetween, type SeriesFigure} from './index.ts';

let entry = 0;
const figure = (from: string, to: string, value: number, part: Partial<SeriesFigure> = {}): Recorded<SeriesFigure> => ({
  entry: entry++,
  record: {
    id: `f-${entry}`,
    series: 'attacks',
    title: 'Attacks',
    unit: 'attacks',
    definition: 'Attacks.',
    about_actors: [],
    from: day(from),
    to: day(to),
    value,
    source: 'paper',
    known_from: day(to),
    current: 'yes',
    ...part,
  },
});
const quarter = {from: day('2024-01-01'), to: day('2024-03-31')};
const months = () => [
  figure('2024-01-01', '2024-01-31', 5),
  figure('2024-02-01', '2024-02-29', 7),
  figure('2024-03-01', '2024-03-31', 9),
];

test('figures that tile a window are added, in any order', () => {
  assert.deepEqual(
    [figuresInWindow(months().toReversed(), quarter).count, figuresInWindow(months(), quarter).gap],
    [21, undefined],
  );
});

test('a missing month is unknown and leaves no count', () => {
  const [january, , march] = months();
  assert.ok(january !== undefined && march !== undefined);
  assert.match(
    figuresInWindow([january, march], quarter).gap ?? '',
    /No figure was published from 1 February 2024 to 29 February 2024: that is unknown, not zero/,
  );
});

test('a figure across the edge cannot be cut; two for one day count twice; a figure that is not current counts for nothing', () => {
  assert.match(figuresInWindow([figure('2024-01-01', '2024-04-30', 30)], quarter).gap ?? '', /reaches across the edge/);
  assert.match(figuresInWindow([...months(), figure('2024-03-10', '2024-03-20', 1)], quarter).gap ?? '', /overlap/);
  assert.equal(
    figuresInWindow([...months(), figure('2024-03-01', '2024-03-31', 99, {current: 'no'})], quarter).count,
    21,
  );
});

test('gaps are found between and after', () => {
  const gaps = gapsBetween([figure('2024-01-05', '2024-01-31', 1), figure('2024-03-01', '2024-03-30', 1)], quarter);
  assert.deepEqual(
    gaps.map(({from, to}) => [from, to]),
    [
      ['2024-01-01', '2024-01-04'],
      ['2024-02-01', '2024-02-29'],
      ['2024-03-31', '2024-03-31'],
    ],
  );
});
