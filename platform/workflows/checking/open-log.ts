/**
 * The ledger with its signed checkpoints, for reading beside whoever writes: what proofs, tiles and the policy are made
 * from. No views are opened, because none are asked.
 */
import {openKeeper, readLogKey, type CheckpointKeeper} from '../../checkpoints/index.ts';
import {openLedger, type Ledger} from '../../ledger-store/index.ts';

export interface OpenLog {
  readonly ledger: Ledger;
  /** Undefined where this data folder never signed a checkpoint. */
  readonly checkpoints: CheckpointKeeper | undefined;
  close(): Promise<void>;
}

export interface LogFolders {
  readonly ledger: string;
  readonly keys: string;
  readonly checkpoints: string;
}

export async function openLog(folders: LogFolders): Promise<OpenLog> {
  const ledger = openLedger({folder: folders.ledger, readOnly: true});
  try {
    const held = readLogKey(folders.keys);
    const checkpoints =
      held === undefined ? undefined : openKeeper({ledger, held, folder: folders.checkpoints, readOnly: true});
    return {
      ledger,
      checkpoints,
      close: async () => {
        await checkpoints?.close();
        await ledger.close();
      },
    };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}
