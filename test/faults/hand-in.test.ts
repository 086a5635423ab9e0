/**
 * Devices that hand in over a bad line: messages are lost, doubled and overtake each other, and a device sends again whatever
 * was not answered. However it went, the ledger ends with each entry once, no number missing, all contents there.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {deviceNames, newFolder, openDoor, recordOf, removeFolder, type Handed} from '../support/open-door.ts';
import {testAuthor} from '../support/signer.ts';
import {campaign} from './campaign.ts';

const seeds = campaign(200, 10_000);
const deviceCount = 50;
const each = 2;

function random(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const shuffled = <T>(list: readonly T[], draw: () => number): readonly T[] =>
  list
    .map((value) => ({value, key: draw()}))
    .toSorted((a, b) => a.key - b.key)
    .map(({value}) => value);

const commitmentsOf = ({leaf}: Handed): readonly string[] =>
  Object.values((JSON.parse(leaf) as {readonly groups: Readonly<Record<string, string>>}).groups);

test(`${deviceCount} devices, ${seeds} seeds of lost, doubled and overtaking messages: all arrive, each once`, async () => {
  const folder = newFolder();
  const devices = deviceNames(deviceCount).map((name) => testAuthor(name));
  const opened = await openDoor(folder, devices);
  const {door, ledger, contents, keys} = opened;
  for (let seed = 0; seed < seeds; seed += 1) {
    const draw = random(seed);
    const before = ledger.size;
    const entries = devices.flatMap((device) =>
      Array.from({length: each}, (_, number) => recordOf(device, `s${seed}-${number}`, {public: {number}})),
    );
    const answered = new Map<Handed, number>();
    for (let round = 0; answered.size < entries.length; round += 1) {
      assert.ok(round < 100, `seed ${seed} does not end`);
      const waiting = entries.filter((entry) => !answered.has(entry));
      const arriving = waiting.filter(() => draw() < 0.8).flatMap((entry) => (draw() < 0.3 ? [entry, entry] : [entry]));
      await Promise.all(
        shuffled(arriving, draw).map(async (entry) => {
          const answer = await door.accept(entry);
          assert.ok(answer.kind !== 'refused', `seed ${seed}: ${JSON.stringify(answer)}`);
          // The answer may be lost too; then the device sends again.
          if (draw() < 0.8) answered.set(entry, answer.index);
        }),
      );
    }
    assert.equal(ledger.size, before + entries.length, `seed ${seed}`);
    const places = new Set(answered.values());
    assert.equal(places.size, entries.length, `seed ${seed}: two entries were told the same place`);
    for (const [entry, index] of answered) assert.equal(Buffer.from(ledger.leaf(index)).toString(), entry.leaf);
    const [first] = entries;
    assert.ok(first !== undefined && commitmentsOf(first).every((one) => contents.find(one).kind === 'held'));
  }
  for (const {gaps, count, holder, name} of keys.register().keys) {
    assert.deepEqual(gaps, [], name);
    if (holder === 'device') assert.equal(count, seeds * each, name);
  }
  await opened.close();
  removeFolder(folder);
});
