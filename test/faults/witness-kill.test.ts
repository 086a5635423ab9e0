/** kill -9 of a witness between any two steps of storing: over all answers that it ever gave, one root for one size. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {leafHash, merkleTree, noteKeyText, witnessRequestText, type MerkleTree} from '../../monitoring/ledger/index.ts';
import {signedBy} from '../../platform/checkpoints/held-key.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {removeFolder, temporaryFolder, testLog, textLeaf} from '../support/witnessed-log.ts';
import {campaign} from './campaign.ts';

const program = new URL('./dying-witness.ts', import.meta.url).pathname;
const log = testLog();
const folder = temporaryFolder();
after(() => removeFolder(folder));

const treeOf = (...texts: readonly string[]): MerkleTree => {
  const tree = merkleTree(nodeCryptography.hash);
  for (const text of texts) tree.push(leafHash(nodeCryptography.hash, textLeaf(text)));
  return tree;
};

interface Started {
  readonly address: string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<unknown>;
  kill(): void;
}

async function start(at: string, step: number): Promise<Started> {
  const words = [program, at, noteKeyText(log.key), String(step)];
  const child = spawn(process.execPath, words, {stdio: ['ignore', 'pipe', 'inherit']});
  const ended = new Promise((done) => child.on('close', done));
  const address = await new Promise<string>((done, failed) => {
    child.stdout.once('data', (line: Buffer) => done(line.toString().trim()));
    child.on('close', () => failed(new Error('it ended before it listened')));
  });
  return {address, ended, kill: () => void child.kill('SIGKILL')};
}

/** The status, or undefined where the witness died. */
async function ask(address: string, tree: MerkleTree, old: number): Promise<number | undefined> {
  const checkpoint = signedBy(log, {origin: log.key.name, size: tree.size(), root: tree.root()});
  const body = witnessRequestText({oldSize: old, proof: tree.consistency(old, tree.size()), checkpoint});
  try {
    return (await fetch(`${address}/add-checkpoint`, {method: 'POST', body})).status;
  } catch {
    return undefined;
  }
}

const start0 = ['common 0', 'common 1'];
const [common, one, other] = [treeOf(...start0), treeOf(...start0, 'one'), treeOf(...start0, 'other')];

/** Asks for one history until the witness dies, starts it again, and asks for the other first. */
async function round(at: string, step: number): Promise<{readonly died: boolean; readonly roots: number}> {
  let witness = await start(at, 0);
  assert.equal(await ask(witness.address, common, 0), 200);
  witness.kill();
  await witness.ended;
  witness = await start(at, step);
  const first = await ask(witness.address, one, 2);
  witness.kill();
  await witness.ended;
  witness = await start(at, 0);
  const statuses = [first, await ask(witness.address, other, 2), await ask(witness.address, one, 2)];
  // Whichever stands is cosigned again, with the proof from its own size.
  const again = [await ask(witness.address, other, 3), await ask(witness.address, one, 3)];
  witness.kill();
  await witness.ended;
  const gaveOther = statuses[1] === 200 || again[0] === 200;
  const gaveOne = statuses[0] === 200 || statuses[2] === 200 || again[1] === 200;
  return {died: first === undefined, roots: Number(gaveOther) + Number(gaveOne)};
}

test('at every step of storing: whatever was answered, and whatever was only stored, one root', async () => {
  let step = 1;
  for (; step < 30; step += 1) {
    const {died, roots} = await round(join(folder, `step-${step}`), step);
    assert.equal(roots, 1, `killed at step ${step}`);
    if (!died) break;
  }
  assert.ok(step >= 5, `it died at ${step - 1} steps only: write, flush, rename, flush of the folder, answer`);
  assert.ok(step < 30, 'it always died');
});

test('at any moment, from outside', async () => {
  for (let at = 0; at < campaign(5, 100); at += 1) {
    const place = join(folder, `moment-${at}`);
    let witness = await start(place, 0);
    await ask(witness.address, common, 0);
    const asked = Promise.all([ask(witness.address, one, 2), ask(witness.address, other, 2)]);
    setTimeout(witness.kill, (at * 3) % 17);
    const first = await asked;
    await witness.ended;
    witness = await start(place, 0);
    const then = await Promise.all([ask(witness.address, one, 3), ask(witness.address, other, 3)]);
    witness.kill();
    await witness.ended;
    const gave = [0, 1].map((history) => first[history] === 200 || then[history] === 200);
    assert.ok(!gave.every(Boolean), `moment ${at}: both histories were cosigned`);
  }
});
