/**
 * One commit too large for memory (the port is in ledger.ts): its blocks go to disk as they fill, none of them final
 * before `commit`. A write that fails cuts off what was written and stops the ledger.
 */
import {fdatasync} from 'node:fs';
import {promisify} from 'node:util';
import type {MerkleTree} from '../../monitoring/ledger/index.ts';
import {bulkRoom, refuseLongLeaf} from './block-writer.ts';
import type {Commits} from './commits.ts';
import type {BulkAppend} from './ledger.ts';

const flushed = promisify(fdatasync);

export interface BulkParts {
  readonly file: number;
  readonly tree: MerkleTree;
  readonly commits: Commits;
  readonly blockBytes: number;
  /** Called once, when the next commit may begin. */
  readonly ended: () => void;
}

export function bulkAppend({file, tree, commits, blockBytes, ended}: BulkParts): BulkAppend {
  const writer = commits.begin(bulkRoom(blockBytes));
  let open = true;

  const end = (): void => {
    open = false;
    ended();
  };
  const underWay = (): void => {
    if (!open) throw new Error('this bulk append has ended');
  };
  const failed = (error: unknown): Error => {
    commits.cutBack();
    end();
    return commits.stop(error);
  };
  return {
    get next() {
      return tree.size();
    },
    push: (leaf) => {
      underWay();
      refuseLongLeaf(leaf);
      try {
        writer.push(leaf);
      } catch (error) {
        throw failed(error);
      }
      return tree.size() - 1;
    },
    pushRow: (source, from, to) => {
      underWay();
      try {
        return writer.pushRow(source, from, to) ? tree.size() - 1 : -1;
      } catch (error) {
        throw failed(error);
      }
    },
    leafHash: (index) => tree.leaf(index),
    rowsRoot: (from, to) => tree.rootOf(from, to),
    commit: async () => {
      underWay();
      if (tree.size() === commits.size()) {
        end();
        throw new RangeError('nothing to append');
      }
      let bytes: number;
      try {
        bytes = writer.finish();
      } catch (error) {
        throw failed(error);
      }
      open = false;
      try {
        await flushed(file);
        return commits.acknowledge(bytes);
      } catch (error) {
        throw commits.stop(error);
      } finally {
        ended();
      }
    },
    abandon: async () => {
      if (!open) return;
      commits.cutBack();
      end();
    },
  };
}
