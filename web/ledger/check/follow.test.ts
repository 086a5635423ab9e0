import assert from 'node:assert/strict';
import {test} from 'node:test';
import {madeLedger, madeRecord} from '../../../bench/support/made-ledger.ts';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {followed} from './follow.ts';
import {forget, isKept, keep, readKept, type KeptCheckpoint, type Store} from './kept-checkpoint.ts';

function memoryStore(): Store & {readonly values: Map<string, string>} {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  };
}

const made = madeLedger(50);
const {leaf} = madeRecord();
made.append(leaf);
const kept = (): KeptCheckpoint => {
  const store = memoryStore();
  keep(store, {note: made.checkpointText(40), policyText: made.policyText, kept: '2026-11-25T10:00:00Z'});
  const read = readKept(by, store);
  assert.ok(read);
  return read;
};
const bytes = (text: string): Uint8Array => by.utf8.encode(text);

test('what is kept is read again; nothing, or what cannot be read, is nothing', () => {
  const store = memoryStore();
  assert.equal(readKept(by, store), undefined);
  assert.ok(keep(store, {note: made.checkpointText(), policyText: made.policyText, kept: '2026-11-25T10:00:00Z'}));
  assert.ok(isKept(store));
  assert.equal(readKept(by, store)?.checkpoint.size, 51);
  for (const [name, value] of store.values) store.values.set(name, value.slice(0, 40));
  assert.equal(readKept(by, store), undefined);
  forget(store);
  assert.ok(!isKept(store));
  assert.ok(!keep(undefined, kept()));
  const full = {...memoryStore(), setItem: () => assert.fail('no room')};
  assert.ok(!keep(full, kept()));
});

test('a ledger that grew follows, and offers its newer checkpoint; the same one follows and offers none', () => {
  const grown = followed(by, kept(), bytes(made.proof(50, {since: 40})));
  assert.equal(grown.outcome, 'holds');
  assert.match(grown.sentences[0] ?? '', /of 51 entries, follows from/);
  assert.equal(grown.note, made.checkpointText());
  const earlier = kept();
  const same = {...earlier, checkpoint: made.checkpoint(51)};
  const again = followed(by, same, bytes(made.proof(50, {since: 51})));
  assert.equal(again.outcome, 'holds');
  assert.equal(again.note, undefined);
});

test('too few cosignatures do not say that the ledger was changed', () => {
  const {outcome, sentences} = followed(by, kept(), bytes(made.proof(50, {since: 40, cosigners: 1})));
  assert.equal(outcome, 'holds');
  assert.match(sentences[1] ?? '', /which is not the quorum/);
});

test('another history, another log’s key, a proof of something else and no proof at all each fail, and say what to do', () => {
  const other = {...made.checkpoint(40), root: made.checkpoint(39).root};
  const {checkpoint, ...rest} = kept();
  const stranger = {...rest, checkpoint, policy: {...rest.policy, logs: []}};
  for (const [earlier, text] of [
    [{...rest, checkpoint: other}, made.proof(50, {since: 40})],
    [stranger, made.proof(50, {since: 40})],
    [{...rest, checkpoint}, made.proof(50)],
    [{...rest, checkpoint}, made.proof(50, {since: 39})],
    [{...rest, checkpoint}, '{"problems":[]}'],
    [{...rest, checkpoint}, made.checkpointText()],
  ] as const) {
    const {outcome, sentences} = followed(by, earlier, bytes(text));
    assert.equal(outcome, 'fails', sentences.join(' '));
    assert.match(sentences.at(-1) ?? '', /^Keep your checkpoint/);
  }
});
