import assert from 'node:assert/strict';
import {test} from 'node:test';
import {madeLedger, madeRecord} from '../../../bench/support/made-ledger.ts';
import {readCheckpoint, readTrustPolicy, type TrustPolicy} from '../../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../../platform/keys/node-cryptography.ts';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {checkGiven, type Checked, type Trust} from './check-given.ts';
import {fileLimitBytes, readGivenFile, type ReadFile} from './given-file.ts';

const made = madeLedger(700);
const {leaf, groups} = madeRecord(made.checkpointText(600));
const index = made.append(leaf);
const earlier = made.checkpoint();
for (let more = 0; more < 5; more += 1) made.append({...leaf, sequence: 2 + more});
const trust: Trust = {policy: made.policy};

const bytesOf = (text: string): Uint8Array => by.utf8.encode(text);
const read = (text: string): ReadFile => readGivenFile(by.utf8, bytesOf(text));

function checked(text: string, asked: Trust = trust, cryptography = by): Checked {
  const given = read(text);
  assert.ok(given.kind === 'read', given.kind === 'refused' ? given.sentence : '');
  return checkGiven(cryptography, given.file, asked);
}
const failing = ({lines}: Checked): readonly string[] =>
  lines.filter(({outcome}) => outcome === 'fails').map(({name}) => name);

test('a proof holds in the browser as it does with Node, line by line', () => {
  const here = checked(made.proof(index, {since: 600}), {...trust, kept: made.checkpoint(600)});
  assert.deepEqual(
    here.lines.map(({outcome}) => outcome),
    Array.from({length: 6}, () => 'holds'),
  );
  assert.ok(here.holds);
  assert.equal(here.entry?.leaf?.kind, 'record');
  assert.deepEqual(
    here,
    checked(made.proof(index, {since: 600}), {...trust, kept: made.checkpoint(600)}, nodeCryptography),
  );
});

test('whatever character of a proof is changed, it is refused or fails', () => {
  // As many cosignatures as the quorum asks for: one more, and the proof would do without a changed one.
  const text = made.proof(index, {since: 600, cosigners: 3});
  for (let at = 0; at < text.length; at += 17) {
    const other = text[at] === 'A' ? 'B' : 'A';
    const given = read(text.slice(0, at) + other + text.slice(at + 1));
    if (given.kind === 'read') assert.ok(!checkGiven(by, given.file, trust).holds, `character ${at}`);
  }
});

test('fewer cosignatures than the quorum fail, and a policy without witnesses asks for none', () => {
  assert.deepEqual(failing(checked(made.proof(index, {cosigners: 2}))), ['quorum']);
  const alone: TrustPolicy = {...made.policy, witnesses: [], groups: [], quorum: 'none'};
  const without = checked(made.proof(index), {policy: alone});
  assert.ok(without.holds);
  assert.equal(without.lines.find(({name}) => name === 'quorum')?.outcome, 'not_asked');
});

test('a kept checkpoint of another history fails, one of the same holds', () => {
  const other = madeLedger(600).checkpoint();
  const text = made.proof(index, {since: 701});
  assert.ok(checked(text, {...trust, kept: earlier}).holds);
  const rewritten = {...earlier, root: other.root};
  assert.deepEqual(failing(checked(text, {...trust, kept: rewritten})), ['consistency']);
});

test('an entry whose own signature is false fails, though it stands in the ledger', () => {
  const ledger = madeLedger(3);
  const at = ledger.append({...leaf, author: 'desk-south'});
  assert.deepEqual(failing(checked(ledger.proof(at), {policy: ledger.policy})), ['author']);
});

test('a disclosure opens what is in it, keeps the rest closed, and fails where a part is another', () => {
  const {public: open} = groups;
  assert.ok(open);
  const good = checked(made.disclosure(index, 'public', {public: open}));
  assert.ok(good.holds);
  assert.deepEqual(
    good.groups?.map(({name, state}) => [name, state]),
    [
      ['public', 'opened'],
      ['source', 'closed'],
      ['verifier.place', 'closed'],
    ],
  );
  const moved = {...open, content: {...open.content, place: 'cell 34.5 71.5'}};
  const bad = checked(made.disclosure(index, 'public', {public: moved}));
  assert.ok(!bad.holds);
  assert.deepEqual(failing(bad), ['parts']);
  const stranger = checked(made.disclosure(index, 'public', {public: open, shared: open}));
  assert.deepEqual(failing(stranger), ['parts']);
});

