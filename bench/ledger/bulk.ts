/**
 * A million rows into the ledger as an import writes them, from bytes to an acknowledged commit: escaped, hashed, in
 * blocks, flushed. The middle of three runs. Beside it, in turn, the least that any program must do on one core: one
 * hash a leaf with the platform's function, and the same bytes written and flushed.
 */
import {closeSync, fdatasyncSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {openLedger, sha256Into} from '../../platform/ledger-store/index.ts';
import type {Benchmark} from '../figure.ts';
import {median} from '../support/own-process.ts';
import {withScratch} from '../support/scratch.ts';
import {eachRow, leafBytes} from '../support/synthetic-rows.ts';

const rows = 1_000_000;
const runs = 3;

export const run: Benchmark = async (report) => {
  const ours: number[] = [];
  const least: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    await withScratch(async (folder) => {
      ours.push(await appendAll(join(folder, 'ledger')));
      least.push(hashAndWrite(join(folder, 'plain')));
    });
  }
  const rate = (seconds: readonly number[]): number => rows / median(seconds);
  report({name: 'append.bulk_per_s', value: rate(ours), unit: 'leaves/s', goal: '>= 150000', n: rows});
  report({name: 'append.hash_and_write_per_s', value: rate(least), unit: 'leaves/s', goal: '', n: rows});
};

async function appendAll(folder: string): Promise<number> {
  const ledger = openLedger({folder});
  const from = performance.now();
  const bulk = ledger.bulk();
  eachRow(rows, (row) => bulk.pushRow(row, 0, row.length));
  await bulk.commit();
  const seconds = (performance.now() - from) / 1_000;
  await ledger.close();
  return seconds;
}

function hashAndWrite(path: string): number {
  const file = openSync(path, 'w');
  const from = performance.now();
  const block = new Uint8Array(8 * 1024 * 1024 + leafBytes);
  const hash = new Uint8Array(32);
  let at = 0;
  eachRow(rows, (row) => {
    block.set(row, at);
    const leaf = block.subarray(at, at + leafBytes);
    sha256Into(leaf, hash, 0);
    at += leafBytes;
    if (at + leafBytes <= block.length) return;
    writeSync(file, block, 0, at);
    at = 0;
  });
  writeSync(file, block, 0, at);
  fdatasyncSync(file);
  const seconds = (performance.now() - from) / 1_000;
  closeSync(file);
  return seconds;
}
