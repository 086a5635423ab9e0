/**
 * Who receives what of a record, over HTTP and in files: the public view is a function of the public groups alone, every
 * audience's view proves itself against the same leaf, a removal voids no proof, and both parties are served alike
 * (integrity.md, properties 8 to 11).
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkDisclosure, readDisclosure, receives, type Disclosure} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {discloseEntry} from '../../platform/workflows/records/disclose.ts';
import {removeContents} from '../../platform/workflows/records/remove-contents.ts';
import type {GroupContent} from '../../platform/workflows/records/group-content.ts';
import {recordGroups} from '../../platform/workflows/records/record-groups.ts';
import {recordAt} from '../../platform/workflows/records/removals.ts';
import {serverOf} from '../support/entry-server.ts';
import {newFolder, openDoor, recordOf, removeFolder} from '../support/open-door.ts';
import {testAuthor, testRecorded} from '../support/signer.ts';

type Groups = Readonly<Record<string, GroupContent>>;

const audiences = ['public', 'shared', 'party:a', 'party:b', 'verifier', 'source'] as const;
const seed = 20_251_124;

const word = fc.string({minLength: 1, maxLength: 40, unit: 'grapheme'}).filter((text) => text.isWellFormed());
const content: fc.Arbitrary<GroupContent> = fc.dictionary(
  fc.constantFrom('what', 'day', 'name', 'unit', 'note', 'count'),
  fc.oneof(word, fc.integer(), fc.boolean()),
  {minKeys: 1, maxKeys: 4, noNullPrototype: true},
);
const publicPart = fc.record({public: content});
const privatePart = fc.record({
  shared: content,
  'party:a': content,
  'party:b': content,
  verifier: content,
  'source.name': content,
});

async function withOpened<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const folder = newFolder();
  const device = testAuthor('device-0');
  const door = await openDoor(folder, [device]);
  const app = await serverOf(door, folder);
  const get = async (url: string) => {
    const {statusCode, body, headers} = await app.inject({url, headers: {host: 'localhost'}});
    return {status: statusCode, body, headers};
  };
  const add = async (groups: Groups): Promise<number> => {
    const answer = await door.door.accept(recordOf(device, `r-${door.ledger.size}`, groups));
    assert.ok(answer.kind === 'accepted', JSON.stringify(answer));
    return answer.index;
  };
  const groups = recordGroups(door.contents, door.removals);
  const disclose = (entry: number, audience: string): Disclosure => {
    const made = discloseEntry({ledger: door.ledger, groups, checkpoints: door.keeper}, entry, audience);
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  };
  try {
    return await work({...door, app, get, add, disclose});
  } finally {
    await app.close();
    await door.close();
    removeFolder(folder);
  }
}

type Opened = Awaited<ReturnType<typeof openDoor>> & {
  readonly app: Awaited<ReturnType<typeof serverOf>>;
  readonly get: (url: string) => Promise<{status: number; body: string; headers: object}>;
  readonly add: (groups: Groups) => Promise<number>;
  readonly disclose: (entry: number, audience: string) => Disclosure;
};

/** Everything that a hash or a signature is, in base64 or in hexadecimal. */
const withoutHashes = (text: string): string =>
  text.replaceAll(/[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=|\b[0-9a-f]{64}\b/g, '#');

const pairs = 500;

test(`${pairs} pairs that differ in private fields only look the same to everybody`, () =>
  withOpened((one) =>
    withOpened(async (other) => {
      const samples = fc.sample(fc.tuple(publicPart, privatePart, privatePart), {numRuns: pairs, seed});
      const entries: number[] = [];
      for (const [open, first, second] of samples) {
        const [entry, same] = await Promise.all([one.add({...open, ...first}), other.add({...open, ...second})]);
        assert.equal(same, entry);
        entries.push(entry);
      }
      await one.keeper.publish();
      await other.keeper.publish();
      for (const entry of entries) {
        const url = `/api/ledger/entries/${entry}`;
        const [seen, seenOther] = [await one.get(url), await other.get(url)];
        assert.equal(seen.status, 200);
        assert.equal(withoutHashes(seen.body), withoutHashes(seenOther.body));
        const file = readDisclosure((await one.get(`${url}/disclosure`)).body);
        const fileOther = readDisclosure((await other.get(`${url}/disclosure`)).body);
        assert.ok(file !== undefined);
        assert.equal(JSON.stringify(file.groups), JSON.stringify(fileOther?.groups));
      }
    }),
  ));

test('every audience’s disclosure proves itself against the same leaf, and holds its own groups alone', () =>
  withOpened(async ({add, disclose, keeper, ledger}) => {
    const entries: number[] = [];
    for (const [open, hidden] of fc.sample(fc.tuple(publicPart, privatePart), {numRuns: 40, seed}))
      entries.push(await add({...open, ...hidden}));
    await keeper.publish();
    const policy = keeper.policy();
    for (const entry of entries) {
      for (const audience of audiences) {
        const disclosure = disclose(entry, audience);
        const checked = checkDisclosure(nodeCryptography, disclosure, {policy});
        assert.ok(checked.holds, `${entry} for ${audience}`);
        assert.deepEqual(checked.record, recordAt(ledger, entry));
        const own = Object.keys(checked.record?.groups ?? {}).filter((name) => receives(audience, name));
        assert.deepEqual(Object.keys(disclosure.groups).toSorted(), own.toSorted());
      }
    }
  }));

test('a removal voids no proof, made before or after it, and is said in what is disclosed after', () =>
  withOpened(async (opened) => {
    const {add, disclose, keeper, ledger, contents, removals, get} = opened;
    const operator = testAuthor('operator', {
      last: {sequence: 3, leafHash: Buffer.from(ledger.leafHash(2)).toString('base64')},
    });
    const signers = () => ({ok: true, value: operator}) as const;
    for (const [open, hidden, draw] of fc.sample(fc.tuple(publicPart, privatePart, fc.integer({min: 1, max: 62})), {
      numRuns: 25,
      seed,
    })) {
      const entry = await add({...open, ...hidden});
      await keeper.publish();
      const before = audiences.map((audience) => disclose(entry, audience));
      const names = Object.keys(recordAt(ledger, entry)?.groups ?? {}).filter((_, at) => ((draw >> at) & 1) === 1);
      const wish = {entry, groups: names, reason: 'safety', author: 'operator', recorded: testRecorded};
      const removed = await removeContents({ledger, contents, removals, signers}, wish);
      assert.ok(removed.ok, JSON.stringify(removed));
      await keeper.publish();
      const policy = keeper.policy();
      for (const disclosure of [...before, ...audiences.map((audience) => disclose(entry, audience))]) {
        assert.ok(checkDisclosure(nodeCryptography, disclosure, {policy}).holds);
      }
      const after = disclose(entry, 'source');
      assert.deepEqual(
        after.removed,
        Object.fromEntries(names.toSorted().map((name) => [name, removed.value.removal])),
      );
      assert.ok(names.every((name) => !Object.hasOwn(after.groups, name)));
      const page = JSON.parse((await get(`/api/ledger/entries/${entry}`)).body) as {
        groups: {name: string; state: string}[];
      };
      for (const {name, state} of page.groups) {
        assert.equal(state, names.includes(name) ? 'removed' : name === 'public' ? 'open' : 'closed', name);
      }
      assert.ok(!(await removeContents({ledger, contents, removals, signers}, wish)).ok, 'once is enough');
    }
  }));

const swapped = (text: string): string =>
  text.replaceAll(/party:[ab]/g, (name) => (name === 'party:a' ? 'party:b' : 'party:a'));

test('swapping the parties swaps what they receive, and changes nothing else', () =>
  withOpened((one) =>
    withOpened(async (other) => {
      for (const [open, hidden] of fc.sample(fc.tuple(publicPart, privatePart), {numRuns: 60, seed})) {
        const groups = {...open, ...hidden};
        const turned = Object.fromEntries(Object.entries(groups).map(([name, part]) => [swapped(name), part]));
        const entry = await one.add(groups);
        await other.add(turned);
        await one.keeper.publish();
        await other.keeper.publish();
        for (const audience of audiences) {
          const contentsOf = ({groups: received}: Disclosure) =>
            Object.fromEntries(Object.entries(received).map(([name, {content: part}]) => [name, part]));
          const seen = contentsOf(one.disclose(entry, audience));
          const turnedBack = contentsOf(other.disclose(entry, swapped(audience)));
          assert.deepEqual(
            seen,
            Object.fromEntries(Object.entries(turnedBack).map(([name, part]) => [swapped(name), part])),
          );
        }
      }
    }),
  ));
