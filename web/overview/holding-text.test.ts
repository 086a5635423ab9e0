import assert from 'node:assert/strict';
import {test} from 'node:test';
import {afterName} from './holding-text.ts';

test('the name of the heading is not said twice, and nothing else of the sentence changes', () => {
  const names = ['Government of Pakistan', 'Pakistan'];
  assert.equal(afterName('Pakistan: no verified breach of DOH-1.', names), 'No verified breach of DOH-1.');
  assert.equal(afterName('Pakistan says: no.', names), 'Pakistan says: no.');
  assert.equal(afterName('4 of 5 promises cannot be judged.', names), '4 of 5 promises cannot be judged.');
});
