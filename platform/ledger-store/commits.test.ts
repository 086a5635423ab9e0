import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {merkleTree} from '../../monitoring/ledger/index.ts';
import {nodeDisk} from '../disk/index.ts';
import {blockRoom} from './block-writer.ts';
import {commits} from './commits.ts';
import {openLedger, type Appended} from './index.ts';
import {leafPlaces} from './leaf-places.ts';
import {LedgerStopped} from './log-end.ts';
import {reserveOn} from './reserve.ts';
import {sha256} from './sha256.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (leaf: Uint8Array): string => new TextDecoder().decode(leaf);
const folderFor = (): string => mkdtempSync(join(tmpdir(), 'holdfire-commits-'));

type Step = {readonly kind: 'append' | 'bulk' | 'abandoned'; readonly leaves: number} | {readonly kind: 'wait'};

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {weight: 4, arbitrary: fc.record({kind: fc.constant('append' as const), leaves: fc.integer({min: 1, max: 4})})},
    fc.record({kind: fc.constantFrom('bulk' as const, 'abandoned' as const), leaves: fc.integer({min: 1, max: 12})}),
    fc.record({kind: fc.constant('wait' as const)}),
  ),
  {minLength: 1, maxLength: 12},
);

test('appends and bulk appends in any mixture: every receipt is true, then and after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({min: 1, max: 80}), fc.boolean(), async (mixture, blockBytes, closeEarly) => {
      const folder = folderFor();
      const ledger = openLedger({folder, blockBytes});
      const receipts: Promise<void>[] = [];
      const expected = new Map<number, string>();
      let written = 0;
      const named = (leaves: number): string[] => Array.from({length: leaves}, () => `leaf ${(written += 1)}`);
      const kept = async (leaves: readonly string[], receipt: Promise<Appended>): Promise<void> => {
        const {first, size, root} = await receipt;
        assert.ok(ledger.size >= size, 'acknowledged is readable');
        assert.deepEqual(ledger.root(size), root);
        leaves.forEach((leaf, index) => {
          assert.equal(text(ledger.leaf(first + index)), leaf);
          assert.ok(!expected.has(first + index), 'no place twice');
          expected.set(first + index, leaf);
        });
      };
      for (const step of mixture) {
        if (step.kind === 'wait') {
          await Promise.all(receipts);
          continue;
        }
        const leaves = named(step.leaves);
        if (step.kind === 'append') {
          receipts.push(kept(leaves, ledger.append(leaves.map(bytes))));
          continue;
        }
        const bulk = ledger.bulk();
        for (const leaf of leaves.slice(1)) bulk.push(bytes(leaf));
        const meanwhile = named(1);
        receipts.push(kept(meanwhile, ledger.append(meanwhile.map(bytes))));
        await new Promise((done) => setImmediate(done));
        bulk.push(bytes(leaves[0]!));
        if (step.kind === 'abandoned') await bulk.abandon();
        else await kept([...leaves.slice(1), leaves[0]!], bulk.commit());
      }
      if (!closeEarly) await Promise.all(receipts);
      const closing = ledger.close();
      await assert.rejects(ledger.append([bytes('late')]), LedgerStopped);
      if (closeEarly) await Promise.allSettled(receipts);
      await closing;
      const again = openLedger({folder, readOnly: true});
      for (const [index, leaf] of expected) assert.equal(text(again.leaf(index)), leaf);
      if (!closeEarly) assert.equal(again.size, expected.size);
      rmSync(folder, {recursive: true});
    }),
    {seed: 19, numRuns: 60},
  );
});

test('what waits when the ledger is closed is still written; a bulk append that is being committed too', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder, blockBytes: 20});
  const bulk = ledger.bulk();
  for (let row = 0; row < 10; row += 1) bulk.push(bytes(`row ${row}`));
  const receipts = [bulk.commit(), ledger.append([bytes('waits')])];
  await Promise.all([ledger.close(), ledger.close()]);
  assert.deepEqual(
    (await Promise.all(receipts)).map(({first}) => first),
    [0, 10],
  );
  assert.equal(openLedger({folder, readOnly: true}).size, 11);
  rmSync(folder, {recursive: true});
});

test('what was appended before a bulk append began stands before it', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  const [before, flushing] = [ledger.append([bytes('one')]), ledger.append([bytes('two')])];
  const bulk = ledger.bulk();
  assert.equal(bulk.push(bytes('three')), 2);
  assert.equal((await before).first, 0);
  assert.equal((await flushing).first, 1);
  assert.equal((await bulk.commit()).first, 2);
  await ledger.close();
  rmSync(folder, {recursive: true});
});

test('what is being flushed when a bulk append begins is waited for at the close', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  const before = ledger.append([bytes('one')]);
  ledger.bulk().push(bytes('never'));
  await ledger.close();
  assert.equal((await before).size, 1);
  assert.equal(openLedger({folder, readOnly: true}).size, 1);
  rmSync(folder, {recursive: true});
});

test('a block that could not be written keeps its commit from being acknowledged', async () => {
  const folder = folderFor();
  writeFileSync(join(folder, 'log'), 'before');
  const file = nodeDisk.open(join(folder, 'log'), 'change');
  const [disk, reserve] = [nodeDisk, reserveOn(nodeDisk, folder, 0)];
  const parts = {disk, folder, file, tree: merkleTree(sha256), places: leafPlaces(), committedBytes: 6, reserve};
  const log = commits(parts);
  const failing = {
    ...log.begin(blockRoom(10, 1, 1)),
    finish: () => 9,
    settled: () => Promise.reject(new Error('lost')),
  };
  await assert.rejects(log.finish(failing), /has stopped: lost\. All 0 acknowledged entries are safe/);
  assert.throws(() => log.begin(blockRoom(10, 1, 1)), LedgerStopped);
  assert.ok(!existsSync(join(folder, 'head')));
  file.close();
  rmSync(folder, {recursive: true});
});

test('while an append is flushed, readers see what was acknowledged before it', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  await ledger.append([bytes('one')]);
  const root = ledger.root();
  const later = ledger.append([bytes('two')]);
  await new Promise((done) => setImmediate(done));
  assert.equal(ledger.size, 1);
  assert.deepEqual(ledger.root(), root);
  assert.throws(() => ledger.leaf(1), RangeError);
  assert.equal((await later).size, 2);
  assert.equal(text(ledger.leaf(1)), 'two');
  await ledger.close();
});
