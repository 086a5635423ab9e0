/** Two published figures that do not agree. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {day, type Recorded} from '../kernel/index.ts';
import {discrepancies, type SeriesFigure} from './index.ts';

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
