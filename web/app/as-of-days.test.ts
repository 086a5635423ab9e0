import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isDayWithin, shiftedDay} from './as-of-days.ts';

const bounds = {earliest: '2025-08-25', latest: '2026-04-08'};

test('a day half typed or outside the record is not taken', () => {
  assert.equal(isDayWithin('2025-08-25', bounds), true);
  assert.equal(isDayWithin('2026-04-08', bounds), true);
  for (const text of ['0002-04-08', '2026-04-09', '2025-08-24', '2026-4-8', '']) {
    assert.equal(isDayWithin(text, bounds), false, text);
  }
});

test('steps cross months and years and stop at both ends of the record', () => {
  assert.equal(shiftedDay('2026-01-01', -1, bounds), '2025-12-31');
  assert.equal(shiftedDay('2026-04-08', 1, bounds), undefined);
  assert.equal(shiftedDay('2025-08-25', -1, bounds), undefined);
  assert.equal(shiftedDay('2026-04-05', 7, bounds), '2026-04-08');
  assert.equal(shiftedDay('2025-08-27', -7, bounds), '2025-08-25');
});

test('from a day outside the record a step leads back to it', () => {
  assert.equal(shiftedDay('2026-08-01', -1, bounds), '2026-04-08');
  assert.equal(shiftedDay('2026-08-01', 1, bounds), undefined);
  assert.equal(shiftedDay('2024-01-01', 1, bounds), '2025-08-25');
});
