/** Proofs as a reader meets them: one that holds, and every way in which one does not. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {by, checkpointOf, policyOf, theLog, type WitnessName} from '../../../test/support/signed-log.ts';
import {leafHash} from '../hash.ts';
import {merkleTree} from '../tree.ts';
import {checkProof, type ProofQuestion, type ProofStepName} from './check-proof.ts';
import {noteKeyText} from './note-key.ts';
import {proofText, readProof, type EntryProof} from './tlog-proof.ts';
import type {TrustPolicy} from './trust-policy.ts';

const policy = policyOf();
const alone = policyOf(`log ${noteKeyText(theLog.key)}\nquorum none\n`);
const leafAt = (index: number): Uint8Array => by.utf8.encode(`{"entry":${index}}`);

function treeOf(size: number, leaf: (index: number) => Uint8Array = leafAt) {
  const tree = merkleTree(by.hash);
  for (let index = 0; index < size; index += 1) tree.push(leafHash(by.hash, leaf(index)));
  return tree;
}

const tree = treeOf(600);

function proofOf(index: number, size: number, since?: number, witnesses?: readonly WitnessName[]): EntryProof {
  return {
    index,
    path: tree.inclusion(index, size),
    checkpoint: checkpointOf({size, root: tree.root(size)}, witnesses),
    leaf: leafAt(index),
    ...(since === undefined ? {} : {since: {size: since, root: tree.root(since), path: tree.consistency(since, size)}}),
  };
}

const failing = (
  question: Omit<ProofQuestion, 'policy'> & {readonly policy?: TrustPolicy},
): readonly ProofStepName[] => {
  const checked = checkProof(by, {policy, ...question});
  const names = checked.steps.filter(({outcome}) => outcome === 'fails').map(({name}) => name);
  assert.equal(checked.holds, names.length === 0, checked.steps.map(({sentence}) => sentence).join(' '));
  return names;
};

const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
};

test('a proof reads back, is no larger than its parts, and holds', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 600}), fc.nat(), fc.option(fc.nat(), {nil: undefined}), (size, at, cut) => {
      const proof = proofOf(at % size, size, cut === undefined ? undefined : cut % (size + 1));
      const text = proofText(by.utf8, proof);
      const read = readProof(by.utf8, text);
      assert.deepEqual(read, proof);
      assert.deepEqual(failing({proof: read!}), []);
      assert.ok(text.length < 4_096);
    }),
    {seed: 41},
  );
});

test('all steps are told, in the order in which a person asks', () => {
  const kept = checkpointOf({size: 100, root: tree.root(100)}, []);
  const {holds, steps} = checkProof(by, {policy, proof: proofOf(7, 600, 100), kept});
  assert.ok(holds);
  assert.deepEqual(
    steps.map(({name, outcome}) => `${name} ${outcome}`),
    ['signed-by-log holds', 'quorum holds', 'leaf holds', 'inclusion holds', 'consistency holds'],
  );
  assert.match(steps[1]!.sentence, /^Cosigned by side-a, side-b, guarantor-1, which is the quorum\.$/);
});

test('every flipped bit of the path, the leaf and the earlier tree is refused', () => {
  const proof = proofOf(333, 600, 128, []);
  let refused = 0;
  const refuses = (changed: EntryProof, step: ProofStepName): void => {
    assert.deepEqual(failing({proof: changed, policy: alone}), [step]);
    refused += 1;
  };
  proof.path.forEach((hash, at) => {
    for (let bit = 0; bit < 256; bit += 1) refuses({...proof, path: proof.path.with(at, flip(hash, bit))}, 'inclusion');
  });
  const leaf = proof.leaf!;
  for (let bit = 0; bit < leaf.length * 8; bit += 1) refuses({...proof, leaf: flip(leaf, bit)}, 'inclusion');
  const since = proof.since!;
  for (let bit = 0; bit < 256; bit += 1)
    refuses({...proof, since: {...since, root: flip(since.root, bit)}}, 'consistency');
  since.path.forEach((hash, at) => {
    for (let bit = 0; bit < 256; bit += 1)
      refuses({...proof, since: {...since, path: since.path.with(at, flip(hash, bit))}}, 'consistency');
  });
  assert.equal(refused, (proof.path.length + since.path.length + 1) * 256 + leaf.length * 8);
});

test('another place, another leaf, a path too long or too short', () => {
  const proof = proofOf(333, 600);
  for (const index of [332, 334, 0, 599, 600, 10_000])
    assert.deepEqual(failing({proof: {...proof, index}}), ['inclusion'], `index ${index}`);
  assert.deepEqual(failing({proof, leaf: leafAt(334)}), ['leaf', 'inclusion']);
  const {leaf: _, ...bare} = proof;
  assert.deepEqual(failing({proof: bare, leaf: leafAt(333)}), []);
  assert.deepEqual(failing({proof: bare, leaf: leafAt(334)}), ['inclusion']);
  assert.deepEqual(failing({proof: {...proof, path: proof.path.slice(1)}}), ['inclusion']);
  assert.deepEqual(failing({proof: {...proof, path: [...proof.path, proof.path[0]!]}}), ['inclusion']);
});

test('without the entry nothing is proved, and the answer is not yes', () => {
  const {leaf: _, ...bare} = proofOf(3, 600);
  const checked = checkProof(by, {policy, proof: bare});
  assert.ok(!checked.holds);
  assert.deepEqual(
    checked.steps.filter(({outcome}) => outcome === 'not_asked').map(({name}) => name),
    ['leaf', 'inclusion', 'consistency'],
  );
});

test('a rewritten root under the old signatures', () => {
  const honest = proofOf(5, 600);
  const rewritten = treeOf(600, (index) => by.utf8.encode(index === 5 ? 'softened' : `{"entry":${index}}`));
  const {note} = honest.checkpoint;
  const text = checkpointOf({size: 600, root: rewritten.root()}).note.text;
  const checkpoint = {...honest.checkpoint, root: rewritten.root(), note: {...note, text}};
  const proof = {index: 5, path: rewritten.inclusion(5, 600), checkpoint, leaf: by.utf8.encode('softened')};
  assert.deepEqual(failing({proof}), ['signed-by-log', 'quorum']);
});

test('a log that is signed again and cosigned by two of four is not established', () => {
  const proof = proofOf(5, 600, undefined, ['side-a', 'guarantor-2']);
  assert.deepEqual(failing({proof}), ['quorum']);
});

test('whoever kept a checkpoint sees a fork, even one that the whole quorum signed', () => {
  const forked = treeOf(90, (index) => by.utf8.encode(index === 12 ? 'another' : `{"entry":${index}}`));
  const kept = checkpointOf({size: 90, root: forked.root()});
  assert.deepEqual(failing({proof: proofOf(5, 600, 90), kept}), ['consistency']);
  assert.deepEqual(failing({proof: proofOf(5, 600), kept}), ['consistency']);
  // A consistency proof that speaks of the fork's root instead.
  const proof = proofOf(5, 600, 90);
  assert.deepEqual(failing({proof: {...proof, since: {...proof.since!, root: forked.root()}}, kept}), ['consistency']);
  assert.deepEqual(failing({proof: proofOf(5, 90), kept}), ['consistency']);
  const same = checkpointOf({size: 90, root: tree.root(90)}, []);
  assert.deepEqual(failing({proof: proofOf(5, 90), kept: same}), []);
  const elsewhere = {...same, origin: 'other.example/log'};
  assert.deepEqual(failing({proof: proofOf(5, 600, 90), kept: elsewhere}), ['consistency']);
});

test('a policy without witnesses says that nobody but the operator vouches', () => {
  const {holds, steps} = checkProof(by, {policy: alone, proof: proofOf(5, 600, undefined, [])});
  assert.ok(holds);
  assert.match(steps[1]!.sentence, /nobody but the operator/);
});

test('texts that are no proof are refused, and what reads prints back', () => {
  const text = proofText(by.utf8, proofOf(333, 600, 128));
  for (const [why, changed] of [
    ['empty', ''],
    ['cut', text.slice(0, 200)],
    ['without checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['another version', text.replace('@v1', '@v2')],
    ['a leading zero', text.replace('index 333', 'index 0333')],
    ['no index', text.replace('index 333\n', '')],
    ['an index beyond 2^53', text.replace('index 333', 'index 9007199254740993')],
    ['an extra that is no JSON', text.replace(/extra \S+/, 'extra YWJj')],
    [
      'an extra of another program',
      text.replace(/extra \S+/, `extra ${Buffer.from('{"format":"x/1"}').toString('base64')}`),
    ],
    ['an extra that says more', text.replace(/extra (\S+)/, (_, extra: string) => `extra ${more(extra)}`)],
    [
      'an extra nested too deep',
      text.replace(/extra \S+/, `extra ${Buffer.from('['.repeat(200_000)).toString('base64')}`),
    ],
    ['an extra nested deep', text.replace(/extra \S+/, `extra ${nested}`)],
    ['an empty extra', text.replace(/extra \S+/, 'extra ')],
    ['64 hashes', text.replace(/(index 333\n)([^\n]*\n)/, (_, index: string, hash: string) => index + hash.repeat(64))],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['text after it', `${text}\n`],
  ] as const)
    assert.equal(readProof(by.utf8, changed), undefined, why);
});

const nested = Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`).toString('base64');

const more = (extra: string): string =>
  Buffer.from(Buffer.from(extra, 'base64').toString().replace('{', '{"a":1,')).toString('base64');

test('a mutated proof file is refused, or is equal in bytes', (context) => {
  const text = proofText(by.utf8, proofOf(333, 600, 128));
  const kept = checkpointOf({size: 128, root: tree.root(128)}, []);
  const characters = fc.constantFrom(...'ABCxyz019+/= \n—{}":'.split(''));
  let read = 0;
  fc.assert(
    fc.property(fc.nat({max: text.length}), characters, fc.nat({max: 2}), (at, character, cut) => {
      const changed = text.slice(0, at) + character + text.slice(at + cut);
      const proof = readProof(by.utf8, changed);
      if (proof === undefined) return;
      read += 1;
      assert.equal(proofText(by.utf8, proof), changed);
      if (changed !== text) assert.notDeepEqual(failing({proof, kept}), [], JSON.stringify([at, character]));
    }),
    {seed: 42, numRuns: 4_000},
  );
  context.diagnostic(`${read} of 4000 mutated files read as a proof; none but the untouched held`);
  assert.ok(read > 100);
});
