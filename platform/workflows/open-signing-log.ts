/**
 * The ledger opened for writing with everything that signs: keys, authors, checkpoints. What a command needs that writes and has
 * no pages to show; it holds the ledger as long as it is open.
 */
import type {CheckpointKeeper, KeptCheckpoint} from '../checkpoints/index.ts';
import {keyFiles, ledgerKeys, nodeSigners, type LedgerKeys, type Signers} from '../keys/index.ts';
import {openLedger, type Ledger} from '../ledger-store/index.ts';
import {openCheckpoints, registerLogKey, type CheckpointFolders} from './sign-record.ts';

export interface SigningLog {
  readonly ledger: Ledger;
  readonly keys: LedgerKeys;
  readonly signers: Signers;
  /** Undefined where the log's key cannot be used, which was said. */
  readonly keeper: CheckpointKeeper | undefined;
  /** Where the ledger has a registrar and does not name the log's key yet. */
  registerLogKey(recorded: string): Promise<void>;
  /** Registers the log's key where it was not, signs, and asks the witnesses. */
  publish(recorded: string): Promise<KeptCheckpoint | undefined>;
  close(): Promise<void>;
}

export interface SigningFolders extends CheckpointFolders {
  readonly ledger: string;
}

/** Throws what opening a ledger throws; LedgerInUse where another process holds it. */
export function openSigningLog(folders: SigningFolders, notice: (sentence: string) => void): SigningLog {
  const ledger = openLedger({folder: folders.ledger, notice});
  return {...signingOf(ledger, folders, notice), ledger};
}

/** The same for a ledger that is open already; `close` closes it too. */
export function signingOf(ledger: Ledger, folders: CheckpointFolders, notice: (sentence: string) => void): SigningLog {
  const keys = ledgerKeys(ledger);
  const signing = openCheckpoints(ledger, folders, {readOnly: false, notice});
  const seen = (): string => signing?.keeper.seenNote() ?? '';
  const signers = nodeSigners({keys, files: keyFiles(folders.keys), notice, seen});
  const register = async (recorded: string): Promise<void> => {
    if (signing !== undefined) await registerLogKey({ledger, keys, signers, held: signing.held}, recorded);
  };
  return {
    ledger,
    keys,
    signers,
    keeper: signing?.keeper,
    registerLogKey: register,
    publish: async (recorded) => {
      await register(recorded);
      return signing?.keeper.publish();
    },
    close: async () => {
      await signing?.keeper.close();
      await ledger.close();
    },
  };
}
