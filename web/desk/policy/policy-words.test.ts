import assert from 'node:assert/strict';
import {test} from 'node:test';
import {policyPage} from '../../../monitoring/desk/index.ts';
import {actGroupsOf, readersOf} from './policy-words.ts';

const policy = policyPage();

test('every role that reads a class stands there once, and nobody who never reads it', () => {
  for (const {fieldClass, cells} of policy.reading) {
    const named = readersOf(cells, policy.roles).flatMap(({who}) => who);
    const expected = cells
      .filter(({reach}) => reach !== 'never')
      .map(({role}) => policy.roles.find((one) => one.role === role)?.word);
    assert.deepEqual(named.toSorted(), expected.toSorted(), fieldClass);
  }
});

test('every act stands in one group, the server’s own last', () => {
  const groups = actGroupsOf(policy.acting);
  assert.equal(groups.flatMap(({acts}) => acts).length, policy.acting.length);
  assert.deepEqual(groups.at(-1)?.who, []);
  assert.equal(groups.filter(({who}) => who.length === 0).length, 1);
});
