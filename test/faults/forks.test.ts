/**
 * An operator who holds the log's own key rewrites history and asks the witness with every proof that he can make. He
 * signs everything correctly; what he cannot make is a proof, because there is none. Cosigned: 0.
 */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {
  cosignedAt,
  merkleTree,
  leafHash,
  readSignatureLines,
  sameBytes,
  witnessRequestText,
  type MerkleTree,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {signedBy} from '../../platform/checkpoints/held-key.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {answerRequest, openWitnessState, type WitnessState} from '../../platform/witness/index.ts';
import {removeFolder, temporaryFolder, testLog, textLeaf} from '../support/witnessed-log.ts';
import {campaign} from './campaign.ts';

const {hash} = nodeCryptography;
const log = testLog();
const folder = temporaryFolder();
after(() => removeFolder(folder));

/** Numbers from a seed (xorshift), so that a failing round can be run again. */
function numbersOf(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Leaves = readonly Uint8Array[];
const leaf = (text: string): Uint8Array => leafHash(hash, textLeaf(text));

function treeOf(leaves: Leaves): MerkleTree {
  const tree = merkleTree(hash);
  for (const one of leaves) tree.push(one);
  return tree;
}

/** Each changes something before entry `seen`. */
const rewritings: Readonly<Record<string, (leaves: Leaves, seen: number, below: (limit: number) => number) => Leaves>> =
  {
    altered: (leaves, seen, below) => leaves.with(below(seen), leaf('altered')),
    dropped: (leaves, seen, below) => leaves.toSpliced(below(seen), 1),
    inserted: (leaves, seen, below) => leaves.toSpliced(below(seen), 0, leaf('inserted')),
    truncated: (leaves, seen, below) => leaves.slice(0, below(seen)),
    reordered: (leaves, seen, below) => {
      const at = below(seen - 1);
      return leaves.with(at, leaves[at + 1]!).with(at + 1, leaves[at]!);
    },
  };

/**
 * Every proof that can be taken from either tree, offered from the size that the witness has; from every other size one; and
 * proofs of nothing, with a hash less, with a hash of another tree.
 */
function* proofsOf(
  honest: MerkleTree,
  forged: MerkleTree,
  seen: number,
  size: number,
  below: (limit: number) => number,
) {
  for (let from = 0; from <= size; from += 1) {
    const made = forged.consistency(from, size);
    yield {old: from, proof: made};
    yield {old: seen, proof: made};
    if (made.length > 0) yield {old: seen, proof: made.toSpliced(below(made.length), 1)};
    if (made.length > 0) yield {old: seen, proof: made.with(below(made.length), honest.root(1))};
  }
  for (let from = 0; from <= honest.size(); from += 1)
    yield {old: seen, proof: honest.consistency(from, honest.size())};
  if (size >= seen) yield {old: seen, proof: forged.consistency(seen, size)};
  if (size <= honest.size() && seen <= size) yield {old: seen, proof: honest.consistency(seen, size)};
}

function witnessAt(round: string): WitnessState {
  return openWitnessState({folder: join(folder, round), name: 'w.example/w', logs: [log.key]});
}

const signedTree = (tree: MerkleTree, size = tree.size()): SignedCheckpoint =>
  signedBy(log, {origin: log.key.name, size, root: tree.root(size)});

const ask = (
  state: WitnessState,
  tree: MerkleTree,
  old: number,
  proof: readonly Uint8Array[],
  checkpoint = signedTree(tree),
) => {
  return answerRequest(state, witnessRequestText({oldSize: old, proof, checkpoint}), 1_800_000_000);
};

const rounds = campaign(50, 1000);

test(`history re-signed by the log's own key in ${rounds} ways: cosigned 0`, () => {
  let [asked, cosigned] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const below = numbersOf(round);
    const [kind, rewrite] = Object.entries(rewritings)[round % 5]!;
    const seen = 2 + below(40);
    const honestLeaves = Array.from({length: seen + below(20)}, (_, at) => leaf(`entry ${at}`));
    const honest = treeOf(honestLeaves);
    const state = witnessAt(`fork-${round}`);
    assert.equal(
      ask(state, honest, 0, [], signedTree(honest, seen)).status,
      200,
      `round ${round}: the honest tree is cosigned`,
    );

    const rewritten = rewrite(honestLeaves, seen, below);
    const more = Array.from({length: below(20)}, (_, at) => leaf(`later ${at}`));
    const forged = treeOf([...rewritten, ...more]);
    for (const size of new Set([forged.size(), Math.min(forged.size(), seen), Math.min(forged.size(), seen + 1)])) {
      // A beginning of the honest log that is no shorter than what was seen is no forgery.
      const isHonest = size >= seen && size <= honest.size() && sameBytes(forged.root(size), honest.root(size));
      if (isHonest) continue;
      const checkpoint = signedTree(forged, size);
      for (const {old, proof} of proofsOf(honest, forged, seen, size, below)) {
        const answer = ask(state, forged, old, proof, checkpoint);
        asked += 1;
        if (answer.cosigned !== undefined) cosigned += 1;
        assert.notEqual(answer.status, 200, `round ${round}: ${kind}, ${size} entries from ${old}`);
      }
    }
    assert.equal(state.last(log.key.name)?.size, seen);
    assert.equal(
      ask(state, honest, seen, honest.consistency(seen, honest.size())).status,
      200,
      'the honest log goes on',
    );
    state.close();
  }
  assert.ok(asked > rounds * 40, `only ${asked} requests were made`);
  assert.equal(cosigned, 0);
});

test('two histories of one size: whichever a witness saw first, it never cosigns the other, also after a restart', () => {
  for (let round = 0; round < campaign(20, 200); round += 1) {
    const below = numbersOf(round + 10_000);
    const common = Array.from({length: 1 + below(30)}, (_, at) => leaf(`entry ${at}`));
    const more = 1 + below(5);
    const histories = ['one', 'other'].map((name) =>
      treeOf([...common, ...Array.from({length: more}, (_, at) => leaf(`${name} ${at}`))]),
    );
    let state = witnessAt(`two-${round}`);
    assert.equal(ask(state, histories[0]!, 0, [], signedTree(histories[0]!, common.length)).status, 200);
    const roots = new Set<string>();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const tree = histories[below(2)]!;
      const last = state.last(log.key.name)!.size;
      const answer = ask(state, tree, last, tree.consistency(last, tree.size()));
      if (answer.status === 200) {
        const signatures = readSignatureLines(answer.body)!;
        const text = answer.cosigned!.note.text;
        assert.ok(cosignedAt(nodeCryptography, {text, signatures}, state.held.key) !== undefined);
        roots.add(text);
      }
      if (below(3) === 0) {
        state.close();
        state = witnessAt(`two-${round}`);
      }
    }
    assert.equal(roots.size, 1, `round ${round}`);
    state.close();
  }
});
