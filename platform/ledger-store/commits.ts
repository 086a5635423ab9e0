/**
 * Commits to the log, acknowledged one after another: blocks, one flush, the new head, and only then the entries count.
 * The flush runs beside everything else, so that readers do not wait for the disk. What becomes of one that fails is
 * decided in log-end.ts.
 */
import type {Disk} from '../disk/index.ts';
import {blockWriter, type BlockRoom, type BlockWriter} from './block-writer.ts';
import {prepareHead, replaceHead} from './head.ts';
import type {Appended} from './ledger.ts';
import {logEnd, type End, type LogEnd, type LogEndParts} from './log-end.ts';
import {isFull, LedgerFull, type Reserve} from './reserve.ts';

export interface CommitParts extends LogEndParts {
  readonly disk: Disk;
  readonly folder: string;
  readonly reserve: Reserve;
}

export interface Commits extends Pick<LogEnd, 'cutBack' | 'fail' | 'stop' | 'refuseStopped'> {
  /** Entries that are acknowledged; tree and places may hold more while commits are being written. */
  readonly size: () => number;
  /** One writer at a time. Throws LedgerStopped after a failure, LedgerFull where no room is left. */
  readonly begin: (room: BlockRoom) => BlockWriter;
  /** Ends the commit and flushes it; when this returns, the next may begin. Rejects with LedgerStopped or LedgerFull. */
  readonly finish: (writer: BlockWriter) => Promise<Appended>;
}

export function commits(parts: CommitParts): Commits {
  const {disk, folder, file, tree, places, reserve} = parts;
  const log = logEnd(parts);
  let lastFlush: Promise<unknown> = Promise.resolve();
  let newest: BlockWriter | undefined;

  /** A step after which the commit can still be cut off, unless somebody writes behind it already. */
  const orRoom = async (step: Promise<void>, writer: BlockWriter): Promise<void> => {
    try {
      await step;
    } catch (error) {
      throw isFull(error) && newest === writer ? log.failFinished(error) : error;
    }
  };
  /** What was written behind this commit may fail meanwhile, which cuts this one off as well: no head may name it then. */
  const flush = async (writer: BlockWriter, end: End, root: Uint8Array): Promise<void> => {
    log.refuseStopped();
    await orRoom(writer.settled(), writer);
    await file.syncDataBeside();
    log.refuseStopped();
    await orRoom(prepareHead(disk, folder, end.size, root), writer);
    log.refuseStopped();
    log.replacingHead(end);
    await replaceHead(disk, folder);
    log.commit(end);
  };
  return {
    size: () => log.committed().size,
    begin: (room) => {
      log.refuseStopped();
      reserve.refuseBelow();
      newest = blockWriter({file, position: log.finished().bytes, room, tree, places, reserve});
      return newest;
    },
    finish: async (writer) => {
      const first = log.finished().size;
      const end = ended(writer);
      const root = tree.root();
      log.finish(end);
      const ownFlush = lastFlush.then(() => flush(writer, end, root));
      lastFlush = ownFlush.catch(() => undefined);
      try {
        await ownFlush;
      } catch (error) {
        throw error instanceof LedgerFull ? error : log.stop(error);
      }
      return {first, size: end.size, root};
    },
    cutBack: log.cutBack,
    fail: log.fail,
    stop: log.stop,
    refuseStopped: log.refuseStopped,
  };

  function ended(writer: BlockWriter): End {
    try {
      return {bytes: writer.finish(), size: tree.size()};
    } catch (error) {
      throw log.fail(error);
    }
  }
}
