/** Who may write what, when, and in whose name: every rule with the entry that breaks it, and laws over random histories. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {nodeCryptography} from '../../../platform/keys/node-cryptography.ts';
import {
  hashOfLeaf,
  possession,
  registration,
  replacement,
  revocation,
  testAuthor,
  testRecorded,
  withdrawalOf,
} from '../../../test/support/signer.ts';
import {
  base64Of,
  checkpointText,
  keyRegister,
  leafFormat,
  merkleTree,
  noteText,
  type KeyRegister,
  type Leaf,
  type MerkleTree,
  type SignedLeaf,
} from '../index.ts';

/** A ledger of leaf hashes with its register. */
function history() {
  const tree: MerkleTree = merkleTree(nodeCryptography.hash);
  const register: KeyRegister = keyRegister(nodeCryptography);
  const rootAt = (size: number): Uint8Array | undefined => (size <= tree.size() ? tree.root(size) : undefined);
  const codes = (leaf: Leaf): readonly string[] => register.problems(leaf, rootAt).map(({code}) => code);
  const take = (leaf: SignedLeaf): number => {
    assert.deepEqual(register.problems(leaf, rootAt), []);
    const index = tree.size();
    tree.push(hashOfLeaf(leaf));
    register.take(index, leaf, hashOfLeaf(leaf));
    return index;
  };
  const note = (size: number, root = tree.root(size)): string =>
    noteText({
      text: checkpointText({origin: 'example.org/log', size, root}),
      signatures: [{name: 'example.org/log', keyId: new Uint8Array(4), signature: new Uint8Array(64)}],
    });
  return {tree, register, codes, take, note};
}

/** The same with the registrar and one device registered. */
function begun() {
  const ledger = history();
  const [operator, device] = [testAuthor('operator'), testAuthor('Device 7')];
  ledger.take(registration(operator, operator));
  ledger.take(registration(device, operator, 'device'));
  operator.kept();
  return {...ledger, operator, device};
}

test('the first key registers itself as operator; nothing else signed comes before it', () => {
  const {codes, take, register} = history();
  const [operator, other] = [testAuthor('operator'), testAuthor('other')];
  assert.deepEqual(codes(other.sign(withdrawalOf('a'))), ['first-key']);
  assert.deepEqual(codes(registration(testAuthor('other'), testAuthor('other'))), ['first-key']);
  assert.deepEqual(codes(registration(testAuthor('other'), testAuthor('operator'))), ['first-key']);
  const forged = {
    ...registration(testAuthor('operator'), testAuthor('operator')),
    possession: possession('x', other.pair),
  };
  assert.deepEqual(codes(forged), ['no-possession']);
  take(registration(operator, operator));
  const [key] = register.keys;
  assert.deepEqual([key?.name, key?.isRegistrar, key?.count, key?.last.sequence], ['operator', true, 1, 1]);
});

test('after the first key a document, a withdrawal or a seal without signature is refused; rows are not', () => {
  const plain = {format: leafFormat, case: 'ex', author: 'operator', recorded: testRecorded} as const;
  const unsigned: readonly Leaf[] = [
    {...plain, kind: 'document', name: 'case.yaml', text: ''},
    {...plain, kind: 'withdrawal', table: 'reports', id: 'a', reason: ''},
    {format: leafFormat, kind: 'import_sealed', case: 'ex', table: 'reports', opened: 0, rows: 0, rowsRoot: ''},
  ];
  const vouched: readonly Leaf[] = [
    {...plain, kind: 'import_opened', table: 'reports', header: [], file: '', fileSha256: '', release: ''},
    {format: leafFormat, kind: 'row', row: 'a'},
  ];
  const before = history();
  for (const leaf of [...unsigned, ...vouched]) assert.deepEqual(before.codes(leaf), []);
  const {codes} = begun();
  for (const leaf of unsigned) assert.deepEqual(codes(leaf), ['unsigned-entry']);
  for (const leaf of vouched) assert.deepEqual(codes(leaf), []);
});

test('only the registrar registers, a name has one standing key, a key is registered once, its holder has it', () => {
  const {codes, operator, device} = begun();
  const fresh = testAuthor('Desk North');
  assert.deepEqual(codes(registration(fresh, device)), ['not-registrar']);
  device.forget();
  assert.deepEqual(codes(registration(device, operator)), ['name-taken', 'key-known']);
  operator.forget();
});

