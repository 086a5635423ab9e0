/**
 * The ledger held for writing, with the files of evidence and the keys beside it, and no views: what `evidence` and `bundle`
 * work on. While it is open nobody else writes.
 */
import {logKey, openKeeper, readLogKey, type CheckpointKeeper} from '../checkpoints/index.ts';
import {openEvidenceStore} from '../evidence/index.ts';
import {ledgerKeys, nodeSigners} from '../keys/index.ts';
import {openLedger, type Ledger} from '../ledger-store/index.ts';
import type {BundleDesk} from './bundle.ts';
import {custodyAt} from './evidence-record.ts';
import type {EvidenceDesk} from './evidence.ts';
import {importSpans} from './import-spans.ts';
import type {LogFolders} from './open-log.ts';

export interface OpenEvidence {
  readonly desk: EvidenceDesk & {readonly ledger: Ledger};
  /** Makes the log's key where there is none yet: without one nothing can be proved. */
  bundleDesk(): BundleDesk;
  close(): Promise<void>;
}

export interface EvidenceWords {
  readonly folders: LogFolders & {readonly evidence: string};
  readonly author: string;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
  readonly notice: (sentence: string) => void;
}

export async function openEvidence({folders, author, recorded, notice}: EvidenceWords): Promise<OpenEvidence> {
  const ledger = openLedger({folder: folders.ledger, notice});
  let keeper: CheckpointKeeper | undefined;
  const keeperOf = (held: ReturnType<typeof logKey>): CheckpointKeeper =>
    (keeper ??= openKeeper({ledger, held, folder: folders.checkpoints, notice}));
  try {
    const held = readLogKey(folders.keys);
    if (held !== undefined) keeperOf(held);
    const seen = (): string => keeper?.seenNote() ?? '';
    const signers = nodeSigners({keys: ledgerKeys(ledger), folder: folders.keys, notice, seen});
    const desk = {
      ledger,
      custody: custodyAt(ledger),
      store: openEvidenceStore({folder: folders.evidence, notice}),
      author: () => signers(author, recorded),
      recorded,
    };
    return {
      desk,
      bundleDesk: () => ({...desk, importOf: importSpans(ledger), checkpoints: keeperOf(logKey(folders.keys))}),
      close: async () => {
        await keeper?.close();
        await ledger.close();
      },
    };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}
