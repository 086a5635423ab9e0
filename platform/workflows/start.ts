/**
 * The first minute: the web app built where its sources are newer, meanwhile the shipped cases loaded by the same path as
 * anybody's, the ledger verified from its bytes, the views brought up to it. What is in already is recognised by its
 * hashes and not read again.
 */
import {success, type Result} from '../../monitoring/kernel/index.ts';
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {LedgerBroken, openLedger, type Ledger} from '../ledger-store/index.ts';
import {importCaseFolder} from './importing/import-case-folder.ts';
import {openRecord, type OpenRecord, type RecordFolders} from './open-record.ts';
import {caseIsIn, importedFiles, shippedCases} from './importing/shipped-cases.ts';

export interface Loaded {
  readonly record: OpenRecord;
  /** Rows and documents that this start added or changed. */
  readonly added: number;
}

export interface LoadOptions {
  readonly author: string;
  readonly recorded: string;
  readonly notice: (sentence: string) => void;
  readonly progress: (sentence: string) => void;
}

/** Cases in order; the first that is refused ends it, and nothing of that one stays. */
export async function loadShippedCases(folders: RecordFolders, options: LoadOptions): Promise<Result<Loaded>> {
  const record = await openRecord(folders, 'hold', options.notice);
  try {
    let added = 0;
    if (record.readOnly === undefined) {
      const imported = await importMissing(record, options);
      if (!imported.ok) {
        await record.close();
        return imported;
      }
      added = imported.value;
      await record.registerLogKey(options.recorded);
    }
    if (added > 0) {
      options.progress('Verifying the ledger …');
      await verifyFromDisk(folders.ledger, record.ledger);
      await record.views.catchUp();
    }
    return success({record, added});
  } catch (error) {
    await record.close();
    throw error;
  }
}

async function importMissing(
  {ledger, signers}: OpenRecord,
  {author, recorded, progress}: LoadOptions,
): Promise<Result<number>> {
  const files = importedFiles(ledger);
  let added = 0;
  for (const shipped of shippedCases()) {
    if (caseIsIn(files, shipped)) continue;
    progress(`Loading ${shipped.id} …`);
    const options = {author, signers, recorded, dryRun: false};
    const outcomes = await importCaseFolder(ledger, shipped.folder, options, shipped.generated?.());
    if (!outcomes.ok) return outcomes;
    for (const outcome of outcomes.value) added += outcome.added.length + outcome.changed.length;
  }
  return success(added);
}

/** What was just written is read back, so that the result speaks of the disk and not of memory. */
async function verifyFromDisk(folder: string, written: Ledger): Promise<void> {
  const ledger = openLedger({folder, readOnly: true});
  try {
    if (ledger.size !== written.size || !sameBytes(ledger.root(), written.root())) {
      throw new LedgerBroken(`${folder} holds ${ledger.size} entries, but ${written.size} were acknowledged`);
    }
  } finally {
    await ledger.close();
  }
}
