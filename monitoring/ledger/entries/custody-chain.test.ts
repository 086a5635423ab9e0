import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  custodyProblems,
  custodyRules,
  exportedContents,
  exportNote,
  reasonOf,
  type CustodyStep,
} from './custody-chain.ts';
import {custodyRecord, type CustodyEntry} from './custody-record.ts';
import {custodyEvents, signedLeafFormat, type CustodyEvent, type CustodyLeaf} from './signed-leaf.ts';

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

const step = (event: CustodyEvent, more: Partial<CustodyStep> = {}): CustodyStep => ({
  case: 'ex',
  event,
  evidence: a,
  bytes: 10,
  mediaType: 'image/jpeg',
  madeFrom: event === 'redacted' ? b : '',
  tool: event === 'redacted' ? 'blur 1.2' : '',
  note: '',
  ...more,
});

const entriesOf = (steps: readonly CustodyStep[]): readonly CustodyEntry[] =>
  steps.map((one, entry) => ({
    entry,
    leaf: {
      ...one,
      kind: 'custody',
      format: signedLeafFormat,
      author: 'desk',
      key: '',
      sequence: entry + 1,
      previous: '',
      seen: '',
      recorded: '2026-01-01T00:00:00Z',
      signature: '',
    } satisfies CustodyLeaf,
  }));

const standing = {bytes: 10, mediaType: 'image/jpeg'};
const sealed = {...standing, sealed: 3};
const codes = (problems: readonly {readonly code: string}[]): readonly string[] => problems.map(({code}) => code);

test('the table in words: what begins a record, what follows, what a seal asks for', () => {
  const said = custodyEvents.map((event) => {
    const may = (piece: typeof standing | undefined, note = ''): boolean =>
      custodyProblems(step(event, {note}), piece, standing).length === 0;
    return [event, may(undefined), may(standing), may(sealed), may(sealed, 'ordered by the court')];
  });
  assert.deepEqual(said, [
    ['captured', true, false, false, false],
    ['received', true, true, false, true],
    ['viewed', false, true, false, true],
    ['copied', false, true, false, true],
    ['redacted', true, false, false, false],
    ['exported', false, true, false, true],
    ['sealed', false, true, false, false],
  ]);
});

test('another version of a sealed piece needs a reason as well, and one of nothing is refused', () => {
  assert.deepEqual(codes(custodyProblems(step('redacted'), undefined, sealed)), ['evidence-sealed']);
  assert.deepEqual(codes(custodyProblems(step('redacted', {note: 'for the public'}), undefined, sealed)), []);
  assert.deepEqual(codes(custodyProblems(step('redacted'), undefined, undefined)), ['no-such-evidence']);
});

test('what an export adds to its note is no reason', () => {
  const note = exportNote('', c);
  assert.equal(reasonOf(step('exported', {note})), '');
  assert.deepEqual(codes(custodyProblems(step('exported', {note}), sealed, undefined)), ['evidence-sealed']);
  const reasoned = step('exported', {note: exportNote('ordered by the court', c)});
  assert.equal(reasonOf(reasoned), 'ordered by the court');
  assert.equal(exportedContents(reasoned), c);
  assert.deepEqual(custodyProblems(reasoned, sealed, undefined), []);
  assert.equal(exportedContents(step('copied', {note: exportNote('x', c)})), undefined);
});

test('an entry that contradicts what stands, or itself, is refused with every reason', () => {
  assert.deepEqual(codes(custodyProblems(step('viewed', {bytes: 11, mediaType: 'image/png'}), standing, undefined)), [
    'bad-custody',
    'bad-custody',
  ]);
  const wrong = {mediaType: 'jpeg', note: 'a\u0000', madeFrom: b, tool: 'x'};
  assert.equal(custodyProblems(step('received', wrong), undefined, undefined).length, 4);
  assert.equal(custodyProblems(step('redacted', {madeFrom: a, tool: ' '}), undefined, standing).length, 2);
  assert.equal(custodyProblems(step('received', {note: 'x'.repeat(1001)}), undefined, undefined).length, 1);
});

