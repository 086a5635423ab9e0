/**
 * The record opened for pages: the ledger, checked from its bytes, and the views built from it. For serving the ledger
 * is held, so that nobody writes beside; where another process holds it, or the folder cannot be written, the record is
 * read as it stands and the views are built in a temporary folder, because theirs are in use.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {KeptCheckpoint} from '../checkpoints/index.ts';
import type {Contents} from '../contents/index.ts';
import {nodeSigners, type LedgerKeys, type Signers} from '../keys/index.ts';
import {LedgerInUse, openLedger, type Ledger} from '../ledger-store/index.ts';
import {openViews, ViewsInUse, type Views} from '../views/index.ts';
import {caseRecord, type CaseRecord} from './case-record.ts';
import {openGroups} from './records/open-groups.ts';
import {recordGroups} from './records/record-groups.ts';
import type {Removals} from './records/removals.ts';
import {registerDeskKey} from './records/register-desk-key.ts';
import {openCheckpoints, registerLogKey, type Checkpoints} from './records/sign-record.ts';

export interface OpenRecord {
  readonly ledger: Ledger;
  readonly contents: Contents;
  readonly removals: Removals;
  readonly views: Views;
  /** Both, as pages ask them. */
  readonly pages: CaseRecord;
  /** The register of keys, up to what is acknowledged. */
  readonly keys: LedgerKeys;
  /** The authors who sign at this machine. */
  readonly signers: Signers;
  /** Where the ledger has a registrar and does not name the log's key yet. */
  readonly registerLogKey: (recorded: string) => Promise<void>;
  /** The same for the key with which the server itself acts on the desk. */
  readonly registerDeskKey: (recorded: string) => Promise<void>;
  /** Signs and publishes, after the log's key was registered where it was not; undefined where nobody signs this ledger. */
  readonly publish: (recorded: string) => Promise<KeptCheckpoint | undefined>;
  /** Set where the record is read as it stood when it was opened, with the sentence that says why. */
  readonly readOnly?: string;
  close(): Promise<void>;
}

export interface RecordFolders {
  readonly ledger: string;
  readonly views: string;
  /** Salted contents of groups; beside the ledger where it is not named. */
  readonly contents?: string;
  /** Private keys of this machine; made when the first of them is. */
  readonly keys: string;
  /** Cosigned checkpoints; without it none is signed. */
  readonly checkpoints?: string;
}

type Notice = (sentence: string) => void;

/** `read`: answers and ends. `hold`: stays, and writes only where nobody else does. `write`: refuses to start otherwise. */
export type RecordUse = 'read' | 'hold' | 'write';

export async function openRecord(folders: RecordFolders, use: RecordUse, notice: Notice): Promise<OpenRecord> {
  const {ledger, readOnly} = openedFor(use, folders.ledger, notice);
  const letting: (() => Promise<void>)[] = [];
  try {
    const reads = use === 'read' || readOnly !== undefined;
    const groups = await openGroups(ledger, folders, reads, notice);
    letting.push(() => groups.contents.close());
    const opened = await viewsOf(ledger, folders.views, readOnly !== undefined, notice);
    const signing = checkpointsOf(ledger, folders, reads, notice);
    if (signing !== undefined) letting.push(() => signing.keeper.close());
    const pages = caseRecord(ledger, opened.views, {
      groups: recordGroups(groups.contents, groups.removals),
      ...(signing === undefined ? {} : {checkpoints: signing.keeper}),
    });
    const {keys} = pages;
    // A ledger whose entries break the rules of keys is refused here, and not on some page later.
    keys.register();
    const seen = (): string => pages.checkpoints?.seenNote() ?? '';
    const signers = nodeSigners({keys, folder: folders.keys, notice, seen});
    const register = async (recorded: string): Promise<void> => {
      if (signing === undefined || reads) return;
      const added = await registerLogKey({ledger, keys, signers, held: signing.held}, recorded);
      if (added) await opened.views.catchUp();
    };
    const registerDesk = async (recorded: string): Promise<void> => {
      if (reads) return;
      const added = await registerDeskKey({ledger, keys, folder: folders.keys, notice}, recorded);
      if (added) await opened.views.catchUp();
    };
    const publish = async (recorded: string): Promise<KeptCheckpoint | undefined> => {
      if (reads) return undefined;
      await register(recorded);
      return signing?.keeper.publish();
    };
    return {
      ledger,
      contents: groups.contents,
      removals: groups.removals,
      views: opened.views,
      pages,
      keys,
      signers,
      registerLogKey: register,
      registerDeskKey: registerDesk,
      publish,
      ...(readOnly === undefined ? {} : {readOnly}),
      close: async () => {
        await signing?.keeper.close();
        await opened.close();
        await groups.contents.close();
        await ledger.close();
      },
    };
  } catch (error) {
    for (const letGo of letting) await letGo();
    await ledger.close();
    throw error;
  }
}

const checkpointsOf = (
  ledger: Ledger,
  {keys, checkpoints}: RecordFolders,
  readOnly: boolean,
  notice: Notice,
): Checkpoints | undefined =>
  checkpoints === undefined ? undefined : openCheckpoints(ledger, {keys, checkpoints}, {readOnly, notice});

const forReading = (folder: string): Ledger => openLedger({folder, readOnly: true});

function openedFor(
  use: RecordUse,
  folder: string,
  notice: Notice,
): {readonly ledger: Ledger; readonly readOnly?: string} {
  if (use === 'read') return {ledger: forReading(folder)};
  if (use === 'write') return {ledger: openLedger({folder, notice})};
  try {
    return {ledger: openLedger({folder, notice})};
  } catch (error) {
    const why = whyNotHeld(error);
    if (why === undefined) throw error;
    return {ledger: forReading(folder), readOnly: why};
  }
}

function whyNotHeld(error: unknown): string | undefined {
  if (error instanceof LedgerInUse) {
    const pid = /process (\d+)/.exec(error.message)?.[1];
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    return `The data folder is in use by ${holder}, so the record is shown as it stands now; start again to see what is added.`;
  }
  return cannotBeWritten(error) ? 'The data folder cannot be written, so the record is only shown.' : undefined;
}

/** A folder without permission to write, or on a disk that can only be read. */
function cannotBeWritten(error: unknown): boolean {
  const {code} = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EROFS' || code === 'EPERM';
}

interface OpenedViews {
  readonly views: Views;
  readonly close: () => Promise<void>;
}

async function viewsOf(ledger: Ledger, folder: string, apart: boolean, notice: Notice): Promise<OpenedViews> {
  if (!apart) {
    try {
      const views = await openViews(ledger, folder, notice);
      return {views, close: () => views.close()};
    } catch (error) {
      if (!(error instanceof ViewsInUse) && !cannotBeWritten(error)) throw error;
    }
  }
  const temporary = mkdtempSync(join(tmpdir(), 'holdfire-views-'));
  const remove = (): void => rmSync(temporary, {recursive: true, force: true});
  try {
    const views = await openViews(ledger, temporary);
    return {
      views,
      close: async () => {
        await views.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
