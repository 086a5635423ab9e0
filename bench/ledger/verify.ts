/**
 * A million entries verified from disk: every checksum, every hash, the tree, the seal over the rows, its signature, the
 * checkpoint and its cosignatures; the middle of three runs, each in a process of its own. Beside it, in turn, Go's
 * sumdb packages on a mirror of the same log (test/referee), where Go is here.
 */
import {join} from 'node:path';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {mirrorTiles} from '../../platform/workflows/checking/mirror-tiles.ts';
import {needsGo, referee} from '../../test/referee/referee.ts';
import type {Benchmark} from '../figure.ts';
import {inOwnProcess, median} from '../support/own-process.ts';
import {withScratch} from '../support/scratch.ts';
import {sealedRows} from '../support/sealed-rows.ts';

const rows = 1_000_000;
const runs = 3;

export const run: Benchmark = async (report) => {
  await withScratch(async (folder) => {
    const checkpoint = await sealedRows(folder, rows);
    const mirror = join(folder, 'mirror');
    const hasGo = needsGo.skip === undefined;
    if (hasGo) {
      const ledger = openLedger({folder: join(folder, 'ledger'), readOnly: true});
      mirrorTiles(ledger, checkpoint, mirror);
      await ledger.close();
    }
    const ours: number[] = [];
    const others: number[] = [];
    for (let index = 0; index < runs; index += 1) {
      ours.push((await inOwnProcess(new URL('../support/verify-once.ts', import.meta.url), [folder])).seconds);
      if (hasGo) others.push(await refereeSeconds(mirror, join(folder, 'policy')));
    }
    report({name: 'verify.million_s', value: median(ours), unit: 's', goal: '<= 1.7', n: rows});
    if (hasGo) report({name: 'verify.million_go_s', value: median(others), unit: 's', goal: '', n: rows});
    else console.error(needsGo.skip);
  });
};

async function refereeSeconds(mirror: string, policy: string): Promise<number> {
  const judge = referee();
  const from = performance.now();
  const {holds, why} = await judge.mirror(mirror, policy);
  const seconds = (performance.now() - from) / 1_000;
  await judge.close();
  if (!holds) throw new Error(`the referee refuses the mirror: ${why}`);
  return seconds;
}
