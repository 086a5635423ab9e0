/**
 * A whole release of GED, from the CSV to an acknowledged ledger (flushed to disk) and views that answer: the middle of
 * three runs, each in a process of its own. Beside it, in turn, the database alone with the same file.
 */
import {join} from 'node:path';
import {corpusFile, corpusRows} from '../corpus/index.ts';
import type {Benchmark} from '../figure.ts';
import {inOwnProcess, median, type Measured} from '../support/own-process.ts';
import {withScratch} from '../support/scratch.ts';

const runs = 3;

export const run: Benchmark = async (report) => {
  const path = await corpusFile();
  const ours: Measured[] = [];
  const alone: Measured[] = [];
  for (let index = 0; index < runs; index += 1) {
    await withScratch(async (folder) => {
      const importOnce = new URL('../support/import-once.ts', import.meta.url);
      const duckdbAlone = new URL('../support/duckdb-alone.ts', import.meta.url);
      ours.push(await inOwnProcess(importOnce, [path, folder]));
      alone.push(await inOwnProcess(duckdbAlone, [path, join(folder, 'alone.duckdb')]));
    });
  }
  const rate = (measured: readonly Measured[]): number => corpusRows / median(measured.map(({seconds}) => seconds));
  const peak = Math.max(...ours.map(({peakMegabytes}) => peakMegabytes));
  const n = corpusRows;
  report({name: 'import.rows_per_s', value: rate(ours), unit: 'rows/s', goal: '>= 100000', n});
  report({name: 'import.duckdb_alone_rows_per_s', value: rate(alone), unit: 'rows/s', goal: '', n});
  report({name: 'import.peak_mb', value: peak, unit: 'MB', goal: '<= 1000', n});
};
