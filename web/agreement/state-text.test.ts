import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clockText, countsText} from './state-text.ts';

test('a clock that stands still says so beside its days', () => {
  assert.equal(clockText({days: 1, running: true, sentence: ''}), '1 day');
  assert.equal(clockText({days: 1412, running: true, sentence: ''}), '1,412 days');
  assert.equal(clockText({days: 0, running: false, sentence: ''}), '0 days, clock stopped');
  assert.equal(clockText(undefined), undefined);
});

test('where nothing is alleged nothing is counted, and what is undetermined stands beside what is found', () => {
  assert.equal(countsText({alleged: 0, undetermined: 0, breaches: 0, notViolations: 0}), undefined);
  assert.equal(
    countsText({alleged: 11, undetermined: 9, breaches: 0, notViolations: 2}),
    'Alleged: 11. Of these none found to be a breach, 2 found to be none, 9 undetermined.',
  );
});
