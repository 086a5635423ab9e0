import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {addDays, day, dayNumber, windowDays, type Day} from '../../monitoring/kernel/index.ts';
import {binningSentence, drawnSeries, earlierSpans} from './series-bins.ts';
import {axisTitle, isDrawn, type Figure, type Series} from './series-form.ts';

const figure = (from: string, to: string, value: number, current = true): Figure => {
  const days = windowDays({from: day(from), to: day(to)});
  return {from, to, value, perDay: value / days, current, entry: 1};
};
const series = (figures: readonly Figure[], unit = 'events'): Series => ({
  id: 's',
  title: 'S',
  unit,
  definition: 'D',
  sourceName: 'X',
  figures,
  gaps: [],
});
const daily = (from: string, values: readonly (number | undefined)[]): readonly Figure[] =>
  values.flatMap((value, index) => {
    const on = addDays(day(from), index);
    return value === undefined ? [] : [figure(on, on, value)];
  });

test('a month is drawn as a span of its days at its daily rate, whatever the width', () => {
  const months = series([
    figure('2025-10-01', '2025-10-31', 31),
    figure('2025-11-01', '2025-11-30', 60),
    figure('2025-12-01', '2025-12-31', 0),
  ]);
  const drawn = drawnSeries(months, 50);
  assert.equal(drawn.binning, 'none');
  assert.deepEqual(
    drawn.spans.map(({from, to, height}) => [from, to, height]),
    [
      ['2025-10-01', '2025-10-31', 1],
      ['2025-11-01', '2025-11-30', 2],
      ['2025-12-01', '2025-12-31', 0],
    ],
  );
});

test('days are drawn as days while there is room, then as weeks from the anchor, then as months', () => {
  const year = series(
    daily(
      '2021-01-01',
      Array.from({length: 365}, () => 1),
    ),
  );
  assert.equal(drawnSeries(year, 1500).binning, 'none');
  const weeks = drawnSeries(year, 340, '2021-11-09');
  assert.equal(weeks.binning, 'week');
  assert.ok(weeks.spans.some(({from}) => from === '2021-11-09'));
  assert.equal(drawnSeries(year, 100).binning, 'month');
  assert.match(binningSentence('week', '9 November 2021') ?? '', /counted from 9 November 2021/);
});

test('no bin reaches over a day without a figure, and no count is lost or invented', () => {
  const values = fc.array(fc.option(fc.nat(9), {nil: undefined, freq: 6}), {minLength: 120, maxLength: 400});
  fc.assert(
    fc.property(values, fc.integer({min: 40, max: 900}), (given, width) => {
      const figures = daily('2023-02-20', given);
      fc.pre(figures.length > 0);
      const {spans} = drawnSeries(series(figures), width, '2023-05-01');
      const covered = spans.flatMap(({from, to}) => daysOf(from, to));
      assert.deepEqual(
        covered,
        figures.map(({from}) => from),
      );
      const drawn = spans.reduce((sum, {from, to, height}) => sum + height * windowDays({from, to}), 0);
      const published = figures.reduce((sum, {value}) => sum + value, 0);
      assert.ok(Math.abs(drawn - published) < 1e-6);
    }),
    {seed: 3},
  );
});

test('superseded figures are drawn apart and never in the line', () => {
  const revised = series([figure('2025-10-01', '2025-10-31', 31, false), figure('2025-10-01', '2025-10-31', 30)]);
  assert.equal(drawnSeries(revised, 300).spans.length, 1);
  assert.deepEqual(
    earlierSpans(revised).map(({height}) => height),
    [1],
  );
});

test('running totals and single figures are not drawn: a line through them would invent a course', () => {
  const totals = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map((to) => figure('2026-02-26', to, 100));
  assert.equal(isDrawn(series(totals)), false);
  assert.equal(isDrawn(series(daily('2026-01-01', [1, 2]))), false);
  assert.equal(isDrawn(series(daily('2026-01-01', [1, 2, 3]))), true);
});

test('a price and a number of days have no daily rate and are drawn as published', () => {
  const prices = ['2025-01', '2025-02', '2025-03'].map((month) => figure(`${month}-01`, `${month}-28`, 280));
  assert.deepEqual(
    drawnSeries(series(prices, 'other'), 300).spans.map(({height}) => height),
    [280, 280, 280],
  );
  assert.equal(axisTitle('killed'), 'killed a day');
  assert.doesNotMatch(axisTitle('days'), /a day$/);
});

const daysOf = (from: Day, to: Day): readonly Day[] =>
  Array.from({length: dayNumber(to) - dayNumber(from) + 1}, (_, index) => addDays(from, index));
