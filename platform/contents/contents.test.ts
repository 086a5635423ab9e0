import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {canonicalJson, groupCommitment, type OpenGroup} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/node-cryptography.ts';
import type {ContentsFile} from './contents-file.ts';
import type {Contents, SaltedContent} from './contents.ts';
import {contentsIn} from './open-contents.ts';
import {openContents} from './index.ts';

/** Every content says its number in a word that is looked for in the raw bytes. */
const groupOf = (number: number): OpenGroup => ({
  salt: Buffer.alloc(32, number % 251).toString('base64'),
  content: {text: `canary-${number} `.repeat(1 + (number % 40))},
});

function contentOf(number: number): SaltedContent {
  const group = groupOf(number);
  const body = Buffer.concat([Buffer.from(group.salt, 'base64'), Buffer.from(canonicalJson(group.content))]);
  return {commitment: groupCommitment(nodeCryptography, group), body};
}

const opening = {path: 'contents.log', readOnly: false, notice: () => {}, reserve: {refuseBelow: () => {}}};
const folderFor = (): string => mkdtempSync(join(tmpdir(), 'holdfire-contents-'));
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({length: to - from}, (_, index) => from + index);

test('contents are found by their commitment after a restart, by a reader too', async () => {
  const folder = folderFor();
  const contents = await openContents({folder});
  await Promise.all(numbers(0, 300).map((number) => contents.keep([contentOf(number)])));
  await contents.keep([contentOf(3), contentOf(300)]);
  for (const again of [contents, await openContents({folder, readOnly: true})]) {
    for (const number of numbers(0, 301)) {
      assert.deepEqual(again.find(contentOf(number).commitment), {kind: 'held', group: groupOf(number)});
    }
    assert.deepEqual(again.find(contentOf(301).commitment), {kind: 'missing'});
    await again.close();
  }
  rmSync(folder, {recursive: true});
});

test('what is destroyed is in no byte of the file, and stays destroyed', async () => {
  const folder = folderFor();
  const contents = await openContents({folder});
  await contents.keep(numbers(0, 50).map(contentOf));
  await contents.destroy(numbers(10, 20).map((number) => contentOf(number).commitment));
  await contents.destroy([contentOf(999).commitment]);
  const raw = readFileSync(join(folder, 'contents.log'), 'latin1');
  for (const number of numbers(0, 50)) {
    assert.equal(raw.includes(`canary-${number} `), number < 10 || number >= 20, `content ${number}`);
  }
  await contents.close();
  const again = await openContents({folder});
  assert.deepEqual(again.find(contentOf(15).commitment), {kind: 'destroyed'});
  assert.equal(again.find(contentOf(25).commitment).kind, 'held');
  await again.close();
  rmSync(folder, {recursive: true});
});

test('an altered content is not handed out, and the others still are', async () => {
  const folder = folderFor();
  const path = join(folder, 'contents.log');
  const contents = await openContents({folder});
  for (const number of numbers(0, 20)) await contents.keep([contentOf(number)]);
  await contents.close();
  const raw = readFileSync(path);
  const word = raw.indexOf('canary-7 ');
  raw.writeUInt8(raw.readUInt8(word) ^ 1, word);
  // A header in the middle, which nothing but a walk past it can mend.
  raw.fill(0x21, raw.indexOf('canary-12 ') - 60, raw.indexOf('canary-12 ') - 30);
  writeFileSync(path, raw);
  const notices: string[] = [];
  const again = await openContents({folder, notice: (sentence) => notices.push(sentence)});
  for (const number of numbers(0, 20)) {
    const kind = number === 7 ? 'altered' : number === 12 ? 'missing' : 'held';
    assert.equal(again.find(contentOf(number).commitment).kind, kind, `content ${number}`);
  }
  assert.match(notices.join(), /damaged in 1 places/);
  await again.keep([contentOf(7), contentOf(12)]);
  assert.equal(again.find(contentOf(7).commitment).kind, 'held');
  await again.destroy([contentOf(7).commitment]);
  assert.equal(again.find(contentOf(7).commitment).kind, 'destroyed');
  await again.close();
  rmSync(folder, {recursive: true});
});

test('what is closed takes nothing in, and what was handed in before is kept', async () => {
  const folder = folderFor();
  const contents = await openContents({folder});
  const keeping = contents.keep([contentOf(1)]);
  const closing = contents.close();
  await keeping;
  await closing;
  await assert.rejects(contents.keep([contentOf(2)]), {name: 'ContentsStopped'});
  const again = await openContents({folder, readOnly: true});
  assert.equal(again.find(contentOf(1).commitment).kind, 'held');
  await again.close();
  rmSync(folder, {recursive: true});
});

test('another file, or another version, is refused', async () => {
  const folder = folderFor();
  writeFileSync(join(folder, 'contents.log'), 'holdfire-contents/2\n');
  await assert.rejects(openContents({folder}), /version 2; this program reads version 1/);
  writeFileSync(join(folder, 'contents.log'), 'something else that is long enough');
  await assert.rejects(openContents({folder}), /does not begin with "holdfire-contents\/1"/);
  rmSync(folder, {recursive: true});
});

