/**
 * Opens the durable ledger: takes the lock, checks every byte of the log against its checksums, hashes and roots and
 * against the head kept beside it, and refuses to start on anything broken or shortened, naming the entry. Bytes after
 * the last whole commit were never acknowledged: they are moved aside and said, not silently dropped.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {
  leafHash,
  merkleTree,
  rowLeafRoomBytes,
  sameBytes,
  writeRowLeaf,
  type MerkleTree,
} from '../../monitoring/ledger/index.ts';
import {blockBytes, encodeBlock, headerBytes, readBlockBody, readBlockHeader, sha256} from './block.ts';
import {LedgerBroken, readHead, syncFolder, writeHead} from './head.ts';
import type {Appended, BulkAppend, Ledger} from './ledger.ts';
import {takeLock} from './lock.ts';

const logHeader = Buffer.from('holdfire-log/1\n', 'latin1');

/** A write or a flush failed: nothing more is accepted until a restart has checked what is on disk. */
export class LedgerStopped extends Error {
  override readonly name = 'LedgerStopped';
}

export interface OpenOptions {
  readonly folder: string;
  /** Without the lock and without writing anything, not even moving a torn end aside. */
  readonly readOnly?: boolean;
  readonly notice?: (sentence: string) => void;
}

interface Loaded {
  readonly tree: MerkleTree;
  /** Where each leaf (without prefix) lies in the file, as from and to. */
  readonly spans: number[];
  /** Bytes up to the end of the last whole commit. */
  committedBytes: number;
}

export function openLedger({folder, readOnly = false, notice = () => {}}: OpenOptions): Ledger {
  if (!readOnly) mkdirSync(folder, {recursive: true});
  const letGo = readOnly ? () => {} : takeLock(join(folder, 'lock'));
  try {
    return opened(folder, readOnly, notice, letGo);
  } catch (error) {
    letGo();
    throw error;
  }
}

function opened(folder: string, readOnly: boolean, notice: (sentence: string) => void, letGo: () => void): Ledger {
  const path = join(folder, 'entries.log');
  const head = readHead(folder);
  if (!existsSync(path)) {
    if (head !== undefined || readOnly) {
      throw new LedgerBroken(
        `${path} is missing${head === undefined ? '' : `; ${head.size} entries were acknowledged, from entry 0 on`}`,
      );
    }
    writeFileSync(path, logHeader);
    syncFolder(folder);
  }
  const file = openSync(path, readOnly ? 'r' : 'r+');
  const loaded = load(file, path);
  const {tree} = loaded;
  const fileBytes = fstatSync(file).size;
  if (head === undefined && tree.size() > 0) {
    throw new LedgerBroken(`${folder}: the head is missing, which says what was acknowledged from entry 0 on`);
  }
  if (head !== undefined) {
    if (head.size > tree.size() && fileBytes > loaded.committedBytes) {
      throw new LedgerBroken(
        `${path} is broken at or after entry ${tree.size()}; ${head.size} entries were acknowledged`,
      );
    }
    if (head.size > tree.size()) {
      throw new LedgerBroken(
        `${path} was shortened: entry ${tree.size()} is missing, ${head.size} entries were acknowledged`,
      );
    }
    if (!sameBytes(tree.root(head.size), head.root)) {
      throw new LedgerBroken(
        `${path} was rewritten: the first ${head.size} entries are not those that were acknowledged`,
      );
    }
  }
  if (!readOnly && fileBytes > loaded.committedBytes) moveTornEndAside(file, folder, loaded.committedBytes, notice);
  if (!readOnly) writeHead(folder, tree.size(), tree.root());
  return ledger({folder, file, loaded, readOnly, letGo});
}

/** Reads all blocks. A whole block that is damaged is refused unless nothing whole follows: then it was torn. */
function load(file: number, path: string): Loaded {
  const bytes = fstatSync(file).size;
  const start = Buffer.alloc(logHeader.length);
  readSync(file, start, 0, start.length, 0);
  if (!start.equals(logHeader)) {
    throw new LedgerBroken(
      `${path} does not begin with "holdfire-log/1": not a ledger, damaged, or from a newer version`,
    );
  }
  const tree = merkleTree(sha256);
  const spans: number[] = [];
  let committedBytes = logHeader.length;
  let committedSize = 0;
  let at = logHeader.length;
  while (at < bytes) {
    const first = Buffer.alloc(Math.min(headerBytes, bytes - at));
    readSync(file, first, 0, first.length, at);
    const header = readBlockHeader(first);
    if (header === undefined || at + blockBytes(header) > bytes) break;
    const block = Buffer.alloc(blockBytes(header));
    readSync(file, block, 0, block.length, at);
    const leaves = readBlockBody(block, header);
    if (leaves === undefined) break;
    for (const {from, to} of leaves) {
      tree.push(sha256(block.subarray(from, to)));
      spans.push(at + from + 1, at + to);
    }
    if (header.sizeAfter !== tree.size() || !sameBytes(header.rootAfter, tree.root())) {
      throw new LedgerBroken(
        `${path} is broken at entry ${committedSize}: its block does not follow from the entries before it`,
      );
    }
    at += block.length;
    if (header.final) [committedBytes, committedSize] = [at, tree.size()];
  }
  tree.shorten(committedSize);
  spans.length = committedSize * 2;
  return {tree, spans, committedBytes};
}

