import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addDays, day} from '../kernel/index.ts';
import {fewestForLag, reportingLagDays} from './reporting-lag.ts';

const occurred = day('2025-10-15');
const after = (lags: readonly number[]) => lags.map((lag) => ({occurred, reported: addDays(occurred, lag)}));

test('nine in ten were reported within the lag, by the nearest rank and in any order', () => {
  const lags = [...Array.from({length: 18}, () => 1), 7, 60];
  assert.equal(reportingLagDays(after(lags)), 1);
  assert.equal(reportingLagDays(after([...lags.slice(1), 9].toReversed())), 7);
});

test('on few occurrences nothing is said', () => {
  assert.equal(reportingLagDays(after(Array.from({length: fewestForLag - 1}, () => 3))), undefined);
  assert.equal(reportingLagDays([]), undefined);
});

test('a report dated before the occurrence is no negative lag', () => {
  assert.equal(reportingLagDays(after(Array.from({length: 20}, () => -2))), 0);
});
