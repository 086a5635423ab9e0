/** The protocol to the letter (C2SP tlog-witness), over HTTP, and what a witness refuses to start with. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {
  cosignedAt,
  readSignatureLines,
  witnessRequestText,
  type MerkleTree,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {
  memoryLog,
  removeFolder,
  temporaryFolder,
  testLog,
  testWitness,
  textLeaf,
  type TestWitness,
} from '../../test/support/witnessed-log.ts';
import {campaign} from '../../test/faults/campaign.ts';
import {signedBy} from '../checkpoints/held-key.ts';
import {nodeCryptography} from '../keys/index.ts';
import {openWitnessState} from './witness-state.ts';

const folder = temporaryFolder();
const [log, stranger] = [testLog(), testLog('log.example/other')];
const started: TestWitness[] = [];
after(async () => {
  for (const witness of started) await witness.stop();
  removeFolder(folder);
});

async function witnessNamed(name: string): Promise<TestWitness> {
  const witness = await testWitness(folder, name, [log.key]);
  started.push(witness);
  return witness;
}

const treeOf = (...texts: readonly string[]): MerkleTree => memoryLog(texts.map(textLeaf)).tree;
const numbered = (count: number, name = 'entry'): MerkleTree =>
  treeOf(...Array.from({length: count}, (_, at) => (at < 3 ? `entry ${at}` : `${name} ${at}`)));
const checkpointOf = (tree: MerkleTree, size = tree.size(), by = log): SignedCheckpoint =>
  signedBy(by, {origin: by.key.name, size, root: tree.root(size)});

async function send(url: string, body: string, method = 'POST') {
  const response = await fetch(`${url}/add-checkpoint`, {method, ...(method === 'POST' ? {body} : {})});
  return {status: response.status, type: response.headers.get('content-type'), text: await response.text()};
}

const ask = (url: string, tree: MerkleTree, oldSize: number, from = oldSize) =>
  send(url, witnessRequestText({oldSize, proof: tree.consistency(from, tree.size()), checkpoint: checkpointOf(tree)}));

test('each answer of the standard', async () => {
  const {url, key, state, said} = await witnessNamed('letter');
  const three = numbered(3);
  const first = await ask(url, three, 0);
  assert.equal(first.status, 200);
  const note = {text: checkpointOf(three).note.text, signatures: readSignatureLines(first.text)!};
  assert.equal(note.signatures.length, 1);
  assert.ok(cosignedAt(nodeCryptography, note, key) !== undefined);
  assert.match(said.at(-1)!, /^Cosigned: 3 entries of log\.example\/test, the first of this log/);
  assert.equal((await ask(url, three, 3)).status, 200, 'the same again');

  const five = numbered(5);
  assert.deepEqual(await ask(url, five, 0), {status: 409, type: 'text/x.tlog.size', text: '3\n'});
  assert.deepEqual(await ask(url, five, 4), {status: 409, type: 'text/x.tlog.size', text: '3\n'});
  assert.equal((await ask(url, five, 3, 2)).status, 422, 'a proof of something else');
  assert.equal((await ask(url, treeOf('other', 'entry 1', 'entry 2', 'entry 3'), 3)).status, 422);
  assert.match(said.at(-1)!, /^REFUSED: 4 entries of .* do not follow from the 3 .* kept as refused-/);
  assert.equal((await ask(url, treeOf('other', 'entry 1', 'entry 2'), 3)).status, 409, 'another root of this size');
  const above = witnessRequestText({oldSize: 9, proof: [], checkpoint: checkpointOf(five)});
  assert.equal((await send(url, above)).status, 400);
  const unsigned = {
    ...checkpointOf(five),
    note: {...checkpointOf(five, 5, stranger).note, text: checkpointOf(five).note.text},
  };
  assert.equal((await send(url, witnessRequestText({oldSize: 3, proof: [], checkpoint: unsigned}))).status, 403);
  const foreign = witnessRequestText({oldSize: 0, proof: [], checkpoint: checkpointOf(five, 5, stranger)});
  assert.equal((await send(url, foreign)).status, 404);
  assert.equal((await send(url, 'old 0\n')).status, 400);
  assert.equal((await send(url, `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n${foreign.slice(7)}`)).status, 400);
  assert.equal((await send(url, 'x'.repeat(70_000))).status, 413);
  assert.equal((await send(url, '', 'GET')).status, 405);
  assert.equal((await fetch(`${url}/other`)).status, 404);
  assert.match(await (await fetch(url)).text(), /log\.example\/test: 3 entries cosigned/);
  assert.equal(state.last(log.key.name)?.size, 3, 'no refusal changed what it knows');
  assert.equal((await ask(url, five, 3)).status, 200);
});

test('requests that arrive together are taken one after another: the size never goes back', async () => {
  const {url, state} = await witnessNamed('race');
  let size = 1;
  await ask(url, numbered(size), 0);
  for (let round = 0; round < 20; round += 1) {
    const trees = [numbered(size + 1), numbered(size + 5), numbered(size + 3)];
    const answers = await Promise.all(trees.map((tree) => ask(url, tree, size)));
    const cosigned = answers.flatMap(({status}, at) => (status === 200 ? [trees[at]!.size()] : []));
    assert.equal(cosigned.length, 1, `round ${round}: ${answers.map(({status}) => status).join()}`);
    for (const {status, text} of answers)
      if (status !== 200) assert.deepEqual([status, text], [409, `${cosigned[0]}\n`]);
    assert.equal(state.last(log.key.name)?.size, cosigned[0]);
    size = cosigned[0]!;
  }
});

test('a damaged or missing memory stops it; a second one on the same folder does not start', async () => {
  const witness = await witnessNamed('memory');
  await ask(witness.url, numbered(4), 0);
  const open = () => openWitnessState({folder: witness.folder, logs: [log.key]});
  assert.throws(open, /runs on .* already/);
  await witness.stop();
  const path = join(
    witness.folder,
    readdirSync(witness.folder).find((name) => name.startsWith('log-'))!,
  );
  const text = readFileSync(path);
  // All of them by `npm run faults`; each start takes and leaves a lock on the disk.
  for (let bit = 0; bit < text.length * 8; bit += campaign(61, 1)) {
    const flipped = Buffer.from(text);
    flipped[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
    writeFileSync(path, flipped);
    assert.throws(open, /does not begin anew/, `bit ${bit}`);
  }
  for (const part of [0, 1, text.length - 1]) {
    writeFileSync(path, text.subarray(0, part));
    assert.throws(open, /does not begin anew/, `${part} bytes`);
  }
  rmSync(path);
  assert.throws(open, /holds no checkpoint of log\.example\/test any more/);
  writeFileSync(path, text);
  const key = readFileSync(join(witness.folder, 'witness.key'));
  rmSync(join(witness.folder, 'witness.key'));
  assert.throws(open, /witness\.key is missing/);
  writeFileSync(join(witness.folder, 'witness.key'), key, {mode: 0o600});
  assert.throws(
    () => openWitnessState({folder: witness.folder, name: 'another', logs: [log.key]}),
    /is named memory\.example\/w/,
  );
  const again = open();
  assert.equal(again.last(log.key.name)?.size, 4);
  again.close();
});
