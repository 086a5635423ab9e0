import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {textParts} from './text-parts.ts';

test('codes are found as whole words', () => {
  const parts = textParts('No verified breach of EXC-1 and EXC-11 (EXC-2).', ['EXC-1', 'EXC-2', 'EXC-11', 'C-1']);
  assert.deepEqual(
    parts.filter(({kind}) => kind === 'word').map(({text}) => text),
    ['EXC-1', 'EXC-11', 'EXC-2'],
  );
});

test('the parts joined give the sentence, whatever the words', () => {
  const anything = fc.string({maxLength: 40});
  fc.assert(
    fc.property(anything, fc.array(fc.string({minLength: 1, maxLength: 4})), (sentence, words) => {
      const joined = textParts(sentence, words).map(({text}) => text);
      assert.equal(joined.join(''), sentence);
    }),
    {seed: 20251124},
  );
});
