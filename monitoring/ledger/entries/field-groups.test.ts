/** Field groups: what opens a commitment, who receives what, and that a removal breaks no proof. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {by, checkpointOf, policyOf, signatory} from '../../../test/support/signed-log.ts';
import {base64Of} from '../base64.ts';
import {proofText} from '../checkpoints/tlog-proof.ts';
import {leafHash} from '../hash.ts';
import {encodeLeaf} from '../leaf-form.ts';
import {merkleTree} from '../tree.ts';
import {checkDisclosure, disclosureFormat, disclosureText, readDisclosure, type Disclosure} from './disclosure.ts';
import {
  audienceOfGroup,
  groupCommitment,
  groupNamePattern,
  opensGroup,
  receives,
  type OpenGroup,
} from './field-groups.ts';
import {signLeaf, signedLeafFormat, type RecordLeaf} from './signed-leaf.ts';

const policy = policyOf();
const author = signatory('desk.example', 1);
const saltOf = (name: string): string => base64Of(by.hash(by.utf8.encode(name)));
const groups: Readonly<Record<string, OpenGroup>> = {
  public: {salt: saltOf('1'), content: {district: 'x', week: '2025-W48'}},
  'party:a': {salt: saltOf('2'), content: {note: 'our own'}},
  'verifier.place': {salt: saltOf('3'), content: {latitude: 34.1, longitude: 70.2}},
  source: {salt: saltOf('4'), content: {name: 'somebody'}},
};

const record = signLeaf(by, author.sign, {
  format: signedLeafFormat,
  kind: 'record',
  author: 'desk',
  key: base64Of(author.key.publicKey),
  sequence: 3,
  previous: '',
  seen: '',
  recorded: '2026-11-25T09:00:00Z',
  case: 'exercise',
  table: 'reports',
  id: 'r-1',
  groups: Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, groupCommitment(by, group)])),
}) as RecordLeaf;

function proofOf(leaf: RecordLeaf): string {
  const bytes = encodeLeaf(by.utf8, leaf);
  assert.ok(bytes.ok);
  const tree = merkleTree(by.hash);
  for (const one of [by.utf8.encode('before'), bytes.value, by.utf8.encode('after')]) tree.push(leafHash(by.hash, one));
  const checkpoint = checkpointOf({size: 3, root: tree.root()});
  return proofText(by.utf8, {index: 1, path: tree.inclusion(1, 3), checkpoint, leaf: bytes.value});
}

const disclosed = (...names: readonly string[]): Disclosure => ({
  format: disclosureFormat,
  audience: 'verifier',
  proof: proofOf(record),
  groups: Object.fromEntries(names.map((name) => [name, groups[name]!])),
});

test('a group opens its own commitment, and no other; without the salt a known content opens nothing', () => {
  for (const [name, group] of Object.entries(groups)) {
    assert.ok(opensGroup(by, record, name, group));
    for (const other of Object.keys(groups)) if (other !== name) assert.ok(!opensGroup(by, record, other, group));
    assert.ok(!opensGroup(by, record, name, {...group, salt: saltOf('guess')}));
    assert.ok(!opensGroup(by, record, name, {...group, content: {...group.content, more: 1}}));
    assert.ok(!opensGroup(by, record, name, {...group, salt: group.salt.slice(4)}));
    assert.ok(!opensGroup(by, record, name, {...group, salt: group.salt.replace(/.=$/, '9=')}));
  }
  assert.ok(!opensGroup(by, record, 'constructor', groups['public']!));
});

test('the order in which fields are written changes nothing', () => {
  const {salt, content} = groups['verifier.place']!;
  const turned = Object.fromEntries(Object.entries(content).toReversed());
  assert.ok(opensGroup(by, record, 'verifier.place', {salt, content: turned}));
});

test('names of groups', () => {
  for (const name of ['public', 'shared', 'party:a', 'party:pakistan.place', 'verifier.place', 'source'])
    assert.match(name, groupNamePattern);
  for (const name of [
    '',
    'Public',
    'party',
    'party:',
    'party:A',
    'public.',
    'public.Place',
    'source.a.b',
    'operator',
    'public\n',
  ])
    assert.ok(!groupNamePattern.test(name), name);
  assert.equal(audienceOfGroup('party:a.place'), 'party:a');
});

test('who receives what, cell by cell', () => {
  const audiences = ['public', 'party:a', 'party:b', 'verifier', 'source'];
  const names = ['public', 'public.place', 'shared', 'party:a', 'party:b.place', 'verifier', 'source'];
  const table = audiences.map((audience) => names.map((name) => (receives(audience, name) ? 'x' : '-')).join(''));
  assert.deepEqual(table, ['xx-----', 'xxxx---', 'xxx-x--', 'xxx--x-', 'xxx---x']);
});

test('a disclosure holds, says which groups it opens, and reads back', () => {
  const disclosure = disclosed('public', 'verifier.place');
  assert.deepEqual(readDisclosure(disclosureText(disclosure)), disclosure);
  const checked = checkDisclosure(by, disclosure, {policy});
  assert.ok(checked.holds);
  assert.deepEqual(checked.groups.map(({name, state}) => `${name} ${state}`).sort(), [
    'party:a closed',
    'public opened',
    'source closed',
    'verifier.place opened',
  ]);
});

test('a changed group, a group of another record, a changed leaf and a stranger’s signature are seen', () => {
  const open = groups['public']!;
  const softened = {...disclosed(), groups: {public: {...open, content: {...open.content, week: '2025-W49'}}}};
  assert.ok(!checkDisclosure(by, softened, {policy}).holds);
  const strange = {...disclosed('public'), groups: {shared: open}};
  assert.deepEqual(checkDisclosure(by, strange, {policy}).strangers, ['shared']);
  assert.ok(!checkDisclosure(by, strange, {policy}).holds);
  const unsigned = {...disclosed('public'), proof: proofOf({...record, id: 'r-2'})};
  const checked = checkDisclosure(by, unsigned, {policy});
  assert.deepEqual([checked.signatureHolds, checked.holds], [false, false]);
  assert.ok(!checkDisclosure(by, {...disclosed('public'), proof: 'none'}, {policy}).holds);
});

test('where salt and content are gone, the proof of the leaf and the other groups still hold', () => {
  const before = checkDisclosure(by, disclosed('public', 'source'), {policy});
  const after = checkDisclosure(by, disclosed('public'), {policy});
  assert.ok(before.holds && after.holds);
  assert.deepEqual(after.proof?.steps, before.proof?.steps);
});

test('what is no disclosure is refused', () => {
  const text = disclosureText(disclosed('public'));
  for (const changed of [
    '',
    'null',
    '[]',
    text.slice(0, 100),
    text.replace('disclosure/1', 'disclosure/2'),
    text.replace('{"audience"', '{"a":1,"audience"'),
    text.replace('"salt"', '"malt"'),
    text.replace('{', '{ '),
    `${text}\n`,
  ])
    assert.equal(readDisclosure(changed), undefined, changed.slice(0, 40));
});

test('a commitment says nothing of its content: equal contents under two salts differ', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({minLength: 32, maxLength: 32}),
      fc.uint8Array({minLength: 32, maxLength: 32}),
      (a, b) => {
        fc.pre(base64Of(a) !== base64Of(b));
        const {content} = groups['public']!;
        const [first, second] = [a, b].map((salt) => groupCommitment(by, {salt: base64Of(salt), content}));
        assert.notEqual(first, second);
      },
    ),
    {seed: 61},
  );
});
