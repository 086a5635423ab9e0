import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {canonicalJson, parseCanonical, type Json} from './canonical.ts';

/** RFC 8785 as it is written, without the way through the platform's printer. */
function slowly(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(slowly).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${slowly((value as Record<string, Json>)[name] ?? null)}`).join(',')}}`;
}

const {value} = fc.letrec<{value: Json}>((tie) => ({
  value: fc.oneof(
    {maxDepth: 4},
    fc.constant(null),
    fc.boolean(),
    fc.double({noNaN: true, noDefaultInfinity: true}),
    fc.string({unit: 'grapheme'}),
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(
      fc.oneof(fc.string({maxLength: 3}), fc.constantFrom('10', '9', '__proto__', 'a', 'A')),
      tie('value'),
      {
        maxKeys: 5,
        noNullPrototype: true,
      },
    ),
  ),
}));

const ordered = (one: Json): Json => JSON.parse(slowly(one)) as Json;

test('names in any order print the same text, and it reads back', () => {
  fc.assert(
    fc.property(value, (one) => {
      const text = slowly(one);
      assert.equal(canonicalJson(one), text);
      assert.equal(canonicalJson(ordered(one)), text);
      assert.deepEqual(parseCanonical(text), JSON.parse(text));
    }),
    {seed: 20_251_124, numRuns: 2_000},
  );
});

test('what is not the one text of its value is refused', () => {
  for (const text of [
    '{"b":1,"a":2}',
    '{"9":1,"10":2}',
    ' 1',
    '1.0',
    '-0',
    '"\\u0041"',
    '"\\ud800"',
    '{"a":1,"a":1}',
    '[1, 2]',
    '',
  ]) {
    assert.equal(parseCanonical(text), undefined, text);
  }
  assert.deepEqual(parseCanonical('{"10":2,"9":1}'), {9: 1, 10: 2});
});

test('what has no canonical form is refused', () => {
  const strange = [
    NaN,
    Infinity,
    undefined,
    1n,
    () => 1,
    '\ud800',
    {a: undefined},
    [undefined],
    {'\ud800': 1},
    [[NaN]],
  ];
  for (const one of strange) assert.throws(() => canonicalJson(one as Json), TypeError);
  assert.equal(canonicalJson({toJSON: 'a word'}), '{"toJSON":"a word"}');
});
