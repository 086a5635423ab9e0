import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  all,
  any,
  checkHeader,
  day,
  dayFromNumber,
  dayNumber,
  not,
  parseDay,
  readRow,
  sumRanges,
  table,
  windowDays,
  type Verdict,
} from './index.ts';

const verdicts: readonly Verdict[] = ['met', 'not_met', 'undetermined'];

test('undetermined never becomes met, whichever way it is combined', () => {
  assert.equal(all(['met', 'undetermined']), 'undetermined');
  assert.equal(any(['not_met', 'undetermined']), 'undetermined');
  assert.equal(not('undetermined'), 'undetermined');
});

test('De Morgan holds in three values', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...verdicts)), (values) => {
      assert.equal(not(all(values)), any(values.map(not)));
    }),
    {seed: 1},
  );
});

test('a ceasefire from 9 November to 9 December 2021 is 31 days, both ends included', () => {
  assert.equal(windowDays({from: day('2021-11-09'), to: day('2021-12-09')}), 31);
});

test('a date that does not exist is not a day', () => {
  for (const text of ['2025-02-30', '2025-13-01', '2025-1-1', '', '2025-02-29 ', '25 Oct 2025']) {
    assert.equal(parseDay(text), undefined, text);
  }
  assert.equal(parseDay('2024-02-29'), '2024-02-29');
});

test('day numbers go back and forth', () => {
  fc.assert(
    fc.property(fc.integer({min: -30_000, max: 60_000}), (number) => {
      assert.equal(dayNumber(dayFromNumber(number)), number);
      assert.equal(Date.parse(`${dayFromNumber(number)}T00:00:00Z`), number * 86_400_000);
    }),
    {seed: 2},
  );
});

test('lows and highs are summed apart, and best only where every part has one', () => {
  assert.deepEqual(sumRanges([{low: 2, high: 3}, {best: 5}, {}]), {low: 7, high: 8, parts: 2, withoutBest: 1});
  assert.deepEqual(sumRanges([{best: 2}, {best: 5}]), {low: 7, high: 7, best: 7, parts: 2, withoutBest: 0});
});

const small = table({
  name: 'small',
  about: 'for this test',
  columns: {
    id: {kind: 'id', required: true, about: ''},
    day: {kind: 'day', about: ''},
    count: {kind: 'integer', minimum: 0, about: ''},
    scope: {kind: 'choices', values: ['a', 'b'], about: ''},
  },
});

test('a row is read whole or all its problems are named', () => {
  const header = ['count', 'id', 'day', 'scope'];
  assert.deepEqual(readRow(small, header, ['3', 'x-1', '2025-10-19', 'a; b']), {
    record: {id: 'x-1', day: '2025-10-19', count: 3, scope: ['a', 'b']},
  });
  const reading = readRow(small, header, ['-1', '', '2025-02-30', 'c']);
  assert.ok('problems' in reading);
  assert.deepEqual(
    reading.problems.map(({code, field}) => `${field}:${code}`),
    ['id:missing-value', 'day:not-a-day', 'count:too-small', 'scope:unknown-value'],
  );
});

test('an unknown, a repeated and a missing column are three problems', () => {
  const codes = checkHeader(small, ['count', 'count', 'colour']).map(({code}) => code);
  assert.deepEqual(codes, ['repeated-column', 'unknown-column', 'missing-column']);
});
