/**
 * Files of evidence on a disk that loses power, or under a process that is killed (platform/disk/simulated): a file that was
 * taken in is found whole ever after, nothing is found under a hash that is not its own, and the store opens by itself.
 */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {success, type Result} from '../../monitoring/kernel/index.ts';
import {afterPowerCut, newFolder} from '../../platform/disk/simulated/medium.ts';
import {PowerCut, type Call, type Fault} from '../../platform/disk/simulated/process.ts';
import {randomFrom, type Random} from '../../platform/disk/simulated/random.ts';
import {simulatedDisk, type SimulatedDisk} from '../../platform/disk/simulated/simulated-disk.ts';
import {openEvidenceStore} from '../../platform/evidence/index.ts';
import type {Source} from '../../platform/evidence/open-source.ts';
import {campaign} from './campaign.ts';

const cutsOfALife = 10;
const lives = campaign(100, 5_000);
const firstSeed = Number(process.env['HOLDFIRE_SEED'] ?? 1);
const folder = '/data/evidence';

/** Files that are brought, by path, with their contents. */
const files: ReadonlyMap<string, Uint8Array> = new Map(
  [1, 511, 512, 513, 3000, 9000].map((bytes, index) => [String(index), Buffer.alloc(bytes, `EXERCISE ${index} `)]),
);

const open = async (path: string): Promise<Result<Source>> => {
  const content = files.get(path) ?? new Uint8Array(0);
  return success({
    bytes: content.length,
    read: async (target, position) => {
      const piece = content.subarray(position, position + target.length);
      target.set(piece);
      return piece.length;
    },
    changed: async () => undefined,
    close: async () => {},
  });
};

interface Living {
  readonly kept: Set<string>;
  readonly random: Random;
  readonly place: string;
}

/** Rejects with what must not be. */
async function lived({kept, random, place}: Living, disk: SimulatedDisk): Promise<void> {
  const store = openEvidenceStore({folder, disk, open});
  for (let turn = 0; turn < 6; turn += 1) {
    const path = String(random.below(files.size));
    const hash = createHash('sha256')
      .update(files.get(path) ?? '')
      .digest('hex');
    const result = await store.put(path);
    if (!result.ok) {
      assert.deepEqual(
        result.problems.map(({code}) => code),
        ['evidence-unreadable'],
        place,
      );
      continue;
    }
    assert.equal(result.value.evidence, hash, place);
    kept.add(hash);
  }
}

const mayHappen = (error: unknown): boolean =>
  error instanceof PowerCut || ['EIO', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '');

test(`${lives * cutsOfALife} cuts while files are taken in: none that was taken is lost, none is half there`, async (context) => {
  let found = 0;
  for (let seed = firstSeed; seed < firstSeed + lives; seed += 1) {
    const random = randomFrom(seed);
    const kept = new Set<string>();
    let root = newFolder();
    for (let cut = 1; cut <= cutsOfALife; cut += 1) {
      const place = `seed ${seed}, cut ${cut}`;
      const hasFaults = random.chance(0.2);
      const fault = (call: Call): Fault | undefined =>
        hasFaults && random.chance(0.05) ? (call === 'write' ? random.oneOf(['EIO', 'short']) : 'EIO') : undefined;
      const disk = simulatedDisk(root, {random, diesAt: 1 + random.below(random.oneOf([20, 60, 120])), fault});
      const life = lived({kept, random, place}, disk).catch((error: unknown) => {
        if (!mayHappen(error)) throw error;
      });
      await Promise.race([life, disk.died]);
      disk.die();
      root = random.chance(0.3) ? root : afterPowerCut(root, random);
      const store = openEvidenceStore({folder, disk: simulatedDisk(root, {random}), readOnly: true});
      for (const hash of store.stored()) {
        const state = await store.check(hash);
        assert.equal(state.kind, 'whole', `${place}: ${hash} is ${JSON.stringify(state)}`);
        found += 1;
      }
      for (const hash of kept)
        assert.equal((await store.check(hash)).kind, 'whole', `${place}: ${hash} was taken and is lost`);
    }
  }
  context.diagnostic(`${found} files found whole`);
  assert.ok(found > lives * 10, 'the lives were worth cutting');
});
