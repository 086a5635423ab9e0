/**
 * Commits to the log, acknowledged one after another: blocks, one flush, the new head, and only then the entries count.
 * The flush runs beside everything else, so that readers do not wait for the disk. A failed flush, or a write that failed
 * for another reason than room, stops for good: what a disk says after it failed once is not to be trusted, so a restart
 * checks it first. A write without room is cut off again, and the next one may find room.
 */
import type {MerkleTree} from '../../monitoring/ledger/index.ts';
import type {Disk, DiskFile} from '../disk/index.ts';
import {blockWriter, type BlockRoom, type BlockWriter} from './block-writer.ts';
import {prepareHead, replaceHead} from './head.ts';
import type {LeafPlaces} from './leaf-places.ts';
import type {Appended} from './ledger.ts';
import {fullSentence, isFull, LedgerFull, type Reserve} from './reserve.ts';
import {systemSentence} from './system-refusal.ts';

/** A write or a flush failed: nothing more is accepted until a restart has checked what is on disk. */
export class LedgerStopped extends Error {
  override readonly name = 'LedgerStopped';
}

export interface CommitParts {
  readonly disk: Disk;
  readonly folder: string;
  readonly file: DiskFile;
  readonly tree: MerkleTree;
  readonly places: LeafPlaces;
  /** Bytes of the log up to the end of the last commit. */
  readonly committedBytes: number;
  readonly reserve: Reserve;
}

export interface Commits {
  /** Entries that are acknowledged; tree and places may hold more while commits are being written. */
  readonly size: () => number;
  /** One writer at a time. Throws LedgerStopped after a failure, LedgerFull where no room is left. */
  readonly begin: (room: BlockRoom) => BlockWriter;
  /** Ends the commit and flushes it; when this returns, the next may begin. Rejects with what `fail` says. */
  readonly finish: (writer: BlockWriter) => Promise<Appended>;
  /** Forgets what was pushed since the last commit was finished, and cuts it off the log. */
  readonly cutBack: () => void;
  /** A commit that is not acknowledged could not be written: LedgerFull where it is certain that nothing of it stays. */
  readonly fail: (error: unknown) => LedgerStopped | LedgerFull;
  /** After a failed write or flush: forgets and cuts off what is not acknowledged. What everybody gets from then on. */
  readonly stop: (error: unknown) => LedgerStopped;
  readonly refuseStopped: () => void;
}

interface End {
  readonly bytes: number;
  readonly size: number;
}

export function commits({disk, folder, file, tree, places, committedBytes, reserve}: CommitParts): Commits {
  let committed: End = {bytes: committedBytes, size: tree.size()};
  /** Up to the last commit that was finished, acknowledged or still being flushed. */
  let finished = committed;
  let lastFlush: Promise<unknown> = Promise.resolve();
  let newest: BlockWriter | undefined;
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
    file.truncate(finished.bytes);
    file.sync();
  };
  const stop = (error: unknown): LedgerStopped => {
    if (stopped !== undefined) return stopped;
    finished = committed;
    let isCut = !replacing;
    try {
      cutBack();
    } catch {
      // The next start takes what is whole and sets aside the rest.
      isCut = false;
    }
    stopped = new LedgerStopped(stoppedSentence(error, committed.size, isCut), {cause: error});
    return stopped;
  };
  const fail = (error: unknown): LedgerStopped | LedgerFull => {
    if (stopped !== undefined || !isFull(error)) return stop(error);
    try {
      if (tree.size() > finished.size) cutBack();
    } catch {
      return stop(error);
    }
    return error instanceof LedgerFull ? error : new LedgerFull(fullSentence(error, committed.size), {cause: error});
  };
  /** A step of a flush after which the log can still be cut back, unless somebody writes behind this commit already. */
  const orRoom = async (step: Promise<void>, writer: BlockWriter, end: End): Promise<void> => {
    try {
      await step;
    } catch (error) {
      if (!isFull(error) || newest !== writer || finished !== end) throw error;
      finished = committed;
      throw fail(error);
    }
  };
  const flush = async (writer: BlockWriter, end: End, root: Uint8Array): Promise<void> => {
    refuseStopped();
    await orRoom(writer.settled(), writer, end);
    await file.syncDataBeside();
    await orRoom(prepareHead(disk, folder, end.size, root), writer, end);
    replacing = true;
    await replaceHead(disk, folder);
    replacing = false;
    committed = end;
  };
  return {
    size: () => committed.size,
    begin: (room) => {
      refuseStopped();
      reserve.refuseBelow();
      newest = blockWriter({file, position: finished.bytes, room, tree, places, reserve});
      return newest;
    },
    finish: async (writer) => {
      const before = finished;
      try {
        const first = finished.size;
        const end = {bytes: writer.finish(), size: tree.size()};
        const root = tree.root();
        finished = end;
        const ownFlush = lastFlush.then(() => flush(writer, end, root));
        lastFlush = ownFlush.catch(() => undefined);
        await ownFlush;
        return {first, size: end.size, root};
      } catch (error) {
        if (error instanceof LedgerFull) throw error;
        throw finished === before ? fail(error) : stop(error);
      }
    },
    cutBack,
    fail,
    stop,
    refuseStopped,
  };
}

function stoppedSentence(error: unknown, size: number, isCut: boolean): string {
  const reason = systemSentence(error) ?? (error instanceof Error ? error.message : 'unknown failure');
  const rest = isCut ? 'nothing of what was being written is in' : 'what was being written may be in or not';
  return `the ledger could not be written and has stopped: ${reason}. All ${size} acknowledged entries are safe, ${rest}; start again once the cause is gone`;
}