test('a full disk is told, and writing goes on once there is room', async () => {
  const disk = tornFile(random(1));
  const contents = await contentsIn(disk.file, opening);
  await contents.keep([contentOf(1)]);
  disk.refuseWrites('ENOSPC');
  await assert.rejects(contents.keep([contentOf(2)]), {name: 'ContentsFull'});
  disk.refuseWrites(undefined);
  await contents.keep([contentOf(3)]);
  assert.deepEqual(
    [1, 2, 3].map((number) => contents.find(contentOf(number).commitment).kind),
    ['held', 'missing', 'held'],
  );
  disk.refuseFlushes('EIO');
  await assert.rejects(contents.keep([contentOf(4)]), {name: 'ContentsStopped'});
  disk.refuseFlushes(undefined);
  await assert.rejects(contents.keep([contentOf(5)]), {name: 'ContentsStopped'}, 'a failed flush is for good');
});

const rounds = 300;

test(`${rounds} power cuts: what was acknowledged is held, what was destroyed is gone, nothing is left over`, async () => {
  for (let seed = 0; seed < rounds; seed += 1) {
    const draw = random(seed);
    const disk = tornFile(draw);
    const acknowledged = new Set<number>();
    const destroying = new Set<number>();
    let next = 0;
    for (let start = 0; start < 4; start += 1) {
      const contents = await contentsIn(disk.file, opening);
      // As a restart does: removals that were acknowledged are carried out.
      await contents.destroy([...destroying].map((number) => contentOf(number).commitment));
      check(contents, acknowledged, destroying, seed);
      for (let step = 0; step < 6; step += 1) {
        const batch = numbers(next, (next += 1 + Math.floor(draw() * 4)));
        const keeping = batch.map(async (number) => {
          await contents.keep([contentOf(number)]);
          acknowledged.add(number);
        });
        const isCutWhileKeeping = draw() < 0.5;
        if (step === 5 && isCutWhileKeeping) disk.cutPower();
        await Promise.allSettled(keeping);
        if (step === 5) disk.cutPower();
        const [gone] = [...acknowledged].filter((number) => !destroying.has(number) && draw() < 0.2);
        if (gone === undefined) continue;
        destroying.add(gone);
        await contents.destroy([contentOf(gone).commitment]).catch(() => {});
      }
      disk.restart();
    }
    const contents = await contentsIn(disk.file, opening);
    await contents.destroy(numbers(0, next).map((number) => contentOf(number).commitment));
    const left = /canary-\d+|anary|canar/.exec(disk.bytes().toString('latin1'));
    assert.equal(left, null, `seed ${seed}: ${left?.[0]} is left after everything was destroyed`);
  }
});

function check(contents: Contents, acknowledged: Set<number>, destroying: Set<number>, seed: number): void {
  for (const number of acknowledged) {
    const found = contents.find(contentOf(number).commitment);
    const isRight = destroying.has(number)
      ? found.kind === 'destroyed' || found.kind === 'missing'
      : found.kind === 'held';
    assert.ok(isRight, `seed ${seed}: content ${number} is ${found.kind}`);
  }
}

function random(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const sectorBytes = 512;

/** A file that, when power is cut, keeps of the bytes that were not flushed any sectors or parts of them. */
function tornFile(draw: () => number) {
  let now = Buffer.alloc(0);
  let flushed = Buffer.alloc(0);
  let isCut = false;
  let writeRefusal: string | undefined;
  let flushRefusal: string | undefined;
  const fail = (code: string): never => {
    throw Object.assign(new Error(`${code}: simulated`), {code, syscall: 'write'});
  };
  const file: ContentsFile = {
    size: () => now.length,
    read: (from, bytes) => Buffer.from(now.subarray(from, from + bytes)),
    write: async (bytes, position) => {
      await Promise.resolve();
      if (isCut && draw() < 0.5) fail('EIO');
      if (writeRefusal !== undefined) fail(writeRefusal);
      const grown = Buffer.alloc(Math.max(now.length, position + bytes.length));
      now.copy(grown);
      grown.set(bytes, position);
      now = grown;
    },
    flush: async () => {
      await new Promise((done) => setImmediate(done));
      if (isCut) fail('EIO');
      if (flushRefusal !== undefined) fail(flushRefusal);
      flushed = Buffer.from(now);
    },
    cut: (bytes) => {
      if (isCut) return;
      now = Buffer.from(now.subarray(0, bytes));
      flushed = Buffer.from(now);
    },
    close: () => {},
  };
  return {
    file,
    bytes: () => now,
    refuseWrites: (code: string | undefined) => (writeRefusal = code),
    refuseFlushes: (code: string | undefined) => (flushRefusal = code),
    cutPower: () => (isCut = true),
    restart: () => {
      const size = draw() < 0.5 ? now.length : flushed.length + Math.floor(draw() * (now.length - flushed.length + 1));
      const after = Buffer.alloc(Math.max(size, flushed.length));
      flushed.copy(after);
      for (let at = 0; at < after.length; at += sectorBytes) {
        if (draw() < 0.5) continue;
        const end = Math.min(at + sectorBytes, now.length, after.length);
        if (end > at) now.copy(after, at, at, draw() < 0.8 ? end : at + Math.floor(draw() * (end - at)));
      }
      [now, flushed, isCut] = [after, Buffer.from(after), false];
    },
  };
}
