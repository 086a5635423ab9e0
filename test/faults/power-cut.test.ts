/** Power cuts on a disk that drops, tears and reorders what was not flushed (platform/disk/simulated/medium.ts). */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {afterPowerCut, newFolder} from '../../platform/disk/simulated/medium.ts';
import type {Call, Fault} from '../../platform/disk/simulated/process.ts';
import {randomFrom} from '../../platform/disk/simulated/random.ts';
import {simulatedDisk} from '../../platform/disk/simulated/simulated-disk.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {campaign, figure} from './campaign.ts';
import {livedThrough} from './power-cut-life.ts';

const cutsOfALife = 10;
const lives = campaign(200, 10_000);
const seeds = Number(process.env['HOLDFIRE_SEED'] ?? 1);

test(`${lives * cutsOfALife} power cuts: nothing acknowledged is lost, and the ledger opens by itself`, async (context) => {
  figure(context, 'power-cuts', lives * cutsOfALife);
  let [faults, entries, opening] = [0, 0, 0];
  for (let seed = seeds; seed < seeds + lives; seed += 1) {
    const life = await livedThrough({seed, cuts: cutsOfALife});
    faults += life.faults;
    entries += life.entries;
    opening += life.cutWhileOpening;
  }
  context.diagnostic(`${entries} entries kept, ${faults} faults of the disk, ${opening} cuts while opening`);
  assert.ok(entries > lives * 10 && faults > lives / 4 && opening > lives / 4, 'the lives were worth cutting');
});

test('what a failed flush left in memory is not taken for what is on disk, by this process or the next', async () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const [random, root, folder] = [randomFrom(seed), newFolder(), '/ledger'];
    const failing = new Set<Call>();
    const fault = (call: Call): Fault | undefined => (failing.has(call) ? 'EIO' : undefined);
    const disk = simulatedDisk(root, {random, fault});
    const ledger = openLedger({folder, disk});
    await ledger.append([new Uint8Array(700).fill(1)]);
    failing.add('fdatasync');
    if (seed % 2 === 0) failing.add('ftruncate');
    const rest = seed % 2 === 0 ? /may be in or not/ : /nothing of what was being written is in/;
    await assert.rejects(ledger.append([new Uint8Array(700).fill(2)]), rest);
    failing.clear();
    await assert.rejects(ledger.append([new Uint8Array(700).fill(3)]), /has stopped/, `seed ${seed}: it goes on`);
    disk.die();
    const next = openLedger({folder, disk: simulatedDisk(root, {random})});
    assert.equal(next.size, seed % 2 === 0 ? 2 : 1);
    const found = openLedger({folder, disk: simulatedDisk(afterPowerCut(root, random), {random})});
    assert.equal(found.size, next.size, `seed ${seed}`);
    assert.deepEqual(found.root(), next.root());
  }
});
