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

  /** Ended without a commit: cut off once nothing is being written any more, which would write it again. */
  const undo = async (): Promise<void> => {
    open = false;
    await writer.settled().catch(commits.fail);
    try {
      commits.cutBack();
    } catch (error) {
      commits.stop(error);
    }
    ended();
  };
  const refuseEnded = (): void => {
    if (!open) throw new Error('this bulk append has ended');
    commits.refuseStopped();
  };
  const failed = (error: unknown): Error => {
    const reason = commits.fail(error);
    void undo();
    return reason;
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
        await undo();
        throw error;
      }
    },
    abandon: async () => (open ? undo() : undefined),
  };
}
