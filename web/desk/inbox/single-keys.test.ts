import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isForPage} from './single-keys.ts';

const plain = {ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false};

test('no key is taken from somebody who writes, or holds a modifier', () => {
  assert.equal(isForPage({...plain, target: {tagName: 'A'}}), true);
  assert.equal(isForPage({...plain, target: null}), true);
  for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) assert.equal(isForPage({...plain, target: {tagName}}), false);
  assert.equal(isForPage({...plain, target: {tagName: 'DIV', isContentEditable: true}}), false);
  for (const name of ['ctrlKey', 'metaKey', 'altKey', 'defaultPrevented'])
    assert.equal(isForPage({...plain, [name]: true, target: {tagName: 'A'}}), false, name);
});
