import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {actGroups, actTable, readActContents, type ActWords} from '../../../monitoring/desk/index.ts';
import {
  base64Of,
  leafHash,
  opensGroup,
  readLeaf,
  signatureHolds,
  type RecordLeaf,
} from '../../../monitoring/ledger/index.ts';
import {browserCryptography as by} from '../../ledger/browser-cryptography.ts';
import {said, signAct} from './sign-act.ts';

const words: ActWords = {
  kind: 'report_screened',
  subject: 'r-7k2m',
  body: {outcome: 'in_scope', reason: 'EXERCISE: within the zone.', duplicateOf: undefined},
  grade: {reliability: 'B', credibility: '2'},
};

async function signed(given: ActWords = words) {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = base64Of(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  let salts = 0;
  const act = await signAct(
    {caseId: 'exercise', id: 'a-abcdefghij', recorded: '2026-11-25T09:00:00Z', words: given},
    {name: 'p-abcdefghij-1', publicKey, sequence: 3, previous: base64Of(new Uint8Array(32)), seen: ''},
    {
      salt: () => new Uint8Array(32).fill((salts += 1)),
      sign: async (message) =>
        new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message as Uint8Array<ArrayBuffer>)),
    },
  );
  const read = readLeaf(act.leaf);
  assert.ok(read.ok, 'the leaf is canonical and whole');
  return {act, leaf: read.value as RecordLeaf};
}

test('an act signed in the browser is a record of the ledger whose signature and groups hold', async () => {
  const {act, leaf} = await signed();
  assert.equal(leaf.table, actTable);
  assert.equal(leaf.case, 'exercise');
  assert.equal(leaf.sequence, 3);
  assert.equal(signatureHolds(by, leaf), true);
  assert.equal(signatureHolds(by, {...leaf, id: 'a-other'}), false);
  for (const [name, group] of Object.entries(act.groups)) assert.equal(opensGroup(by, leaf, name, group), true, name);
  const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
  assert.equal(act.leafHash, base64Of(leafHash(sha256, new TextEncoder().encode(act.leaf))));
});

test('every act has the same five groups, each with a salt of its own, and what it says is read back', async () => {
  const {act, leaf} = await signed();
  assert.deepEqual(Object.keys(leaf.groups).toSorted(), actGroups.toSorted());
  assert.equal(new Set(Object.values(act.groups).map(({salt}) => salt)).size, actGroups.length);
  const read = readActContents(Object.fromEntries(actGroups.map((name) => [name, act.groups[name]?.content ?? {}])));
  assert.ok(read.ok);
  assert.deepEqual(read.value.body, {outcome: 'in_scope', reason: 'EXERCISE: within the zone.'});
  assert.equal(read.value.hasIdentity, false);
  const empty = await signed({kind: 'finding_sent_to_review', subject: 'f-1', body: {}});
  assert.deepEqual(Object.keys(empty.leaf.groups).toSorted(), actGroups.toSorted());
});

test('the leaf itself says nothing of what was done', async () => {
  const {act} = await signed();
  for (const word of ['report_screened', 'r-7k2m', 'in_scope', 'reliability'])
    assert.equal(act.leaf.includes(word), false);
});

test('what a form left empty is left out, and what was written stays as it was written', () => {
  assert.deepEqual(
    said({a: '', b: undefined, c: null, d: 0, e: false, f: ['', 'x', undefined], g: {h: '', i: ' y '}}),
    {
      d: 0,
      e: false,
      f: ['x'],
      g: {i: ' y '},
    },
  );
});
