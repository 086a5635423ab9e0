/**
 * Opens the durable ledger: takes the lock, checks every byte of the log against its checksums, hashes and roots and
 * against the head kept beside it, and refuses to start on anything broken or shortened, naming the entry. Bytes after
 * the last whole commit were never acknowledged: they are moved aside and said, not silently dropped.
 */
import {join} from 'node:path';
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {ensureFolder, nodeDisk, replaceFileWhole, writeWhole, type Disk, type DiskFile} from '../disk/index.ts';
import {checksumBytes} from './block.ts';
import {fileWindow} from './file-window.ts';
import {LedgerBroken, readHead, writeHead, type Head} from './head.ts';
import type {Ledger} from './ledger.ts';
import {loadLog, logHeader, type LoadedLog} from './load-log.ts';
import {takeLock, type Lock} from './lock.ts';
import {reserveOn} from './reserve.ts';
import {runningLedger} from './running-ledger.ts';
import {setAside} from './set-aside.ts';
import {refusedBySystem} from './system-refusal.ts';

/** Large enough that a flush costs little against it, small enough to lose in memory. */
const usualBlockBytes = 8 * 1024 * 1024;

export interface OpenOptions {
  readonly folder: string;
  /** Without the lock and without writing anything, not even moving a torn end aside. */
  readonly readOnly?: boolean;
  readonly notice?: (sentence: string) => void;
  /** Leaves of a commit are written when they have reached so many bytes; what is read may have any block size. */
  readonly blockBytes?: number;
  /** New entries are refused where less than this would be free: by default 5 % of the disk, at most 1 GB. */
  readonly reserveBytes?: number;
  readonly disk?: Disk;
}

type Opening = Required<Omit<OpenOptions, 'reserveBytes'>> & Pick<OpenOptions, 'reserveBytes'>;

/** Throws LedgerInUse, LedgerBroken, or LedgerRefused where the system does not let it read or write. */
export function openLedger(options: OpenOptions): Ledger {
  const {folder, readOnly = false, disk = nodeDisk} = options;
  const opening = {notice: () => {}, blockBytes: usualBlockBytes, ...options, readOnly, disk};
  const letting: (() => void)[] = [];
  try {
    if (!readOnly) ensureFolder(disk, folder);
    const lock = readOnly ? undefined : takeLock(disk, join(folder, 'lock'));
    if (lock !== undefined) letting.push(lock.letGo);
    return opened(opening, lock, letting);
  } catch (error) {
    for (const letGo of letting.toReversed()) letGo();
    throw refusedBySystem(error, folder);
  }
}

/** `letting` grows by what must be let go of, at the end or where opening fails. */
function opened(opening: Opening, lock: Lock | undefined, letting: (() => void)[]): Ledger {
  const {folder, readOnly, notice, disk} = opening;
  const path = join(folder, 'entries.log');
  const head = readHead(disk, folder);
  if (!disk.exists(path)) begin(disk, path, head, readOnly);
  const file = disk.open(path, readOnly ? 'read' : 'change');
  letting.push(() => file.close());
  const log = loadLog(disk, file, path, head?.size ?? Infinity);
  refuseOtherThanAcknowledged(log, head, path, folder);
  const {tree, places, committedBytes, fileBytes} = log;
  if (readOnly && fileBytes > committedBytes) notice(leftOver(fileBytes - committedBytes));
  if (lock !== undefined) {
    lock.confirm();
    if (fileBytes > committedBytes) notice(setAside(disk, file, folder, committedBytes, fileBytes));
    if (head?.size !== tree.size()) {
      keepUnnamed(file, log, head?.size ?? 0);
      writeHead(disk, folder, tree.size(), tree.root());
      // Whoever put the head there may have been killed before its name was on disk.
    } else disk.syncFolder(folder);
  }
  const letGo = (): void => {
    for (const release of letting.toReversed()) release();
  };
  const reserve = reserveOn(disk, folder, opening.reserveBytes);
  return runningLedger({...opening, file, tree, places, committedBytes, reserve, letGo});
}

/** A reader moves nothing aside; it may be a commit that another process writes just now. */
const leftOver = (bytes: number): string =>
  `${bytes} bytes after the last commit are part of no entry: a write under way, or left by a crash or by somebody`;

/** An empty log, replaced whole, so that no half of its first line is ever found. */
function begin(disk: Disk, path: string, head: Head | undefined, readOnly: boolean): void {
  if (head !== undefined)
    throw new LedgerBroken(`${path} is missing; ${head.size} entries were acknowledged, from entry 0 on`);
  if (readOnly) throw new LedgerBroken(`${path} is missing`);
  replaceFileWhole(disk, path, logHeader);
}

const rewrittenBytes = 8 * 1024 * 1024;

/**
 * Whole commits that no head names were left by a process that was killed, or that the disk had failed. What is read of
 * them may be in memory alone, and a system forgets after a failed flush that it was not written; so they are written
 * again before they are flushed and count.
 */
function keepUnnamed(file: DiskFile, {places, committedBytes}: LoadedLog, named: number): void {
  const read = fileWindow(file, rewrittenBytes, committedBytes);
  const from = named === 0 ? 0 : places.from(named - 1) + places.bytes(named - 1) + checksumBytes;
  for (let at = from; at < committedBytes; at += rewrittenBytes)
    writeWhole(file, read(at, Math.min(at + rewrittenBytes, committedBytes)), at);
  file.sync();
}

function refuseOtherThanAcknowledged(log: LoadedLog, head: Head | undefined, path: string, folder: string): void {
  const {tree, committedBytes, fileBytes} = log;
  if (head === undefined) {
    if (tree.size() === 0) return;
    throw new LedgerBroken(`${folder}: the head is missing, which says what was acknowledged from entry 0 on`);
  }
  if (head.size > tree.size()) {
    throw new LedgerBroken(
      fileBytes > committedBytes
        ? `${path} is broken at or after entry ${tree.size()}; ${head.size} entries were acknowledged`
        : `${path} was shortened: entry ${tree.size()} is missing, ${head.size} entries were acknowledged`,
    );
  }
  if (!sameBytes(tree.root(head.size), head.root)) {
    throw new LedgerBroken(
      `${path} was rewritten: the first ${head.size} entries are not those that were acknowledged`,
    );
  }
}
