/**
 * Room on the disk. New entries are refused before the disk is full, because what is there must still be readable, the
 * views must be rebuilt and an operator must be able to look around; they are accepted again as soon as there is room.
 */
import type {Disk} from '../disk/index.ts';
import {systemSentence} from './system-refusal.ts';

/** There is no room for what was to be written: nothing of it is in, and the ledger goes on. */
export class LedgerFull extends Error {
  override readonly name = 'LedgerFull';
}

export interface Reserve {
  /** Throws LedgerFull where less is free than must stay so. */
  readonly refuseBelow: () => void;
}

/** Of the file system, or `usualLimitBytes` where that is less. */
const usualShare = 0.05;
const usualLimitBytes = 1_000_000_000;

/** Without `reserveBytes` the usual; where the system does not tell what is free, nothing is refused. */
export function reserveOn(disk: Disk, folder: string, reserveBytes: number | undefined): Reserve {
  return {
    refuseBelow: () => {
      if (reserveBytes === 0) return;
      const space = disk.space(folder);
      if (space === undefined) return;
      const kept = reserveBytes ?? Math.min(space.totalBytes * usualShare, usualLimitBytes);
      if (space.freeBytes >= kept) return;
      throw new LedgerFull(
        `the ledger takes nothing new, because the disk has only ${inMegabytes(space.freeBytes)} MB left, and ${inMegabytes(kept)} MB are kept free; free some space. Reading goes on, and entries are taken again as soon as there is room`,
      );
    },
  };
}

/** The system refused to take more bytes of a file, before anything was flushed. */
export function isFull(error: unknown): boolean {
  if (error instanceof LedgerFull) return true;
  const {code, syscall} = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code ?? '') && ['write', 'open'].includes(syscall ?? '');
}

export const fullSentence = (error: unknown, size: number): string =>
  `the ledger could not take it: ${systemSentence(error)}. All ${size} acknowledged entries are safe, nothing of what was being written is in; entries are taken again as soon as there is room`;

const inMegabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
