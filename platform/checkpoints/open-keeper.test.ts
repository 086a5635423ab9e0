import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {isSignedBy, noteText, readCheckpoint, readReceipt} from '../../monitoring/ledger/index.ts';
import {
  memoryLog,
  policyLeaf,
  policyOf,
  removeFolder,
  temporaryFolder,
  testLog,
  testWitness,
  textLeaf,
  type MemoryLog,
  type TestWitness,
} from '../../test/support/witnessed-log.ts';
import {nodeCryptography} from '../keys/index.ts';
import {openKeeper} from './open-keeper.ts';

const folder = temporaryFolder();
const log = testLog();
const started: TestWitness[] = [];
let places = 0;
const place = (): string => join(folder, `place-${(places += 1)}`);

after(async () => {
  for (const witness of started) await witness.stop();
  removeFolder(folder);
});

async function witnesses(...names: readonly string[]): Promise<TestWitness[]> {
  const at = place();
  const made = await Promise.all(names.map((name) => testWitness(at, name, [log.key])));
  started.push(...made);
  return made;
}

const keeperOf = ({ledger}: MemoryLog, at: string) =>
  openKeeper({ledger, held: log, folder: at, limitMilliseconds: 2000});

test('without witnesses a checkpoint is signed, kept and never established', async () => {
  const at = place();
  const memory = memoryLog([textLeaf('one')]);
  const keeper = keeperOf(memory, at);
  assert.equal((await keeper.publish())?.checkpoint.size, 1);
  assert.equal(keeper.established(), undefined);
  assert.equal(keeper.witnessedSince(), undefined);
  const again = keeperOf(memory, at);
  assert.equal(noteText(again.newest()!.checkpoint.note), noteText(keeper.newest()!.checkpoint.note));
  assert.ok(isSignedBy(nodeCryptography, readCheckpoint(again.seenNote())!.note, log.key));
});

test('three of four cosign: established, for a party only with its own witness; one absent is enough', async () => {
  const four = await witnesses('party:a', 'party:b', 'guarantor-1', 'guarantor-2');
  const memory = memoryLog([textLeaf('one'), policyLeaf(policyOf(log.key, four, 3)), textLeaf('two')]);
  const keeper = keeperOf(memory, place());
  assert.ok((await keeper.publish())?.witnessed.quorumReached);
  assert.equal(keeper.established()?.checkpoint.size, 3);
  assert.equal(keeper.establishedFor('a')?.checkpoint.size, 3);
  assert.equal(keeper.establishedFor('c'), undefined);
  await four[1]!.stop();
  memory.push(textLeaf('three'));
  await keeper.publish();
  assert.equal(keeper.established()?.checkpoint.size, 4);
  assert.equal(keeper.establishedFor('a')?.checkpoint.size, 4);
  assert.equal(keeper.establishedFor('b')?.checkpoint.size, 3);
  assert.equal(keeper.established(3)?.checkpoint.size, 3);
  await four[0]!.stop();
  memory.push(textLeaf('four'));
  await keeper.publish();
  assert.equal(keeper.established()?.checkpoint.size, 4);
  assert.match(keeper.witnesses()[0]!.refusal ?? '', /cannot be reached/);
  assert.equal(keeper.witnesses()[0]!.cosigned?.size, 4);
  await four[0]!.start();
  await keeper.publish();
  assert.equal(keeper.established()?.checkpoint.size, 5);
  assert.equal(keeper.witnesses()[0]!.refusal, undefined);
  assert.equal(keeper.firstHolding(0)?.checkpoint.size, 3);
  assert.equal(keeper.firstHolding(3)?.checkpoint.size, 4);
});

