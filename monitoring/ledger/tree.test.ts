import assert from 'node:assert/strict';
import {hash as digest} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {leafHash, merkleTree, nodeHash, verifyConsistency, verifyInclusion} from './index.ts';

const hash = (bytes: Uint8Array): Uint8Array => digest('sha256', bytes, 'buffer');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The eight leaves and roots that the Certificate Transparency reference code publishes. */
const referenceLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const treeOf = (leaves: readonly Uint8Array[]) => {
  const tree = merkleTree(hash);
  for (const leaf of leaves) tree.push(leafHash(hash, leaf));
  return tree;
};

test('roots equal the published ones of Certificate Transparency', () => {
  const tree = treeOf(referenceLeaves.map((text) => Buffer.from(text, 'hex')));
  assert.deepEqual(
    referenceLeaves.map((_, index) => hex(tree.root(index + 1))),
    referenceRoots,
  );
  assert.equal(hex(tree.root(0)), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

/** RFC 6962 section 2.1, word for word, as the outside measure. */
function plainRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return hash(new Uint8Array());
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(hash, plainRoot(hashes.slice(0, split)), plainRoot(hashes.slice(split)));
}

const leavesArbitrary = fc.array(fc.uint8Array({maxLength: 8}), {minLength: 1, maxLength: 70});

test('every earlier root is the root of a prefix, and every proof holds (rule 2)', () => {
  fc.assert(
    fc.property(leavesArbitrary, fc.nat(), fc.nat(), (leaves, a, b) => {
      const tree = treeOf(leaves);
      const hashes = leaves.map((leaf) => leafHash(hash, leaf));
      const second = 1 + (a % leaves.length);
      const first = b % (second + 1);
      assert.equal(hex(tree.root(first)), hex(plainRoot(hashes.slice(0, first))));
      const roots = {first: tree.root(first), second: tree.root(second)};
      assert.ok(verifyConsistency(hash, {first, second}, roots, tree.consistency(first, second)));
      const index = b % second;
      const proof = {index, size: second, path: tree.inclusion(index, second)};
      assert.ok(verifyInclusion(hash, proof, hashes[index]!, roots.second));
    }),
    {seed: 3},
  );
});

test('one flipped bit makes a proof fail', () => {
  fc.assert(
    fc.property(leavesArbitrary, fc.nat(), fc.nat({max: 255}), (leaves, a, bit) => {
      const tree = treeOf(leaves);
      const index = a % leaves.length;
      const flipped = tree.leaf(index);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const proof = {index, size: leaves.length, path: tree.inclusion(index, leaves.length)};
      assert.ok(!verifyInclusion(hash, proof, flipped, tree.root()));
    }),
    {seed: 4},
  );
});

test('a shortened tree is the tree that was there before', () => {
  const leaves = Array.from({length: 37}, (_, index) => Uint8Array.of(index));
  const tree = treeOf(leaves);
  tree.shorten(13);
  assert.equal(hex(tree.root()), hex(treeOf(leaves.slice(0, 13)).root()));
  for (const leaf of leaves.slice(13)) tree.push(leafHash(hash, leaf));
  assert.equal(hex(tree.root()), hex(treeOf(leaves).root()));
});

test('the root of some leaves alone is the root of a tree that holds only them', () => {
  fc.assert(
    fc.property(leavesArbitrary, fc.nat(), fc.nat(), (leaves, a, b) => {
      const tree = treeOf(leaves);
      const from = a % leaves.length;
      const to = from + 1 + (b % (leaves.length - from));
      assert.equal(hex(tree.rootOf(from, to)), hex(treeOf(leaves.slice(from, to)).root()));
    }),
    {seed: 8},
  );
});

test('roots asked for in between change no later root', () => {
  fc.assert(
    fc.property(leavesArbitrary, fc.array(fc.nat()), fc.nat(), (leaves, asked, cut) => {
      const sizes = new Set(asked.map((number) => number % (leaves.length + 1)));
      const tree = merkleTree(hash);
      const pushFrom = (from: number): void => {
        for (const leaf of leaves.slice(from)) {
          tree.push(leafHash(hash, leaf));
          if (sizes.has(tree.size())) assert.equal(hex(tree.root()), hex(treeOf(leaves.slice(0, tree.size())).root()));
        }
      };
      pushFrom(0);
      tree.shorten(cut % (leaves.length + 1));
      pushFrom(tree.size());
      assert.equal(hex(tree.root()), hex(treeOf(leaves).root()));
    }),
    {seed: 9},
  );
});
