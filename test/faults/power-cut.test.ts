/** Power cuts on a disk that drops, tears and reorders what was not flushed (platform/disk/simulated/medium.ts). */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {campaign} from './campaign.ts';
import {livedThrough} from './power-cut-life.ts';

const cutsOfALife = 10;
const lives = campaign(200, 10_000);
const seeds = Number(process.env['HOLDFIRE_SEED'] ?? 1);

test(`${lives * cutsOfALife} power cuts: nothing acknowledged is lost, and the ledger opens by itself`, async (context) => {
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