test('an unknown key, another author and a key that stands no longer are refused with their reason', () => {
  const {codes, take, operator, device} = begun();
  assert.deepEqual(codes(testAuthor('stranger').sign(withdrawalOf('a'))), ['unregistered-key']);
  assert.deepEqual(codes({...device.sign(withdrawalOf('a')), author: 'operator'}), ['other-author']);
  device.forget();
  take(revocation(operator, device));
  assert.deepEqual(codes(device.sign(withdrawalOf('a'))), ['key-revoked']);
  device.forget();
});

test('a replaced key hands on name, holder and the right of the registrar, and signs nothing more', () => {
  const {codes, take, register, operator, device} = begun();
  const [newOperator, newDevice] = [testAuthor('operator', {edition: 1}), testAuthor('Device 7', {edition: 1})];
  assert.deepEqual(codes({...replacement(device, testAuthor('operator', {edition: 2}))}), ['other-author']);
  device.forget();
  take(replacement(device, newDevice));
  take(replacement(operator, newOperator));
  const [old, , device2, registrar] = register.keys;
  assert.deepEqual([old?.replaced, device2?.holder, device2?.isRegistrar], [3, 'device', false]);
  assert.deepEqual([registrar?.name, registrar?.isRegistrar, registrar?.holder], ['operator', true, 'person']);
  assert.equal(register.keyNamed('operator')?.publicKey, newOperator.publicKey);
  assert.deepEqual(codes(operator.sign(withdrawalOf('a'))), ['key-replaced']);
  take(registration(testAuthor('Desk North'), newOperator));
  take(newDevice.sign(withdrawalOf('b')));
});

test('a key is revoked by the registrar or by itself, never by another, twice, or as the last registrar', () => {
  const {codes, take, register, operator, device} = begun();
  const desk = testAuthor('Desk North');
  take(registration(desk, operator));
  operator.kept();
  assert.deepEqual(codes(revocation(desk, device)), ['not-registrar']);
  desk.forget();
  assert.deepEqual(codes(revocation(operator, operator)), ['last-registrar']);
  operator.forget();
  const index = take(revocation(desk, desk, 'stolen'));
  assert.deepEqual(register.keys[2]?.revoked, {entry: index, reason: 'stolen'});
  assert.equal(register.keyNamed('Desk North'), undefined);
  assert.deepEqual(codes(revocation(operator, desk)), ['key-gone']);
  operator.forget();
  assert.deepEqual(codes(revocation(operator, {...desk, name: 'Device 7'})), ['unregistered-key']);
  operator.forget();
  take(registration(testAuthor('Desk North', {edition: 1}), operator));
});

test('a number taken already is a repeat with the same bytes and a conflict with others', () => {
  const {codes, take, register, device} = begun();
  const leaf = device.sign(withdrawalOf('a'));
  const index = take(leaf);
  assert.equal(register.entryOf(device.publicKey, 1), index);
  assert.equal(register.entryOf(device.publicKey, 2), undefined);
  assert.deepEqual(codes(leaf), ['repeated-entry']);
  device.forget();
  assert.deepEqual(codes(device.sign(withdrawalOf('b'))), ['conflicting-entry']);
});

test('previous is the leaf hash of the number before, where that stands', () => {
  const {codes, take, device} = begun();
  const [first, second] = [device.sign(withdrawalOf('a')), device.sign(withdrawalOf('b'))];
  const wrong = testAuthor('Device 7', {last: {sequence: 1, leafHash: base64Of(new Uint8Array(32))}}).sign(
    withdrawalOf('b'),
  );
  const none = testAuthor('Device 7', {last: {sequence: 1, leafHash: ''}}).sign(withdrawalOf('b'));
  const tooMuch = testAuthor('Device 7', {last: {sequence: 0, leafHash: base64Of(new Uint8Array(32))}}).sign(
    withdrawalOf('b'),
  );
  assert.deepEqual(codes(tooMuch), ['wrong-previous']);
  take(first);
  assert.deepEqual([wrong, none].map(codes), [['wrong-previous'], ['wrong-previous']]);
  take(second);
});

