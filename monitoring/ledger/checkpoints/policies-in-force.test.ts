/** Which list counts: nobody lifts himself into force, and what is said of an earlier size never depends on what came later. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {policiesInForce, type PolicyEntry} from './policies-in-force.ts';
import {quorumSentence, quorumSums, quorumWords} from './quorum-words.ts';
import type {TrustPolicy} from './trust-policy.ts';

const policy = (quorum: string, groups: TrustPolicy['groups'] = []): TrustPolicy => ({
  logs: [],
  witnesses: [],
  groups,
  quorum,
});
const list = (entry: number): PolicyEntry => ({entry, policy: policy(`list-${entry}`)});

/** Sizes at which each list, by its entry, reached its quorum. */
type Reached = Readonly<Record<number, readonly number[]>>;

const inForce = (lists: readonly PolicyEntry[], reached: Reached) =>
  policiesInForce(lists, ({entry}, from, to) => reached[entry]?.find((size) => size >= from && size <= to));

const spansOf = (lists: readonly PolicyEntry[], reached: Reached) => {
  const {spans, pending} = inForce(lists, reached);
  return {spans: spans.map(({entry, from, to}) => [entry, from, to]), pending: pending?.entry};
};

test('a list counts from its entry on where nothing was established before it', () => {
  assert.deepEqual(spansOf([list(3)], {}), {spans: [[3, 4, Infinity]], pending: undefined});
  const both = spansOf([list(3), list(7)], {3: [9], 7: [8]});
  assert.deepEqual(both, {
    spans: [
      [3, 4, 7],
      [7, 8, Infinity],
    ],
    pending: undefined,
  });
});

test('where the list before it has established something, it waits for that list’s quorum', () => {
  const waiting = spansOf([list(3), list(7)], {3: [5], 7: [8, 9]});
  assert.deepEqual(waiting, {spans: [[3, 4, Infinity]], pending: 7});
  const handed = spansOf([list(3), list(7)], {3: [5, 10], 7: [8, 12]});
  assert.deepEqual(handed, {
    spans: [
      [3, 4, 10],
      [7, 10, Infinity],
    ],
    pending: undefined,
  });
  // A list that was replaced while it waited never counts; the one after it waits for the same quorum.
  const skipped = spansOf([list(3), list(7), list(9)], {3: [5, 11]});
  assert.deepEqual(skipped, {
    spans: [
      [3, 4, 11],
      [9, 11, Infinity],
    ],
    pending: undefined,
  });
});

/** The newest established checkpoint of at most `size` entries, as the keeper finds it. */
function establishedAt(lists: readonly PolicyEntry[], reached: Reached, size: number): number | undefined {
  const {spans} = inForce(lists, reached);
  for (let at = size; at > 0; at -= 1) {
    if (spans.some(({entry, from, to}) => from <= at && at <= to && reached[entry]?.includes(at) === true)) return at;
  }
  return undefined;
}

test('what is established at a size is the same whether or not anything came later, and only grows', () => {
  const sizes = fc
    .uniqueArray(fc.integer({min: 1, max: 30}), {maxLength: 12})
    .map((all) => all.toSorted((a, b) => a - b));
  const story = fc.uniqueArray(fc.integer({min: 0, max: 25}), {minLength: 1, maxLength: 4}).chain((entries) => {
    const lists = entries.toSorted((a, b) => a - b).map(list);
    return fc.tuple(fc.constant(lists), fc.tuple(...lists.map(() => sizes)));
  });
  fc.assert(
    fc.property(story, ([lists, all]) => {
      // A checkpoint is measured by a list only where it holds the list's entry.
      const reached = Object.fromEntries(lists.map(({entry}, at) => [entry, all[at]!.filter((size) => size > entry)]));
      let before = 0;
      for (let size = 0; size <= 30; size += 1) {
        const now = establishedAt(lists, reached, size);
        const known = lists.filter(({entry}) => entry < size);
        const then = Object.fromEntries(known.map(({entry}) => [entry, reached[entry]!.filter((one) => one <= size)]));
        assert.equal(now, establishedAt(known, then, size), `at ${size}`);
        assert.ok((now ?? 0) >= before);
        before = now ?? 0;
      }
    }),
    {seed: 20_261_125, numRuns: 2000},
  );
});

test('the sums of a quorum: who must be dishonest for two records, and who may be absent', () => {
  const of = (k: number, n: number): TrustPolicy =>
    policy('enough', [{name: 'enough', atLeast: k, members: Array.from({length: n}, (_, at) => `w${at}`)}]);
  const table = [
    [2, 3, 1, 1],
    [3, 3, 3, 0],
    [3, 4, 2, 1],
    [4, 5, 3, 1],
    [5, 7, 3, 2],
  ] as const;
  for (const [k, n, dishonestToFork, mayBeAbsent] of table)
    assert.deepEqual(quorumSums(of(k, n)), {witnesses: n, dishonestToFork, mayBeAbsent}, `${k} of ${n}`);
  const nested = policy('both', [
    {name: 'x', atLeast: 2, members: ['x1', 'x2', 'x3']},
    {name: 'y', atLeast: 1, members: ['y1', 'y2']},
    {name: 'both', atLeast: 2, members: ['x', 'y']},
  ]);
  assert.deepEqual(quorumSums(nested), {witnesses: 5, dishonestToFork: 1, mayBeAbsent: 1});
  assert.equal(quorumWords(nested), 'all of (at least 2 of x1, x2, x3), (at least 1 of y1, y2)');
  assert.match(quorumSentence(of(3, 4)), /only if 2 witnesses signed both\. 1 of them may be absent/);
  assert.equal(quorumSums(policy('none')), undefined);
});
