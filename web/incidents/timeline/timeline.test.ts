/** The bars: every day in one, every incident on its first day, whole months brought to 30 days; ticks in order. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {day, dayFromNumber, dayNumber} from '../../../monitoring/kernel/index.ts';
import {everyRow, testSet} from '../select/set-for-tests.ts';
import {countTicks, timeTicks} from './time-ticks.ts';
import {height, timelineBins, total} from './timeline-bins.ts';

const axis = fc
  .tuple(fc.integer({min: -8_000, max: 20_000}), fc.integer({min: 0, max: 5_000}))
  .map(([from, days]) => ({from, to: from + days}));

test('bars follow each other without gap over the whole axis, and hold every incident once', () => {
  fc.assert(
    fc.property(axis, fc.array(fc.nat(5_000), {maxLength: 40}), (of, offsets) => {
      const inside = offsets.map((offset) => of.from + (offset % (of.to - of.from + 1)));
      const set = testSet(inside.map((at, index) => ({day: at, side: index % 4})));
      const {bins} = timelineBins(set, everyRow(set), of);
      assert.equal(bins[0]?.from, of.from);
      assert.equal(bins.at(-1)?.to, of.to);
      bins.slice(1).forEach((bin, index) => assert.equal(bin.from, bins[index]!.to + 1));
      assert.equal(
        bins.reduce((sum, bin) => sum + total(bin), 0),
        inside.length,
      );
    }),
    {seed: 13},
  );
});

test('days for a season, weeks for two years, months for ten', () => {
  const set = testSet([{day: dayNumber(day('2024-02-10'))}]);
  const unit = (from: string, to: string): string =>
    timelineBins(set, everyRow(set), {from: dayNumber(day(from)), to: dayNumber(day(to))}).unit;
  assert.equal(unit('2024-01-01', '2024-04-30'), 'day');
  assert.equal(unit('2023-03-01', '2025-02-28'), 'week');
  assert.equal(unit('2015-01-01', '2024-12-31'), 'month');
});

test('months of different length are compared for 30 days', () => {
  const february = Array.from({length: 28}, () => ({day: dayNumber(day('2023-02-10'))}));
  const march = Array.from({length: 31}, () => ({day: dayNumber(day('2023-03-10'))}));
  const set = testSet([...february, ...march]);
  const {bins} = timelineBins(set, everyRow(set), {
    from: dayNumber(day('2020-01-01')),
    to: dayNumber(day('2024-12-31')),
  });
  assert.deepEqual(bins.filter((bin) => total(bin) > 0).map(height), [30, 30]);
});

test('weeks begin on Monday', () => {
  const set = testSet([]);
  const {bins} = timelineBins(set, everyRow(set), {
    from: dayNumber(day('2025-01-01')),
    to: dayNumber(day('2026-01-01')),
  });
  assert.equal(dayFromNumber(bins[1]!.from), '2025-01-06');
});

test('ticks lie on the axis, grow and are few', () => {
  fc.assert(
    fc.property(axis, fc.integer({min: 3, max: 20}), (of, most) => {
      const ticks = timeTicks(of, most);
      assert.ok(ticks.length <= most + 2, `${ticks.length} for ${most}`);
      ticks.forEach((tick, index) => assert.ok(tick.day >= of.from && tick.day > (ticks[index - 1]?.day ?? -Infinity)));
    }),
    {seed: 19},
  );
  assert.deepEqual(countTicks(7), [5]);
  assert.deepEqual(countTicks(0), []);
  assert.deepEqual(countTicks(100), [50, 100]);
});
