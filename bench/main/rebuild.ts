/** All views from the ledger, the middle of three runs; beside it the database alone with the file they came from. */
import {join} from 'node:path';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {rebuild} from '../../platform/workflows/rebuild.ts';
import {corpusFile, corpusRows} from '../corpus/index.ts';
import type {Benchmark} from '../figure.ts';
import {inOwnProcess, median} from '../support/own-process.ts';
import {withScratch} from '../support/scratch.ts';

const runs = 3;

export const run: Benchmark = async (report) => {
  const path = await corpusFile();
  await withScratch(async (folder) => {
    await inOwnProcess(new URL('../support/import-once.ts', import.meta.url), [path, folder]);
    const ledger = openLedger({folder: join(folder, 'ledger')});
    const seconds: number[] = [];
    const alone: number[] = [];
    for (let index = 0; index < runs; index += 1) {
      const from = performance.now();
      await rebuild(ledger, join(folder, 'views'));
      seconds.push((performance.now() - from) / 1_000);
      const words = [path, join(folder, `alone-${index}.duckdb`)];
      alone.push((await inOwnProcess(new URL('../support/duckdb-alone.ts', import.meta.url), words)).seconds);
    }
    await ledger.close();
    report({name: 'rebuild.s', value: median(seconds), unit: 's', goal: '<= 8', n: corpusRows});
    report({name: 'rebuild.duckdb_alone_s', value: median(alone), unit: 's', goal: '', n: corpusRows});
  });
};
