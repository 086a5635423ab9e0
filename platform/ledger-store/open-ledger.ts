/**
 * Opens the durable ledger: takes the lock, checks every byte of the log against its checksums, hashes and roots and
 * against the head kept beside it, and refuses to start on anything broken or shortened, naming the entry. Bytes after
 * the last whole commit were never acknowledged: they are moved aside and said, not silently dropped.
 */
import {existsSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {merkleTree, sameBytes, type MerkleTree} from '../../monitoring/ledger/index.ts';
import {blockBytes as bytesOfBlock, headerBytes, readBlockBody, readBlockHeader} from './block.ts';
import {LedgerBroken, readHead, syncFolder, writeHead} from './head.ts';
import {hashPairs} from './kernels/node-hashes.ts';
import {leafPlaces, type LeafPlaces} from './leaf-places.ts';
import type {Ledger} from './ledger.ts';
import {takeLock} from './lock.ts';
import {runningLedger} from './running-ledger.ts';
import {sha256, sha256Into} from './sha256.ts';

/** Large enough that a flush costs little against it, small enough to lose in memory. */
const usualBlockBytes = 8 * 1024 * 1024;
const logHeader = Buffer.from('holdfire-log/1\n', 'latin1');

export interface OpenOptions {
  readonly folder: string;
  /** Without the lock and without writing anything, not even moving a torn end aside. */
  readonly readOnly?: boolean;
  readonly notice?: (sentence: string) => void;
  /** Leaves of a commit are written when they have reached so many bytes; what is read may have any block size. */
  readonly blockBytes?: number;
}

interface Loaded {
  readonly tree: MerkleTree;
  readonly places: LeafPlaces;
  /** Bytes up to the end of the last whole commit. */
  readonly committedBytes: number;
}

export function openLedger(options: OpenOptions): Ledger {
  const {folder, readOnly = false, notice = () => {}, blockBytes = usualBlockBytes} = options;
  if (!readOnly) mkdirSync(folder, {recursive: true});
  const letGo = readOnly ? () => {} : takeLock(join(folder, 'lock'));
  try {
    return opened({folder, readOnly, notice, blockBytes}, letGo);
  } catch (error) {
    letGo();
    throw error;
  }
}

function opened({folder, readOnly, notice, blockBytes}: Required<OpenOptions>, letGo: () => void): Ledger {
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
  return runningLedger({folder, file, ...loaded, readOnly, blockBytes, letGo});
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
  const tree = merkleTree(sha256, sha256Into, hashPairs);
  const places = leafPlaces();
  let committedBytes = logHeader.length;
  let committedSize = 0;
  let at = logHeader.length;
  while (at < bytes) {
    const first = Buffer.alloc(Math.min(headerBytes, bytes - at));
    readSync(file, first, 0, first.length, at);
    const header = readBlockHeader(first);
    if (header === undefined || at + bytesOfBlock(header) > bytes) break;
    const block = Buffer.alloc(bytesOfBlock(header));
    readSync(file, block, 0, block.length, at);
    const leaves = readBlockBody(block, header);
    if (leaves === undefined) break;
    for (const {from, to} of leaves) {
      tree.pushPrefixed(block.subarray(from, to));
      places.add(at + from + 1, to - from - 1);
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
  places.shorten(committedSize);
  return {tree, places, committedBytes};
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
