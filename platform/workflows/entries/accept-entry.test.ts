import assert from 'node:assert/strict';
import {test} from 'node:test';
import {base64Of, readReceipt, verifyInclusion, leafHash, type SignedLeaf} from '../../../monitoring/ledger/index.ts';
import {
  deviceNames,
  newFolder,
  openDoor,
  recordOf,
  removeFolder,
  textOf,
  type Handed,
} from '../../../test/support/open-door.ts';
import {
  leafBytes,
  replacement,
  revocation,
  testAuthor,
  testRecorded,
  withdrawalOf,
} from '../../../test/support/signer.ts';
import {nodeCryptography} from '../../keys/index.ts';
import type {Accepted} from './accept-entry.ts';

const groups = {
  public: {what: 'shelling near the bazaar', day: '2025-11-24'},
  'public.place': {grid: 'holdfire-grid/1', south: 33.5, west: 69.75, north: 33.75, east: 70},
  'verifier.place': {latitude: 33.57, longitude: 69.89},
  'party:a': {unit: 'second brigade'},
  source: {name: 'a baker who saw it'},
};

const devices = () => deviceNames(3).map((name) => testAuthor(name));

async function withDoor(
  work: (opened: Awaited<ReturnType<typeof openDoor>>, own: ReturnType<typeof devices>) => Promise<void>,
) {
  const folder = newFolder();
  const own = devices();
  const opened = await openDoor(folder, own);
  try {
    await work(opened, own);
  } finally {
    await opened.close();
    removeFolder(folder);
  }
}

const codes = (answer: Accepted): readonly string[] =>
  answer.kind === 'refused' ? answer.problems.map(({code}) => code).toSorted() : [answer.kind];

test('a record is accepted with a receipt that anybody can check, and its contents are found', () =>
  withDoor(async ({door, ledger, contents, keeper}, [device]) => {
    assert.ok(device !== undefined);
    const sent = recordOf(device, 'r-1', groups);
    const answer = await door.accept(sent);
    assert.ok(answer.kind === 'accepted');
    assert.equal(new TextDecoder().decode(ledger.leaf(answer.index)), sent.leaf);
    const read = readReceipt(nodeCryptography, keeper.logKey, answer.receipt);
    assert.equal(read?.receipt.index, answer.index);
    assert.deepEqual(read?.receipt.leafHash, ledger.leafHash(answer.index));
    const {commitments} = {commitments: (JSON.parse(sent.leaf) as {groups: Record<string, string>}).groups};
    for (const [name, commitment] of Object.entries(commitments)) {
      assert.deepEqual(contents.find(commitment), {kind: 'held', group: sent.groups?.[name]});
    }
    await keeper.publish();
    const checkpoint = keeper.newest()?.checkpoint;
    assert.ok(checkpoint !== undefined && checkpoint.size > answer.index);
    const proof = {index: answer.index, size: checkpoint.size, path: ledger.inclusion(answer.index, checkpoint.size)};
    assert.ok(verifyInclusion(nodeCryptography.hash, proof, answer.leafHash, checkpoint.root));
  }));

test('the same entry again adds nothing, and brings a lost content back unless it was removed', () =>
  withDoor(async ({door, ledger, contents}, [device]) => {
    assert.ok(device !== undefined);
    const sent = recordOf(device, 'r-1', groups);
    const first = await door.accept(sent);
    const {size} = ledger;
    const again = await door.accept(sent);
    assert.deepEqual([again.kind, ledger.size], ['repeated', size]);
    assert.ok(first.kind === 'accepted' && again.kind === 'repeated' && first.index === again.index);
    const lost = (JSON.parse(sent.leaf) as {groups: Record<string, string>}).groups['source'] ?? '';
    await contents.destroy([lost]);
    await door.accept(sent);
    assert.equal(contents.find(lost).kind, 'held');
    const operator = testAuthor('operator', {last: lastOf(ledger.size, ledger)});
    const removal = operator.sign({
      kind: 'removal',
      case: 'ex',
      entry: first.index,
      groups: ['source'],
      reason: 'safety',
      recorded: testRecorded,
    });
    await ledger.append([leafBytes(removal)]);
    await contents.destroy([lost]);
    assert.equal((await door.accept(sent)).kind, 'repeated');
    assert.equal(contents.find(lost).kind, 'destroyed');
  }));

/** The operator signed the first two entries. */
const lastOf = (_: number, ledger: {leafHash(index: number): Uint8Array; size: number}) => ({
  sequence: 5,
  leafHash: base64Of(ledger.leafHash(4)),
});

