/**
 * The proof of one entry in a million, from an open ledger to the text of the file: the entry, its path, the cosigned
 * checkpoint, and the path from a checkpoint that the reader kept. The middle and the largest of a thousand, at places
 * and kept sizes all over the ledger; beside it the reading of the entry alone.
 */
import {join} from 'node:path';
import {proofText} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {openLedger, type Ledger} from '../../platform/ledger-store/index.ts';
import {proveEntry} from '../../platform/workflows/checking/prove.ts';
import {percentile, type Benchmark} from '../figure.ts';
import {withScratch} from '../support/scratch.ts';
import {sealedRows} from '../support/sealed-rows.ts';

const rows = 1_000_000;
const proofs = 1_000;

export const run: Benchmark = async (report) => {
  await withScratch(async (folder) => {
    const checkpoint = await sealedRows(folder, rows);
    const ledger = openLedger({folder: join(folder, 'ledger'), readOnly: true});
    const milliseconds: number[] = [];
    const bytes: number[] = [];
    const reading: number[] = [];
    for (let count = 0; count < proofs; count += 1) {
      const index = (count * 7_919 * 131) % rows;
      const since = 1 + ((count * 104_729) % (rows - 1));
      reading.push(timed(() => ledger.leaf((index + 500) % rows)));
      let text = '';
      milliseconds.push(timed(() => (text = proof(ledger, checkpoint, index, since))));
      bytes.push(text.length);
    }
    await ledger.close();
    const n = proofs;
    report({name: 'prove.one_ms', value: percentile(milliseconds, 0.5), unit: 'ms', goal: '<= 2', n});
    report({name: 'prove.one_p99_ms', value: percentile(milliseconds, 0.99), unit: 'ms', goal: '', n});
    report({name: 'prove.bytes', value: Math.max(...bytes), unit: 'bytes', goal: '<= 4096', n});
    report({name: 'prove.reading_ms', value: percentile(reading, 0.5), unit: 'ms', goal: '', n});
  });
};

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function proof(ledger: Ledger, checkpoint: Parameters<typeof proveEntry>[1], index: number, since: number): string {
  const proven = proveEntry(ledger, checkpoint, {index, since});
  if (!proven.ok) throw new Error(JSON.stringify(proven.problems));
  return proofText(nodeCryptography.utf8, proven.value);
}
