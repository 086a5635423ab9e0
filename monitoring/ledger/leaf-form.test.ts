import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {canonicalJson, decodeLeaf, encodeLeaf, leafFormat, parseCanonical, type Json, type Leaf} from './index.ts';

const utf8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes),
};

test('RFC 8785, appendix: sorted names, shortest numbers, minimal escapes', () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  ) as Json;
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const names = JSON.parse(
    '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}',
  ) as Json;
  assert.deepEqual(Object.values(JSON.parse(canonicalJson(names)) as object).length, 7);
  assert.equal(canonicalJson(names), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('canonical text is a fixed point, and any other text of the same value is refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as Json);
      assert.notEqual(parseCanonical(text), undefined);
      assert.equal(parseCanonical(` ${text}`), undefined);
    }),
    {seed: 5},
  );
});

const text = fc.string({unit: 'grapheme'}).filter((value) => value.isWellFormed());
const leafArbitrary: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({format: fc.constant(leafFormat), kind: fc.constant('row' as const), row: text}),
  fc.record({
    format: fc.constant(leafFormat),
    kind: fc.constant('document' as const),
    case: text,
    name: text,
    text,
    author: text,
    recorded: text,
  }),
);

test('a leaf reads back as it was written, and any changed byte is noticed or is another leaf', () => {
  fc.assert(
    fc.property(leafArbitrary, fc.nat(), fc.integer({min: 1, max: 255}), (leaf, at, change) => {
      const encoded = encodeLeaf(utf8, leaf);
      assert.ok(encoded.ok);
      assert.deepEqual(decodeLeaf(utf8, encoded.value), {ok: true, value: {...leaf}});
      const changed = encoded.value.slice();
      changed[at % changed.length]! ^= change;
      const reading = decodeLeaf(utf8, changed);
      if (reading.ok) assert.notDeepEqual(reading.value, leaf);
    }),
    {seed: 6},
  );
});

test('an entry over 65,535 bytes is refused before it is written', () => {
  const reading = encodeLeaf(utf8, {format: leafFormat, kind: 'row', row: 'x'.repeat(65_535)});
  assert.ok(!reading.ok);
  assert.equal(reading.problems[0]?.code, 'entry-too-large');
});
