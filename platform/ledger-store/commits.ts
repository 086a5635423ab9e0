/**
 * Commits to the log, acknowledged one after another: blocks, one flush, the new head, and only then the entries count.
 * The flush runs beside everything else, so that readers do not wait for the disk. A failed write or flush stops for
 * good: what a disk says after it failed once is not to be trusted, so a restart checks it first.
 */
import {fdatasync, fsyncSync, ftruncateSync} from 'node:fs';
import {promisify} from 'node:util';
import type {MerkleTree} from '../../monitoring/ledger/index.ts';
import {blockWriter, type BlockRoom, type BlockWriter} from './block-writer.ts';
import {prepareHead, replaceHead} from './head.ts';
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
  /** Entries that are acknowledged; tree and places may hold more while commits are being written. */
  readonly size: () => number;
  /** One writer at a time. Throws LedgerStopped after a failure. */
  readonly begin: (room: BlockRoom) => BlockWriter;
  /** Ends the commit and flushes it; when this returns, the next may begin. Rejects with LedgerStopped. */
  readonly finish: (writer: BlockWriter) => Promise<Appended>;
  /** Forgets what was pushed since the last commit was finished, and cuts it off the log. */
  readonly cutBack: () => void;
  /** After a failed write or flush: forgets and cuts off what is not acknowledged. What everybody gets from then on. */
  readonly stop: (error: unknown) => LedgerStopped;
  readonly refuseStopped: () => void;
}

const flushed = promisify(fdatasync);

export function commits({folder, file, tree, places, committedBytes}: CommitParts): Commits {
  let committed = {bytes: committedBytes, size: tree.size()};
  /** Up to the last commit that was finished, acknowledged or still being flushed. */
  let finished = committed;
  let lastFlush: Promise<unknown> = Promise.resolve();
  let stopped: LedgerStopped | undefined;
  /** While true nobody knows which head stands, and the log must hold what either of them says. */
  let replacing = false;

  const refuseStopped = (): void => {
    if (stopped !== undefined) throw stopped;
  };
  const cutBack = (): void => {
    tree.shorten(finished.size);
    places.shorten(finished.size);
    if (replacing) return;
    ftruncateSync(file, finished.bytes);
    fsyncSync(file);
  };
  const stop = (error: unknown): LedgerStopped => {
    if (stopped !== undefined) return stopped;
    stopped = new LedgerStopped(stoppedSentence(error, committed.size, replacing), {cause: error});
    finished = committed;
    try {
      cutBack();
    } catch {
      // The next start sets aside what could not be cut off.
    }
    return stopped;
  };
  const flush = async (writer: BlockWriter, end: typeof finished, root: Uint8Array): Promise<void> => {
    refuseStopped();
    await writer.settled();
    await flushed(file);
    await prepareHead(folder, end.size, root);
    replacing = true;
    await replaceHead(folder);
    replacing = false;
    committed = end;
  };
  return {
    size: () => committed.size,
    begin: (room) => {
      refuseStopped();
      return blockWriter({file, position: finished.bytes, room, tree, places});
    },
    finish: async (writer) => {
      try {
        const first = finished.size;
        const [bytes, size, root] = [writer.finish(), tree.size(), tree.root()];
        finished = {bytes, size};
        const ownFlush = lastFlush.then(() => flush(writer, {bytes, size}, root));
        lastFlush = ownFlush.catch(() => undefined);
        await ownFlush;
        return {first, size, root};
      } catch (error) {
        throw stop(error);
      }
    },
    cutBack,
    stop,
    refuseStopped,
  };
}

function stoppedSentence(error: unknown, size: number, replacing: boolean): string {
  const reason = systemSentence(error) ?? (error instanceof Error ? error.message : 'unknown failure');
  const rest = replacing ? 'what was being written may be in or not' : 'nothing of what was being written is in';
  return `the ledger could not be written and has stopped: ${reason}. All ${size} acknowledged entries are safe, ${rest}; start again once the cause is gone`;
}