test('a receipt holds by the key of the log and by no other; its proof keeps it, another entry breaks it', () => {
  const receipt = made.receipt(index);
  const proof = (text: string) => {
    const given = read(text);
    assert.ok(given.kind === 'read' && given.file.kind === 'proof');
    return given.file.proof;
  };
  const promise = (asked: Trust) => checked(receipt, asked).lines.find(({name}) => name === 'promise')?.outcome;
  assert.equal(promise(trust), 'not_asked');
  assert.equal(promise({...trust, proof: proof(made.proof(index))}), 'holds');
  assert.equal(promise({...trust, proof: proof(made.proof(index + 1))}), 'not_asked');
  const other = madeLedger(700);
  other.append({...leaf, sequence: 9});
  assert.equal(promise({...trust, proof: proof(other.proof(index))}), 'fails');
  assert.equal(checked(receipt).receipt?.index, index);
  assert.ok(!checked(receipt.replace(`\n${index}\n`, `\n${index - 1}\n`)).holds);
  assert.ok(!checked(receipt, {policy: {...made.policy, logs: []}}).holds);
});

test('a checkpoint: who cosigned it and when, and whether it is the kept one', () => {
  const kept = readCheckpoint(made.checkpointText());
  const good = checked(made.checkpointText(), kept === undefined ? trust : {...trust, kept});
  assert.ok(good.holds);
  assert.equal(good.witnessed?.witnesses.filter(({cosignedAtSeconds}) => cosignedAtSeconds !== undefined).length, 4);
  const forked = {...made.checkpoint(), root: earlier.root};
  assert.ok(!checked(made.checkpointText(), {...trust, kept: forked}).holds);
  assert.ok(!checked(made.checkpointText(undefined, 1)).holds);
});

test('wrong, empty, huge, cut and binary files each get a sentence', () => {
  const proof = made.proof(index);
  const sentence = (bytes: Uint8Array): string => {
    const given = readGivenFile(by.utf8, bytes);
    return given.kind === 'refused' ? given.sentence : `read as ${given.file.kind}`;
  };
  assert.match(sentence(new Uint8Array(0)), /empty/);
  assert.match(sentence(new Uint8Array(fileLimitBytes + 1)), /larger than 4 MB/);
  assert.match(sentence(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff)), /not text/);
  assert.match(sentence(Uint8Array.of(65, 0, 66)), /not text/);
  for (const end of [30, 200, proof.length - 30])
    assert.match(sentence(bytesOf(proof.slice(0, end))), /cut or changed/);
  assert.match(sentence(bytesOf(proof.replaceAll('\n', '\r\n'))), /line ends/);
  assert.match(sentence(bytesOf(`\ufeff${proof}`)), /byte order mark/);
  assert.match(sentence(bytesOf(made.policyText)), /trust policy/);
  assert.match(sentence(bytesOf('{"a":1}')), /another kind of JSON/);
  assert.match(sentence(bytesOf('hello')), /none of the files/);
  assert.match(sentence(bytesOf(made.checkpointText().slice(0, -5))), /begins as a checkpoint/);
  assert.match(sentence(bytesOf('holdfire receipt/1\n')), /begins as a receipt/);
  assert.ok(readTrustPolicy(by, made.policyText).ok);
});

test('each signature is checked once', () => {
  let asked = 0;
  const counting = {
    ...by,
    verify: (...given: Parameters<typeof by.verify>) => {
      asked += 1;
      return by.verify(...given);
    },
  };
  assert.ok(checked(made.proof(index), trust, counting).holds);
  // Log and four witnesses on the proof's checkpoint, the same five on the one that the entry names, and its author.
  assert.equal(asked, 11);
});
