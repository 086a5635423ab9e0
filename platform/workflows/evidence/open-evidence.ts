/**
 * The ledger held for writing, with the files of evidence beside it: what `evidence` and `bundle` work on. What they enter
 * is put under a signed checkpoint at the end, so that an entry's time is bounded from above as soon as may be.
 */
import {openEvidenceStore} from '../../evidence/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {BundleDesk} from './bundle.ts';
import {knownCases} from '../entries/known-cases.ts';
import {custodyAt} from './evidence-record.ts';
import type {EvidenceDesk} from './evidence.ts';
import {importSpans} from '../importing/import-spans.ts';
import {openWriting, type WritingFolders} from '../open-writing.ts';

export interface OpenEvidence {
  readonly desk: EvidenceDesk & {readonly ledger: Ledger};
  /** Undefined where the log's key cannot be used, which was said. */
  readonly bundleDesk: BundleDesk | undefined;
  /** Puts what was entered under a signed checkpoint. */
  publish(): Promise<unknown>;
  close(): Promise<void>;
}

export interface EvidenceWords {
  readonly folders: WritingFolders & {readonly evidence: string};
  readonly author: string;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
  readonly notice: (sentence: string) => void;
}

export async function openEvidence({folders, author, recorded, notice}: EvidenceWords): Promise<OpenEvidence> {
  const writing = await openWriting(folders, {readOnly: false, notice});
  try {
    const {ledger, signers, keeper} = writing;
    const desk = {
      ledger,
      custody: custodyAt(ledger),
      cases: knownCases(ledger),
      store: openEvidenceStore({folder: folders.evidence, notice}),
      author: () => signers(author, recorded),
      recorded,
    };
    const publish = async () => writing.publish(recorded);
    const bundleDesk =
      keeper === undefined ? undefined : {...desk, importOf: importSpans(ledger), checkpoints: keeper, publish};
    return {desk, bundleDesk, publish, close: () => writing.close()};
  } catch (error) {
    await writing.close();
    throw error;
  }
}
