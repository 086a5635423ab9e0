/**
 * The ledger held for writing, with its keys and checkpoints beside it and no views: what a command needs that only adds
 * entries. While it is open nobody else writes.
 */
import type {CheckpointKeeper, KeptCheckpoint} from '../checkpoints/index.ts';
import {ledgerKeys, nodeSigners, type LedgerKeys, type Signers} from '../keys/index.ts';
import {openLedger, type Ledger} from '../ledger-store/index.ts';
import {openCheckpoints, registerLogKey} from './records/sign-record.ts';

export interface OpenWriting {
  readonly ledger: Ledger;
  readonly keys: LedgerKeys;
  /** Each entry embeds the newest checkpoint that this data folder has. */
  readonly signers: Signers;
  /** Undefined where the log's key cannot be used, which was said. */
  readonly keeper: CheckpointKeeper | undefined;
  /** Where the ledger has a registrar and does not name the log's key yet. */
  registerLogKey(recorded: string): Promise<void>;
  /** Puts what was written under a signed checkpoint and before the witnesses; says why where it may not be signed. */
  publish(recorded: string): Promise<KeptCheckpoint | undefined>;
  close(): Promise<void>;
}

export interface WritingFolders {
  readonly ledger: string;
  readonly keys: string;
  readonly checkpoints: string;
}

export interface WritingOptions {
  /** For a dry run: nothing is made and nothing written. */
  readonly readOnly: boolean;
  readonly notice: (sentence: string) => void;
}

export async function openWriting(folders: WritingFolders, options: WritingOptions): Promise<OpenWriting> {
  const {readOnly, notice} = options;
  const ledger = openLedger({folder: folders.ledger, readOnly, notice});
  try {
    const checkpoints = openCheckpoints(ledger, folders, options);
    const keys = ledgerKeys(ledger);
    const seen = (): string => checkpoints?.keeper.seenNote() ?? '';
    const signers = nodeSigners({keys, folder: folders.keys, notice, seen});
    const register = async (recorded: string): Promise<void> => {
      if (checkpoints === undefined || readOnly) return;
      await registerLogKey({ledger, keys, signers, held: checkpoints.held}, recorded);
    };
    return {
      ledger,
      keys,
      signers,
      keeper: checkpoints?.keeper,
      registerLogKey: register,
      publish: async (recorded) => {
        await register(recorded);
        if (checkpoints === undefined || readOnly) return undefined;
        const {keeper} = checkpoints;
        const kept = await keeper.publish();
        if (keeper.refusal !== undefined) notice(keeper.refusal);
        return kept;
      },
      close: async () => {
        await checkpoints?.keeper.close();
        await ledger.close();
      },
    };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}
