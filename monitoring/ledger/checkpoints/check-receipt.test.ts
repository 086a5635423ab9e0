/** Promises: kept, broken, or not known, and never said to be broken without a quorum's word. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  by,
  checkpointOf,
  cosignedSeconds,
  origin,
  policyOf,
  theLog,
  threeOfFour,
} from '../../../test/support/signed-log.ts';
import {leafHash} from '../hash.ts';
import {merkleTree} from '../tree.ts';
import {checkReceipt, type ReceiptQuestion} from './check-receipt.ts';
import {signCheckpoint} from './checkpoint.ts';
import {receiptText} from './receipt.ts';
import {noteText} from './signed-note.ts';

const policy = policyOf();
const leaf = (text: string): Uint8Array => by.utf8.encode(text);
const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** A promise of entry 5, due so long before the cosignatures of the test. */
function promise(secondsBefore: number, deadline = instant(cosignedSeconds - secondsBefore)): string {
  const text = receiptText({
    origin,
    index: 5,
    leafHash: leafHash(by.hash, leaf('entry 5')),
    accepted: instant(cosignedSeconds - 200),
    deadline,
  });
  return noteText({text, signatures: [signCheckpoint(by, theLog.key, theLog.sign, text)]});
}

function treeOf(size: number, fifth = 'entry 5') {
  const tree = merkleTree(by.hash);
  for (let at = 0; at < size; at += 1) tree.push(leafHash(by.hash, leaf(at === 5 ? fifth : `entry ${at}`)));
  return tree;
}

function proofOf(index: number, fifth = 'entry 5') {
  const tree = treeOf(9, fifth);
  const checkpoint = checkpointOf({size: 9, root: tree.root()});
  return {index, path: tree.inclusion(index, 9), checkpoint, leaf: leaf(index === 5 ? fifth : `entry ${index}`)};
}

const small = checkpointOf({size: 5, root: treeOf(5).root()});
const outcome = (asked: Omit<ReceiptQuestion, 'policy'>): string => checkReceipt(by, {policy, ...asked}).outcome;
const note = promise(60);

test('a proof of the entry keeps it; a proof of another entry at its place breaks it', () => {
  assert.equal(outcome({note, proof: proofOf(5)}), 'kept');
  assert.equal(outcome({note, proof: proofOf(5, 'softened')}), 'broken');
});

test('a proof of another place, one that does not hold, or none leaves it undetermined', () => {
  assert.equal(outcome({note}), 'undetermined');
  assert.equal(outcome({note, proof: proofOf(6)}), 'undetermined');
  assert.equal(outcome({note, proof: {...proofOf(5), path: proofOf(6).path}}), 'undetermined');
  const {leaf: _, ...bare} = proofOf(5);
  assert.equal(outcome({note, proof: bare}), 'undetermined');
});

test('a quorum that saw too small a log after the deadline breaks it', () => {
  assert.equal(outcome({note, later: small}), 'broken');
  const larger = checkpointOf({size: 6, root: treeOf(6).root()});
  assert.equal(outcome({note, later: larger}), 'undetermined');
});

test('without a quorum, before the deadline, or of another log, it is not said to be broken', () => {
  const alone = checkpointOf({size: 5, root: treeOf(5).root()}, ['side-a', 'side-b']);
  assert.equal(outcome({note, later: alone}), 'undetermined');
  assert.equal(outcome({note: promise(0), later: small}), 'undetermined', 'cosigned at the deadline itself');
  assert.equal(outcome({note: promise(-60), later: small}), 'undetermined');
  assert.equal(outcome({note: promise(0, '2025-99-99T00:00:00Z'), later: small}), 'undetermined');
  assert.equal(outcome({note, later: {...small, origin: 'other.example/log'}}), 'undetermined');
  const nobody = policyOf(threeOfFour.replace('quorum quorum-of-four', 'quorum none'));
  assert.equal(checkReceipt(by, {policy: nobody, note, later: small}).outcome, 'undetermined');
});

test('a changed receipt promises nothing', () => {
  assert.equal(outcome({note: note.replace('\n5\n', '\n6\n'), proof: proofOf(6)}), 'unsigned');
  assert.equal(outcome({note: 'none'}), 'unsigned');
});