test('everything that is wrong with an entry is said at once', () =>
  withDoor(async ({door, ledger}, [device, other]) => {
    assert.ok(device !== undefined && other !== undefined);
    const {size} = ledger;
    const good = recordOf(device, 'r-1', groups);
    const source = {...good.groups?.['source'], content: {name: 'somebody else'}};
    const {public: _, ...withoutPublic} = {public: undefined, ...good.groups, source};
    assert.deepEqual(codes(await door.accept({...good, groups: {...withoutPublic, shared: source}, more: 1})), [
      'missing-group',
      'other-content',
      'unknown-group',
      'unknown-key',
    ]);
    const leaf = JSON.parse(good.leaf) as SignedLeaf;
    const forged = {...leaf, case: 'another', table: 'nothing', id: 'not an id'} as SignedLeaf;
    assert.deepEqual(codes(await door.accept({...good, leaf: textOf(forged)})), [
      'bad-id',
      'unknown-case',
      'unknown-value',
    ]);
    assert.deepEqual(codes(await door.accept({...good, leaf: textOf({...leaf, id: 'r-2'} as SignedLeaf)})), [
      'bad-signature',
    ]);
    const strange = recordOf(testAuthor('stranger'), 'r-1', groups);
    assert.deepEqual(codes(await door.accept(strange)), ['unregistered-key']);
    const misplaced = recordOf(other, 'r-9', {public: {latitude: 33.57, longitude: 69.89}, 'party:c': {x: 'y'}});
    assert.deepEqual(codes(await door.accept(misplaced)), ['exact-place']);
    const stranger = recordOf(testAuthor('device-1'), 'r-9', {'party:c': {x: 'y'}});
    assert.deepEqual(codes(await door.accept(stranger)), ['unknown-party']);
    for (const nothing of [undefined, 7, null, [], {}, {leaf: 7}, {leaf: '{}'}, {leaf: `${good.leaf} `}]) {
      const answer = await door.accept(nothing);
      assert.ok(answer.kind === 'refused' && answer.problems.length > 0, JSON.stringify(nothing));
    }
    assert.equal(ledger.size, size, 'nothing was appended');
  }));

test('only records and withdrawals come in this way', () =>
  withDoor(async ({door}, [device]) => {
    assert.ok(device !== undefined);
    const operator = testAuthor('operator', {last: {sequence: 5, leafHash: ''}});
    const document = device.sign({kind: 'document', case: 'ex', name: 'case.yaml', text: 'x', recorded: testRecorded});
    const removal = device.sign({
      kind: 'removal',
      case: 'ex',
      entry: 1,
      groups: ['source'],
      reason: 'x',
      recorded: testRecorded,
    });
    for (const leaf of [
      document,
      removal,
      revocation(operator, device),
      replacement(device, testAuthor('device-0', {edition: 1})),
    ]) {
      assert.deepEqual(codes(await door.accept({leaf: textOf(leaf)})), ['not-handed-in'], leaf.kind);
    }
  }));

test('numbers, chain and history are held against what stands', () =>
  withDoor(async ({door, ledger}, [device, other]) => {
    assert.ok(device !== undefined && other !== undefined);
    const [one, two, three] = ['r-1', 'r-2', 'r-3'].map((id) => recordOf(device, id, groups)) as [
      Handed,
      Handed,
      Handed,
    ];
    assert.deepEqual(codes(await door.accept(one)), ['accepted']);
    assert.deepEqual(codes(await door.accept(three)), ['accepted'], 'a late number is a gap, not a refusal');
    const fork = testAuthor('device-0', {
      last: {sequence: 1, leafHash: base64Of(leafHash(nodeCryptography.hash, Buffer.from(one.leaf)))},
    });
    assert.deepEqual(
      codes(await door.accept(recordOf(fork, 'r-2b', groups))),
      ['conflicting-entry'],
      'number 3 names another',
    );
    assert.deepEqual(codes(await door.accept(two)), ['accepted']);
    const again = testAuthor('device-0');
    assert.deepEqual(codes(await door.accept(recordOf(again, 'r-1b', groups))), ['conflicting-entry']);
    const elsewhere = testAuthor('device-1', {
      seen: () => `holdfire.invalid/other\n${ledger.size + 1}\n${base64Of(ledger.root())}\n\n— x AAAAAAAA\n`,
    });
    assert.deepEqual(codes(await door.accept(recordOf(elsewhere, 'r-5', groups))), ['other-history']);
  }));

test('a key that was revoked writes no more, and what it wrote stays', () =>
  withDoor(async ({door, ledger}, [device]) => {
    assert.ok(device !== undefined);
    const one = recordOf(device, 'r-1', groups);
    assert.deepEqual(codes(await door.accept(one)), ['accepted']);
    const operator = testAuthor('operator', {last: lastOf(0, ledger)});
    await ledger.append([leafBytes(revocation(operator, device))]);
    assert.deepEqual(codes(await door.accept(recordOf(device, 'r-2', groups))), ['key-revoked']);
    assert.deepEqual(codes(await door.accept(one)), ['repeated']);
  }));

test('a withdrawal is taken from whoever recorded it, and from nobody else', () =>
  withDoor(async ({door}, [device, other]) => {
    assert.ok(device !== undefined && other !== undefined);
    assert.deepEqual(codes(await door.accept(recordOf(device, 'r-1', groups))), ['accepted']);
    const foreign = other.sign(withdrawalOf('r-1'));
    assert.deepEqual(codes(await door.accept({leaf: textOf(foreign)})), ['not-own-record']);
    assert.deepEqual(codes(await door.accept({leaf: textOf(device.sign(withdrawalOf('r-1')))})), ['accepted']);
  }));