test('an older copy of the ledger is found by the lock store, and without it by the witnesses', async () => {
  const three = await witnesses('w1', 'w2', 'w3');
  const at = place();
  const memory = memoryLog([policyLeaf(policyOf(log.key, three, 2)), textLeaf('one')]);
  await keeperOf(memory, at).publish();
  cpSync(at, `${at}-older`, {recursive: true});
  const older = [...memory.leaves];
  memory.push(textLeaf('two'));
  await keeperOf(memory, at).publish();

  const restored = memoryLog(older);
  const byLock = keeperOf(restored, at);
  await byLock.publish();
  assert.match(byLock.refusal ?? '', /has 2 entries, but a checkpoint of 3 was signed/);
  assert.equal(byLock.receipt(0, new Uint8Array(32), 0), '');

  const byWitness = keeperOf(restored, `${at}-older`);
  assert.equal(byWitness.refusal, undefined, 'nobody was asked yet');
  const signedBefore = readFileSync(join(`${at}-older`, 'lock/last-signed'), 'utf8');
  await byWitness.publish();
  assert.match(byWitness.refusal ?? '', /w1 has cosigned 3 entries of this log, but no more than 2/);
  // Entries that come meanwhile do not make it the same log again.
  restored.push(textLeaf('other two'), textLeaf('other three'));
  await byWitness.publish();
  assert.match(byWitness.refusal ?? '', /w1 has cosigned 3 entries/);
  const restarted = keeperOf(restored, `${at}-older`);
  await restarted.publish();
  assert.match(restarted.refusal ?? '', /w1 has cosigned 3 entries/);
  assert.equal(readFileSync(join(`${at}-older`, 'lock/last-signed'), 'utf8'), signedBefore);
  assert.equal(three[0]!.state.last(log.key.name)?.size, 3);

  const whole = keeperOf(memory, at);
  await whole.publish();
  assert.equal(whole.refusal, undefined);
});

test('a missing or damaged lock store signs nothing and says so; the rest is still shown', async () => {
  const three = await witnesses('w1', 'w2', 'w3');
  const at = place();
  const memory = memoryLog([policyLeaf(policyOf(log.key, three, 2)), textLeaf('one')]);
  await keeperOf(memory, at).publish();
  const lock = join(at, 'lock/last-signed');
  const text = readFileSync(lock, 'utf8');
  writeFileSync(lock, text.replace('\n2\n', '\n1\n'));
  const damaged = keeperOf(memory, at);
  memory.push(textLeaf('two'));
  await damaged.publish();
  assert.match(damaged.refusal ?? '', /did not sign|damaged/);
  assert.equal(damaged.established()?.checkpoint.size, 2);
  rmSync(lock);
  const missing = keeperOf(memory, at);
  await missing.publish();
  assert.match(missing.refusal ?? '', /missing/);
  writeFileSync(lock, text);
  const mended = keeperOf(memory, at);
  await mended.publish();
  assert.equal(mended.established()?.checkpoint.size, 3);
});

test('a new list waits for the quorum of the list before it; one that never established anything is replaced at once', async () => {
  const [a, b, own] = (await witnesses('a', 'b', 'own')) as [TestWitness, TestWitness, TestWitness];
  const dead = {name: 'dead', key: testLog('dead', 3).key, url: ''};
  const memory = memoryLog([
    policyLeaf(policyOf(log.key, [{...dead, key: {...own.key, publicKey: a.key.publicKey}}], 1)),
  ]);
  memory.push(policyLeaf(policyOf(log.key, [a, b], 2)), textLeaf('one'));
  const keeper = keeperOf(memory, place());
  await keeper.publish();
  assert.equal(keeper.policyEntry(), 1);
  assert.equal(keeper.established()?.checkpoint.size, 3);
  await b.stop();
  memory.push(policyLeaf(policyOf(log.key, [own], 1)), textLeaf('two'));
  await keeper.publish();
  assert.equal(keeper.pendingPolicy()?.entry, 3);
  assert.equal(keeper.policyEntry(), 1);
  assert.equal(keeper.established()?.checkpoint.size, 3, 'its own witness has cosigned, and does not count');
  await b.start();
  await keeper.publish();
  assert.equal(keeper.policyEntry(), 3);
  assert.equal(keeper.established()?.checkpoint.size, 5);
  memory.push(textLeaf('three'));
  await keeper.publish();
  assert.equal(keeper.established()?.checkpoint.size, 6);
});

test('calls that come together are answered by one more round, and a receipt is signed by the log', async () => {
  const memory = memoryLog([textLeaf('one')]);
  const keeper = keeperOf(memory, place());
  const first = keeper.publish();
  memory.push(textLeaf('two'));
  const rest = await Promise.all([keeper.publish(), keeper.publish()]);
  assert.deepEqual(
    rest.map((one) => one?.checkpoint.size),
    [2, 2],
  );
  await first;
  const receipt = readReceipt(nodeCryptography, log.key, keeper.receipt(1, new Uint8Array(32), 1_800_000_000));
  assert.deepEqual([receipt?.receipt.index, receipt?.receipt.deadline], [1, '2027-01-15T08:01:00Z']);
});
