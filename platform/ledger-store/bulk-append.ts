/**
 * One commit too large for memory (the port is in ledger.ts): its blocks go to disk as they fill, none of them final
 * before `commit`. A write that fails cuts off what was written and, unless it lacked room, stops the ledger.
 */
import type {MerkleTree} from '../../monitoring/ledger/index.ts';
import {bulkRoom, refuseLongLeaf} from './block-writer.ts';
import type {Commits} from './commits.ts';
import type {BulkAppend} from './ledger.ts';

export interface BulkParts {
  readonly tree: MerkleTree;
  readonly commits: Commits;
  readonly blockBytes: number;
  /** Called once, when the next commit may begin. */
  readonly ended: () => void;
}

export function bulkAppend({tree, commits, blockBytes, ended}: BulkParts): BulkAppend {
  const writer = commits.begin(bulkRoom(blockBytes));
  const begun = tree.size();
  let open = true;
  let undone: Promise<void> | undefined;

  /** Ended without a commit: cut off once nothing is being written any more, which would write it again. */
  const undo = async (): Promise<void> => {
    await writer.settled().catch(commits.fail);
    try {
      commits.cutBack();
    } catch (error) {
      commits.stop(error);
    }
    ended();
  };
  const end = async (): Promise<void> => {
    open = false;
    return (undone ??= undo());
  };
  let reason: Error | undefined;
  /** Ends it at once, because others wait for its end. */
  const failed = (error: unknown): Error => {
    reason = commits.fail(error);
    void end();
    return reason;
  };
  const refuseEnded = (): void => {
    if (!open) throw reason ?? new Error('this bulk append has ended');
    try {
      commits.refuseStopped();
    } catch (error) {
      throw failed(error);
    }
  };
  return {
    get next() {
      return tree.size();
    },
    push: (leaf) => {
      refuseEnded();
      refuseLongLeaf(leaf);
      try {
        writer.push(leaf);
      } catch (error) {
        throw failed(error);
      }
      return tree.size() - 1;
    },
    pushRow: (source, from, to) => {
      refuseEnded();
      try {
        return writer.pushRow(source, from, to) ? tree.size() - 1 : -1;
      } catch (error) {
        throw failed(error);
      }
    },
    leafHash: tree.leaf,
    rowsRoot: tree.rootOf,
    commit: async () => {
      refuseEnded();
      if (tree.size() === begun) {
        open = false;
        ended();
        throw new RangeError('nothing to append');
      }
      open = false;
      try {
        const appended = await commits.finish(writer);
        ended();
        return appended;
      } catch (error) {
        await end();
        throw error;
      }
    },
    abandon: async () => (open ? end() : undone),
  };
}
