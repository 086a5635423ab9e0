import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Coverage} from '../../platform/contract/index.ts';
import {hoursText, shareText} from './coverage-text.ts';

const known: Coverage = {
  known: true,
  share: 0.4999,
  low: 0.4999,
  high: 0.4999,
  requiredHours: 12960,
  watchedHours: 6478.7,
  floor: 0.5,
  verdict: 'not_met',
  sentence: 'said by the model',
};

test('a share just under the floor is never rounded up to it', () => {
  assert.equal(shareText(known), '49\u00a0%');
  assert.equal(hoursText(known), '6,479 of 12,960 hours on record; floor 50\u00a0%');
});

test('hours without a record widen the share to a range', () => {
  assert.equal(shareText({...known, low: 0.3, high: 0.8}), '30\u00a0% to 80\u00a0%');
  assert.match(hoursText({...known, unrecordedHours: 1500}), /; 1,500 more have no record; floor/);
});

test('unknown is a word, and the reason is the model’s sentence', () => {
  const unknown: Coverage = {known: false, floor: 0.5, verdict: 'undetermined', sentence: 'Nobody recorded it.'};
  assert.equal(shareText(unknown), 'unknown');
  assert.equal(hoursText(unknown), 'Nobody recorded it.');
});
