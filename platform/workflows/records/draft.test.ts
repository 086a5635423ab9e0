import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readRecordDraft} from './draft.ts';

const good = {
  format: 'holdfire-record/1',
  table: 'reports',
  id: 'r-1',
  groups: {
    public: {what: 'shelling'},
    'verifier.place': {latitude: 33.57, longitude: 69.89},
    'party:a': {unit: 'second'},
  },
  coarsePlace: {from: 'verifier.place', to: 'public.place'},
};

const read = (value: unknown) =>
  readRecordDraft(typeof value === 'string' ? value : JSON.stringify(value), ['a', 'b'], 'r.json');

const codes = (value: unknown): readonly string[] => {
  const draft = read(value);
  return draft.ok ? [] : draft.problems.map(({code, field}) => `${code} ${field ?? ''}`.trim());
};

test('the coarse place is computed into a group of its own, and nothing else of the exact one is in it', () => {
  const draft = read(good);
  assert.ok(draft.ok);
  assert.deepEqual(draft.value.groups['public.place'], {
    grid: 'holdfire-grid/1',
    south: 33.5,
    west: 69.75,
    north: 33.75,
    east: 70,
  });
  assert.deepEqual(Object.keys(draft.value.groups), ['public', 'verifier.place', 'party:a', 'public.place']);
});

test('every problem is named at once, with its field', () => {
  assert.deepEqual(
    codes({
      format: 'holdfire-record/2',
      table: 'report',
      id: 'r 1',
      extra: 1,
      groups: {public: {}, pubic: {what: 'x'}, 'party:c': {x: 'y'}, source: {Name: 'x', deep: {x: 1}, none: ''}},
      coarsePlace: {from: 'nowhere', to: 'public'},
    }),
    [
      'unknown-key extra',
      'unknown-value format',
      'unknown-value table',
      'bad-id id',
      'too-few groups.public',
      'bad-form groups.pubic',
      'unknown-party groups.party:c',
      'bad-form groups.source.Name',
      'wrong-type groups.source.deep',
      'empty-text groups.source.none',
      'unknown-reference coarsePlace.from',
      'duplicate coarsePlace.to',
    ],
  );
});

test('what both sides read holds no exact place', () => {
  const groups = {...good.groups, shared: {lat: 1, lon: 2}};
  assert.deepEqual(codes({...good, groups}), ['exact-place groups.shared']);
});

test('what is not JSON, or says a thing twice, is refused with its place', () => {
  assert.deepEqual(codes('{'), ['not-json']);
  assert.deepEqual(codes('[]'), ['wrong-type']);
  const twice =
    '{\n "groups": {"public": {"a": "\\"b\\": {"}, "source": {"a": "x"}, "source": {"a": ["a", "a"]}},\n "id": "x", "id": "y"}';
  const draft = read(twice);
  assert.ok(!draft.ok);
  assert.deepEqual(
    draft.problems.map(({code, line, column}) => [code, line, column]),
    [
      ['duplicate-key', 2, 64],
      ['duplicate-key', 3, 13],
    ],
  );
});
