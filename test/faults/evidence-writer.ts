/**
 * Takes files of evidence in, one after another, and prints what was acknowledged, until somebody kills it or the disk is
 * full (evidence.test.ts). With `once`, only the file that is named, into a store of which nobody knows how full its disk is.
 */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {nodeDisk} from '../../platform/disk/index.ts';
import {openEvidenceStore} from '../../platform/evidence/index.ts';
import {addEvidence} from '../../platform/workflows/evidence/evidence.ts';
import {openEvidence} from '../../platform/workflows/evidence/open-evidence.ts';

const [folder = '', outside = '', mode = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function addOnce(): Promise<void> {
  const disk = {...nodeDisk, space: () => undefined};
  const store = openEvidenceStore({folder: join(folder, 'evidence'), disk});
  const put = await store.put(outside).catch((error: NodeJS.ErrnoException) => error);
  if (put instanceof Error) say(`${put.code} ${put.message}`);
  else say(put.ok ? put.value.evidence : JSON.stringify(put.problems));
}

async function addUntilKilled(): Promise<never> {
  const folders = {
    ledger: join(folder, 'ledger'),
    keys: join(folder, 'keys'),
    checkpoints: join(folder, 'checkpoints'),
    evidence: join(folder, 'evidence'),
  };
  const words = {folders, author: 'operator', recorded: '2026-01-01T00:00:00Z', notice: () => {}};
  const opened = await openEvidence(words);
  const desk = {...opened.desk, cases: () => ({parties: []})};
  for (let count = desk.ledger.size; ; count += 1) {
    const path = join(outside, String(count));
    writeFileSync(path, Buffer.alloc(3_000_000 + count, `EXERCISE ${count} `));
    const done = await addEvidence(desk, {path, case: 'ex', mediaType: '', note: ''});
    say(done.ok ? `${done.value.entry} ${done.value.evidence}` : JSON.stringify(done.problems));
  }
}

await (mode === 'once' ? addOnce() : addUntilKilled());