test('versions are found from what they were made from, and stand in its record', () => {
  const {pieces, piece, broken} = custodyRecord(
    entriesOf([
      step('captured', {evidence: b}),
      step('redacted'),
      step('redacted', {evidence: c, madeFrom: a}),
      step('sealed', {evidence: b}),
      step('viewed', {case: 'other', evidence: b}),
    ]),
  );
  assert.deepEqual(
    pieces('ex').map(({evidence, derivatives, madeFrom}) => [evidence, derivatives, madeFrom]),
    [
      [b, [a], undefined],
      [a, [c], b],
      [c, [], a],
    ],
  );
  assert.deepEqual(
    piece('ex', b)?.custody.map(({entry}) => entry),
    [0, 1, 3],
  );
  assert.equal(piece('ex', b)?.sealed, 3);
  assert.deepEqual(
    broken.map(({entry, problems}) => [entry, codes(problems)]),
    [[4, ['no-such-evidence']]],
    'a piece of one case is not one of another',
  );
});

const anyStep = fc.record({
  event: fc.constantFrom(...custodyEvents),
  evidence: fc.constantFrom(a, b, c),
  from: fc.constantFrom(a, b, c),
  note: fc.constantFrom('', 'ordered'),
});

/** Any sequence of steps, each taken where the rules let it follow. */
const followed = (drawn: readonly {event: CustodyEvent; evidence: string; from: string; note: string}[]) => {
  const taken: CustodyStep[] = [];
  for (const {event, evidence, from, note} of drawn) {
    const next = step(event, {evidence, note, madeFrom: event === 'redacted' ? from : ''});
    const record = custodyRecord(entriesOf(taken));
    if (custodyProblems(next, record.piece('ex', evidence), record.piece('ex', next.madeFrom)).length === 0)
      taken.push(next);
  }
  return {taken, record: custodyRecord(entriesOf(taken))};
};

test('laws of any record that the rules let grow', () => {
  fc.assert(
    fc.property(fc.array(anyStep, {maxLength: 40}), (drawn) => {
      const {taken, record} = followed(drawn);
      assert.deepEqual(record.broken, []);
      let counted = 0;
      for (const {evidence, custody, madeFrom, sealed: seal, derivatives} of record.pieces()) {
        const own = custody.filter(({leaf}) => leaf.evidence === evidence);
        counted += own.length;
        assert.ok(custodyRules[own[0]?.leaf.event ?? 'viewed'].begins, 'a record begins with the piece coming in');
        assert.equal(own.filter(({leaf}) => leaf.event === 'captured').length <= 1, true);
        assert.equal(own.filter(({leaf}) => leaf.event === 'sealed').length <= 1, true);
        assert.equal(own[0]?.leaf.event === 'redacted', madeFrom !== undefined);
        for (const {entry, leaf} of custody)
          if (seal !== undefined && entry > seal) assert.notEqual(reasonOf(leaf), '');
        assert.deepEqual(
          custody.map(({entry}) => entry),
          custody.map(({entry}) => entry).toSorted((x, y) => x - y),
        );
        for (const made of derivatives) assert.equal(record.piece('ex', made)?.madeFrom, evidence);
      }
      assert.equal(counted, taken.length, 'every entry stands in the record of its piece');
      const ancestors = (evidence: string, seen: readonly string[] = []): void => {
        assert.ok(!seen.includes(evidence), 'no piece is made from itself, however far around');
        const from = record.piece('ex', evidence)?.madeFrom;
        if (from !== undefined) ancestors(from, [...seen, evidence]);
      };
      for (const {evidence} of record.pieces()) ancestors(evidence);
    }),
    {seed: 20261125, numRuns: 300},
  );
});

test('a record read from its beginning says of each entry what the rules said when it was written', () => {
  fc.assert(
    fc.property(fc.array(anyStep, {maxLength: 30}), (drawn) => {
      const steps = drawn.map(({event, evidence, from, note}) =>
        step(event, {evidence, note, madeFrom: event === 'redacted' ? from : ''}),
      );
      const whole = custodyRecord(entriesOf(steps)).broken.map(({entry}) => entry);
      const oneByOne = steps.flatMap((next, entry) => {
        const before = custodyRecord(entriesOf(steps.slice(0, entry)));
        const problems = custodyProblems(next, before.piece('ex', next.evidence), before.piece('ex', next.madeFrom));
        return problems.length > 0 ? [entry] : [];
      });
      assert.deepEqual(whole, oneByOne);
    }),
    {seed: 20261126, numRuns: 200},
  );
});
