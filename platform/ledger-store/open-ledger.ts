/**
 * Opens the durable ledger: takes the lock, checks every byte of the log against its checksums, hashes and roots and
 * against the head kept beside it, and refuses to start on anything broken or shortened, naming the entry. Bytes after
 * the last whole commit were never acknowledged: they are moved aside and said, not silently dropped.
 */
import {closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {LedgerBroken, readHead, syncFolder, writeHead, type Head} from './head.ts';
import type {Ledger} from './ledger.ts';
import {loadLog, logHeader, type LoadedLog} from './load-log.ts';
import {takeLock, type Lock} from './lock.ts';
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
}

/** Throws LedgerInUse, LedgerBroken, or LedgerRefused where the system does not let it read or write. */
export function openLedger(options: OpenOptions): Ledger {
  const {folder, readOnly = false, notice = () => {}, blockBytes = usualBlockBytes} = options;
  const letting: (() => void)[] = [];
  try {
    if (!readOnly) mkdirSync(folder, {recursive: true});
    const lock = readOnly ? undefined : takeLock(join(folder, 'lock'));
    if (lock !== undefined) letting.push(lock.letGo);
    return opened({folder, readOnly, notice, blockBytes}, lock, letting);
  } catch (error) {
    for (const letGo of letting.toReversed()) letGo();
    throw refusedBySystem(error, folder);
  }
}

/** `letting` grows by what must be let go of, at the end or where opening fails. */
function opened(
  {folder, readOnly, notice, blockBytes}: Required<OpenOptions>,
  lock: Lock | undefined,
  letting: (() => void)[],
): Ledger {
  const path = join(folder, 'entries.log');
  const head = readHead(folder);
  if (!existsSync(path)) begin(path, folder, head, readOnly);
  const file = openSync(path, readOnly ? 'r' : 'r+');
  letting.push(() => closeSync(file));
  const log = loadLog(file, path, head?.size ?? Infinity);
  refuseOtherThanAcknowledged(log, head, path, folder);
  const {tree, places, committedBytes, fileBytes} = log;
  if (readOnly && fileBytes > committedBytes) notice(leftOver(fileBytes - committedBytes));
  if (lock !== undefined) {
    lock.confirm();
    if (fileBytes > committedBytes) notice(setAside(file, folder, committedBytes, fileBytes));
    if (head?.size !== tree.size()) writeHead(folder, tree.size(), tree.root());
  }
  const letGo = (): void => {
    for (const release of letting.toReversed()) release();
  };
  return runningLedger({folder, file, tree, places, committedBytes, readOnly, blockBytes, letGo});
}

/** A reader moves nothing aside; it may be a commit that another process writes just now. */
const leftOver = (bytes: number): string =>
  `${bytes} bytes after the last commit are part of no entry: a write under way, or left by a crash or by somebody`;

/** An empty log, replaced whole, so that no half of its first line is ever found. */
function begin(path: string, folder: string, head: Head | undefined, readOnly: boolean): void {
  if (head !== undefined)
    throw new LedgerBroken(`${path} is missing; ${head.size} entries were acknowledged, from entry 0 on`);
  if (readOnly) throw new LedgerBroken(`${path} is missing`);
  writeFileSync(`${path}.new`, logHeader, {flush: true});
  renameSync(`${path}.new`, path);
  syncFolder(folder);
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
