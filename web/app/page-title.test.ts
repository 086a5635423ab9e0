import assert from 'node:assert/strict';
import {test} from 'node:test';
import {documentTitle} from './page-title.ts';

test('an exercise says so first, whether or not its title does', () => {
  for (const title of ['Quenzora ceasefire', 'EXERCISE: Quenzora ceasefire']) {
    assert.equal(
      documentTitle('overview', {title, exercise: true}),
      'EXERCISE: Quenzora ceasefire · Overview · Holdfire',
    );
  }
});

test('a real case begins with the page', () => {
  assert.equal(documentTitle('ledger', {title: 'A – B', exercise: false}), 'Ledger · A – B · Holdfire');
});
