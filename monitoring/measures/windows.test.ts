/** When a window has a count, when two published figures do not agree, and which incidents lie inside. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Incident} from '../incidents/index.ts';
import {day, type Recorded} from '../kernel/index.ts';
import {discrepancies, figuresInWindow, gapsBetween, incidentsInWindow, type SeriesFigure} from './index.ts';

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

test('two values for one period differ; one value for two overlapping periods is asked about; a still running total is not', () => {
  const found = (...figures: Recorded<SeriesFigure>[]) =>
    discrepancies(figures, (source) => source).map(({kind}) => kind);
  assert.deepEqual(
    found(figure('2024-01-01', '2024-01-31', 5), figure('2024-01-01', '2024-01-31', 6, {current: 'no'})),
    ['values_differ'],
  );
  assert.deepEqual(found(figure('2024-01-01', '2024-12-31', 1957), figure('2024-10-01', '2024-12-31', 1957)), [
    'periods_differ',
  ]);
  assert.deepEqual(found(figure('2024-01-01', '2024-01-31', 5), figure('2024-01-01', '2024-02-29', 5)), []);
  assert.deepEqual(found(figure('2024-01-01', '2024-01-31', 5), figure('2024-02-01', '2024-02-29', 5)), []);
  assert.deepEqual(found(figure('2024-01-01', '2024-12-31', 0), figure('2024-10-01', '2024-12-31', 0)), []);
  assert.deepEqual(
    found(figure('2024-01-01', '2024-12-31', 7), figure('2024-10-01', '2024-12-31', 7, {series: 'deaths'})),
    [],
  );
});

test('incidents are counted inside a window, and those that cannot be placed are told apart', () => {
  const incident = (id: string, from: string, to: string, part: Partial<Incident> = {}): Recorded<Incident> => ({
    entry: 1,
    record: {
      id,
      title: id,
      from: day(from),
      to: day(to),
      date_precision: 1,
      known_from: day(to),
      place_precision: 1,
      event_type: 'air_strike',
      target_type: 'military',
      verification: 'alleged',
      severity: 'S3',
      summary: id,
      ...part,
    },
  });
  const {counted, acrossAnEdge, notSingle} = incidentsInWindow(
    [
      incident('inside', '2024-01-01', '2024-01-02'),
      incident('across', '2024-03-31', '2024-04-01', {date_precision: 2}),
      incident('raids', '2024-01-01', '2024-03-01', {date_precision: 5}),
      incident('outside', '2024-05-01', '2024-05-01'),
      incident('did-not-occur', '2024-02-01', '2024-02-01', {verification: 'verified_did_not_occur'}),
      incident('flight', '2024-02-01', '2024-02-01', {event_type: 'uav_overflight'}),
    ],
    quarter,
  );
  assert.deepEqual(
    [counted, acrossAnEdge, notSingle].map((rows) => rows.map(({record}) => record.id)),
    [['inside'], ['across'], ['raids']],
  );
});