test('numbers that come late close their gap, and must be those that the later entries name', () => {
  const {codes, take, register, device} = begun();
  const leaves = ['a', 'b', 'c', 'd', 'e'].map((id) => device.sign(withdrawalOf(id)));
  const [a, b, c, d, e] = leaves as [SignedLeaf, SignedLeaf, SignedLeaf, SignedLeaf, SignedLeaf];
  const gaps = () => register.key(device.publicKey)?.gaps;
  take(e);
  assert.deepEqual(gaps(), [{from: 1, to: 4}]);
  take(c);
  assert.deepEqual(gaps(), [
    {from: 1, to: 2},
    {from: 4, to: 4},
  ]);
  const other = testAuthor('Device 7', {last: {sequence: 3, leafHash: base64Of(hashOfLeaf(c))}}).sign(
    withdrawalOf('x'),
  );
  assert.deepEqual(codes(other), ['conflicting-entry']);
  for (const leaf of [d, a, b]) take(leaf);
  assert.deepEqual([gaps(), register.key(device.publicKey)?.count], [[], 5]);
});

test('of a key that was revoked, only what its later entries had committed to is still taken', () => {
  const {codes, take, operator, device} = begun();
  const [a, b, c] = ['a', 'b', 'c'].map((id) => device.sign(withdrawalOf(id))) as [SignedLeaf, SignedLeaf, SignedLeaf];
  take(c);
  take(revocation(operator, device));
  assert.deepEqual(codes(a), ['key-revoked'], 'nothing that stands names it yet');
  take(b);
  take(a);
  assert.deepEqual(codes(device.sign(withdrawalOf('d'))), ['key-revoked']);
});

test('seen is empty or a checkpoint of this ledger; another root or a larger size is another history', () => {
  const {codes, take, tree, note, device} = begun();
  const seeing = (seen: string): readonly string[] =>
    codes(testAuthor('Device 7', {seen: () => seen}).sign(withdrawalOf('a')));
  assert.deepEqual(seeing('not a note'), ['bad-checkpoint']);
  assert.deepEqual(seeing(note(2, tree.root(1))), ['other-history']);
  assert.deepEqual(seeing(note(3, tree.root(2))), ['other-history']);
  for (const size of [0, 1, 2]) assert.deepEqual(seeing(note(size)), []);
  take(device.sign(withdrawalOf('a')));
});

test('who must cosign is said by the registrar alone', () => {
  const {codes, operator, device} = begun();
  const policy = {kind: 'witness_policy', policy: 'quorum none\n', recorded: testRecorded} as const;
  assert.deepEqual(codes(device.sign(policy)), ['not-registrar']);
  assert.deepEqual(codes(operator.sign(policy)), []);
});

test('law: a chain handed in in any order ends as the same register, and each entry is taken once', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], {minLength: 1, maxLength: 9}), (order) => {
      const {codes, take, register, device} = begun();
      const leaves = Array.from({length: 9}, (_, at) => device.sign(withdrawalOf(`w-${at}`)));
      for (const at of order) {
        take(leaves[at] as SignedLeaf);
        assert.deepEqual(codes(leaves[at] as SignedLeaf), ['repeated-entry']);
      }
      const key = register.key(device.publicKey);
      const missing = (key?.gaps ?? []).flatMap(({from, to}) =>
        Array.from({length: to - from + 1}, (_, at) => from + at),
      );
      const expected = Array.from({length: Math.max(...order)}, (_, at) => at + 1).filter(
        (n) => !order.includes(n - 1),
      );
      assert.deepEqual(missing, expected);
      assert.deepEqual([key?.count, key?.last.sequence], [order.length, Math.max(...order) + 1]);
    }),
    {seed: 41, numRuns: 60},
  );
});

test('law: any changed field of a chained entry is refused or is not the entry that the next one names', () => {
  const fields = ['author', 'key', 'previous', 'id', 'recorded'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.integer({min: 0, max: 3}), (field, at) => {
      const {codes, take, device} = begun();
      const leaves = ['a', 'b', 'c', 'd'].map((id) => device.sign(withdrawalOf(id)));
      const changed = {...leaves[at], [field]: `${at} other`} as SignedLeaf;
      for (const leaf of leaves.slice(at + 1).toReversed()) take(leaf);
      for (const leaf of leaves.slice(0, at)) take(leaf);
      // A number without neighbours commits to nothing yet: only its signature speaks against it.
      const alone = at === 3 && (field === 'id' || field === 'recorded');
      if (!alone) assert.notDeepEqual(codes(changed), []);
      assert.deepEqual(codes(leaves[at] as SignedLeaf), []);
    }),
    {seed: 42, numRuns: 100},
  );
});