function moveTornEndAside(file: number, folder: string, from: number, notice: (sentence: string) => void): void {
  const torn = Buffer.alloc(fstatSync(file).size - from);
  readSync(file, torn, 0, torn.length, from);
  let number = 1;
  while (existsSync(join(folder, `torn-${number}`))) number += 1;
  writeFileSync(join(folder, `torn-${number}`), torn, {flush: true});
  ftruncateSync(file, from);
  fsyncSync(file);
  notice(`${torn.length} bytes after the last commit were never acknowledged; they are kept in torn-${number}`);
}

interface Parts {
  readonly folder: string;
  readonly file: number;
  readonly loaded: Loaded;
  readonly readOnly: boolean;
  readonly letGo: () => void;
}

function ledger({folder, file, loaded, readOnly, letGo}: Parts): Ledger {
  const {tree, spans} = loaded;
  let waiting: {leaves: readonly Uint8Array[]; done: (value: Appended) => void; failed: (error: unknown) => void}[] =
    [];
  let stopped: Error | undefined;

  /** Everything that waits becomes one block and one flush. */
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const before = tree.size();
    try {
      if (stopped !== undefined) throw new LedgerStopped(`the ledger stopped after a failed write: ${stopped.message}`);
      const leaves = batch.flatMap((part) => part.leaves);
      const block = extended(leaves);
      writeWhole(file, block, loaded.committedBytes);
      fdatasyncSync(file);
      writeHead(folder, tree.size(), tree.root());
      let at = loaded.committedBytes + headerBytes + leaves.length * 4;
      for (const leaf of leaves) {
        spans.push(at + 1, at + 1 + leaf.length);
        at += leaf.length + 1;
      }
      loaded.committedBytes += block.length;
    } catch (error) {
      stopped ??= error instanceof Error ? error : new Error('unknown');
      tree.shorten(before);
      for (const part of batch) part.failed(error);
      return;
    }
    let first = before;
    for (const part of batch) {
      part.done({first, size: tree.size(), root: tree.root()});
      first += part.leaves.length;
    }
  };
  const extended = (leaves: readonly Uint8Array[]): Buffer => {
    for (const leaf of leaves) {
      const prefixed = new Uint8Array(leaf.length + 1);
      prefixed.set(leaf, 1);
      tree.push(sha256(prefixed));
    }
    return encodeBlock(leaves, {final: true, size: tree.size(), root: tree.root()});
  };
  const leaf = (index: number): Uint8Array => {
    const [from, to] = [spans[index * 2], spans[index * 2 + 1]];
    if (from === undefined || to === undefined)
      throw new RangeError(`no entry ${index}, the ledger has ${tree.size()}`);
    const bytes = Buffer.alloc(to - from);
    readSync(file, bytes, 0, bytes.length, from);
    return bytes;
  };
  const append = (leaves: readonly Uint8Array[]): Promise<Appended> =>
    new Promise((done, failed) => {
      if (readOnly) return failed(new LedgerStopped('the ledger is open for reading only'));
      if (leaves.length === 0) return failed(new RangeError('nothing to append'));
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({leaves, done, failed});
    });
  return {
    folder,
    bulk: () => heldInMemory(tree.size(), append, (index) => tree.leaf(index)),
    append,
    get size() {
      return spans.length / 2;
    },
    root: (size) => tree.root(size),
    leafHash: (index) => tree.leaf(index),
    leaf,
    scan: (from, to, visit) => {
      for (let index = from; index < to; index += 1) if (visit(index, leaf(index)) === false) return;
    },
    close: async () => {
      flush();
      closeSync(file);
      letGo();
    },
  };
}

/** Until blocks are written as they fill: one commit held in memory. */
function heldInMemory(
  first: number,
  append: (leaves: readonly Uint8Array[]) => Promise<Appended>,
  standing: (index: number) => Uint8Array,
): BulkAppend {
  const leaves: Uint8Array[] = [];
  const bulk = {
    get next() {
      return first + leaves.length;
    },
    push: (leaf: Uint8Array) => first + leaves.push(Uint8Array.from(leaf)) - 1,
    pushRow: (source: Uint8Array, from: number, to: number) => {
      const target = new Uint8Array(rowLeafRoomBytes(to - from));
      const end = writeRowLeaf(source, from, to, target, 0);
      return end === -1 ? -1 : bulk.push(target.subarray(1, end));
    },
    leafHash: (index: number) =>
      index < first ? standing(index) : leafHash(sha256, leaves[index - first] as Uint8Array),
    commit: () => append(leaves),
    abandon: async () => {
      leaves.length = 0;
    },
  };
  return bulk;
}

function writeWhole(file: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, position + written);
}
