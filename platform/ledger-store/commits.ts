/**
 * Commits to the log, one at a time: blocks, one flush, the new head, and only then the entries count. A failed write
 * or flush stops for good: what a disk says after it failed once is not to be trusted, so a restart checks it first.
 */
import {fsyncSync, ftruncateSync} from 'node:fs';
import type {MerkleTree} from '../../monitoring/ledger/index.ts';
import {blockWriter, type BlockRoom, type BlockWriter} from './block-writer.ts';
import {writeHead} from './head.ts';
import type {LeafPlaces} from './leaf-places.ts';
import type {Appended} from './ledger.ts';
import {systemSentence} from './system-refusal.ts';

/** A write or a flush failed: nothing more is accepted until a restart has checked what is on disk. */
export class LedgerStopped extends Error {
  override readonly name = 'LedgerStopped';
}

export interface CommitParts {
  readonly folder: string;
  readonly file: number;
  readonly tree: MerkleTree;
  readonly places: LeafPlaces;
  /** Bytes of the log up to the end of the last commit. */
  readonly committedBytes: number;
}

export interface Commits {
  /** Entries that are acknowledged; tree and places may hold more while a commit is being written. */
  readonly size: () => number;
  /** Throws LedgerStopped after a failure. */
  readonly begin: (room: BlockRoom) => BlockWriter;
  /** Replaces the head after the log was flushed up to `bytes`. */
  readonly acknowledge: (bytes: number) => Appended;
  /** Forgets what was pushed and cuts it off, so that it takes no room on disk. Not after a flush: the head may say more. */
  readonly cutBack: () => void;
  /** Forgets what was pushed; what the caller throws, and everybody after. */
  readonly stop: (error: unknown) => LedgerStopped;
}

export function commits(parts: CommitParts): Commits {
  const {folder, file, tree, places} = parts;
  let committedBytes = parts.committedBytes;
  let committedSize = tree.size();
  let stopped: LedgerStopped | undefined;

  const forget = (): void => {
    tree.shorten(committedSize);
    places.shorten(committedSize);
  };
  const stop = (error: unknown): LedgerStopped => {
    stopped ??= new LedgerStopped(stoppedSentence(error, committedSize), {cause: error});
    forget();
    return stopped;
  };
  return {
    size: () => committedSize,
    begin: (room) => {
      if (stopped !== undefined) throw stopped;
      return blockWriter({file, position: committedBytes, room, tree, places});
    },
    acknowledge: (bytes) => {
      const [first, size, root] = [committedSize, tree.size(), tree.root()];
      writeHead(folder, size, root);
      committedBytes = bytes;
      committedSize = size;
      return {first, size, root};
    },
    cutBack: () => {
      forget();
      try {
        ftruncateSync(file, committedBytes);
        fsyncSync(file);
      } catch (error) {
        stop(error);
      }
    },
    stop,
  };
}

function stoppedSentence(error: unknown, size: number): string {
  const reason = systemSentence(error) ?? (error instanceof Error ? error.message : 'unknown failure');
  return `the ledger could not be written and has stopped: ${reason}. All ${size} acknowledged entries are safe, what was being written is not in; start again once the cause is gone`;
}
