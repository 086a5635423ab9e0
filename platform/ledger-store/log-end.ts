/**
 * Where the log ends: after what is acknowledged, and after what is written and still being flushed. Decides what becomes
 * of a commit that failed: cut off again where it only lacked room, and the next may find some; anything else stops for
 * good, because what a disk says after it failed once is not to be trusted.
 */
import type {MerkleTree} from '../../monitoring/ledger/index.ts';
import type {DiskFile} from '../disk/index.ts';
import type {LeafPlaces} from './leaf-places.ts';
import {fullSentence, isFull, LedgerFull} from './reserve.ts';
import {systemSentence} from './system-refusal.ts';

/** A write or a flush failed: nothing more is accepted until a restart has checked what is on disk. */
export class LedgerStopped extends Error {
  override readonly name = 'LedgerStopped';
}

export interface End {
  /** Bytes of the log up to there. */
  readonly bytes: number;
  readonly size: number;
}

export interface LogEndParts {
  readonly file: DiskFile;
  readonly tree: MerkleTree;
  readonly places: LeafPlaces;
  readonly committedBytes: number;
}

export interface LogEnd {
  /** Of what is acknowledged. */
  readonly committed: () => End;
  /** Up to the last commit that was finished, acknowledged or still being flushed. */
  readonly finished: () => End;
  readonly finish: (end: End) => void;
  /** From here to `commit` nobody knows which head stands, and the log must hold what either of them says. */
  readonly replacingHead: (end: End) => void;
  readonly commit: (end: End) => void;
  /** Forgets what was pushed since the last commit was finished, and cuts it off the log. */
  readonly cutBack: () => void;
  /** A commit that was not finished could not be written: LedgerFull where it is certain that nothing of it stays. */
  readonly fail: (error: unknown) => LedgerStopped | LedgerFull;
  /** The same for the one that was finished last, before a head names it. */
  readonly failFinished: (error: unknown) => LedgerStopped | LedgerFull;
  /** Forgets and cuts off what is not acknowledged. What everybody gets from then on. */
  readonly stop: (error: unknown) => LedgerStopped;
  readonly refuseStopped: () => void;
}

export function logEnd({file, tree, places, committedBytes}: LogEndParts): LogEnd {
  let committed: End = {bytes: committedBytes, size: tree.size()};
  let finished = committed;
  let replacing: End | undefined;
  let stopped: LedgerStopped | undefined;

  const cutBack = (): void => {
    tree.shorten(finished.size);
    places.shorten(finished.size);
    file.truncate(finished.bytes);
    file.sync();
  };
  const stop = (error: unknown): LedgerStopped => {
    if (stopped !== undefined) return stopped;
    finished = replacing ?? committed;
    let isCut = replacing === undefined;
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
  return {
    committed: () => committed,
    finished: () => finished,
    finish: (end) => {
      finished = end;
    },
    replacingHead: (end) => {
      replacing = end;
    },
    commit: (end) => {
      replacing = undefined;
      committed = end;
    },
    cutBack,
    fail,
    failFinished: (error) => {
      finished = committed;
      return fail(error);
    },
    stop,
    refuseStopped: () => {
      if (stopped !== undefined) throw stopped;
    },
  };
}

function stoppedSentence(error: unknown, size: number, isCut: boolean): string {
  const reason = systemSentence(error) ?? (error instanceof Error ? error.message : 'unknown failure');
  const rest = isCut ? 'nothing of what was being written is in' : 'what was being written may be in or not';
  return `the ledger could not be written and has stopped: ${reason}. All ${size} acknowledged entries are safe, ${rest}; start again once the cause is gone`;
}
