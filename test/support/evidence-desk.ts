/**
 * A record with evidence in a folder of its own, for tests: a ledger whose authors and checkpoints are signed by keys made
 * from words, so that the same steps write the same bytes.
 */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {success, type Result} from '../../monitoring/kernel/index.ts';
import type {Leaf, SignedCheckpoint} from '../../monitoring/ledger/index.ts';
import {openEvidenceStore} from '../../platform/evidence/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import type {BundleDesk} from '../../platform/workflows/evidence/bundle.ts';
import {custodyAt} from '../../platform/workflows/evidence/evidence-record.ts';
import {importSpans} from '../../platform/workflows/importing/import-spans.ts';
import {leafBytes, registration, testAuthor, testRecorded, type TestAuthor} from './signer.ts';
import {checkpointOf, policyOf, theLog, type WitnessName} from './signed-log.ts';

export interface EvidenceRoom {
  readonly desk: BundleDesk;
  readonly folder: string;
  readonly author: TestAuthor;
  /** The same desk under another author, who must be registered. */
  as(author: TestAuthor): BundleDesk;
  append(...leaves: readonly Leaf[]): Promise<number>;
  /** A file outside the store. */
  file(name: string, content: string | Uint8Array): string;
  close(): Promise<void>;
}

export async function evidenceRoom(witnesses?: readonly WitnessName[]): Promise<EvidenceRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-room-'));
  const ledger = openLedger({folder: join(folder, 'data', 'ledger')});
  const author = testAuthor('operator');
  const append = async (...leaves: readonly Leaf[]): Promise<number> =>
    (await ledger.append(leaves.map(leafBytes))).first;
  await append(registration(author, author));
  let newest: SignedCheckpoint | undefined;
  const kept = () =>
    newest === undefined
      ? undefined
      : {checkpoint: newest, witnessed: {signedByLog: true, witnesses: [], quorumReached: true}};
  const desk: BundleDesk = {
    ledger,
    custody: custodyAt(ledger),
    cases: (caseId) => (caseId === 'nowhere' ? undefined : {parties: []}),
    importOf: importSpans(ledger),
    store: openEvidenceStore({folder: join(folder, 'data', 'evidence'), reserveBytes: 0}),
    author: (): Result<TestAuthor> => success(author),
    recorded: testRecorded,
    checkpoints: {
      logKey: theLog.key,
      refusal: undefined,
      policy: () => policyOf(),
      newest: kept,
      established: () => undefined,
    },
    publish: async () => {
      newest = checkpointOf({size: ledger.size, root: ledger.root()}, witnesses);
    },
  };
  return {
    desk,
    folder,
    author,
    as: (other) => ({...desk, author: () => success(other)}),
    append,
    file: (name, content) => {
      mkdirSync(join(folder, 'brought'), {recursive: true});
      writeFileSync(join(folder, 'brought', name), content);
      return join(folder, 'brought', name);
    },
    close: async () => {
      await ledger.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

export function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
