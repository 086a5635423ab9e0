/**
 * The log's bytes → tree and places, in one pass: every block checksum, every leaf hash, every size and root. What is
 * whole and follows is taken up to the last block that ends a commit; what comes after is for the caller to judge by
 * the head. Refuses a log of another version and, among acknowledged entries, a block that does not follow.
 */
import {isRowLeaf, merkleTree, sameBytes, type MerkleTree} from '../../monitoring/ledger/index.ts';
import type {DiskFile} from '../disk/index.ts';
import {blockBytes, headerBytes, otherBlockVersion, readBlockBody, readBlockHeader} from './block.ts';
import {fileWindow} from './file-window.ts';
import {LedgerBroken} from './head.ts';
import {hashPairs} from './kernels/node-hashes.ts';
import {leafPlaces, type LeafPlaces} from './leaf-places.ts';
import {sha256, sha256Into} from './sha256.ts';

const logName = 'holdfire-log/';
export const logHeader = Buffer.from(`${logName}1\n`, 'latin1');

/** Small blocks are read many at a time; a large one is read whole by itself. */
const readAheadBytes = 256 * 1024;

export interface LoadedLog {
  readonly tree: MerkleTree;
  readonly places: LeafPlaces;
  /** Bytes up to the end of the last whole commit. */
  readonly committedBytes: number;
  /** Bytes of the file. */
  readonly fileBytes: number;
}

/** `acknowledged` is the size that the head names. */
export function loadLog(file: DiskFile, path: string, acknowledged: number): LoadedLog {
  const fileBytes = file.bytes();
  const read = fileWindow(file, readAheadBytes, fileBytes);
  const bytesAt = (from: number, bytes: number): Uint8Array => read(from, Math.min(from + bytes, fileBytes));
  refuseOtherLog(path, bytesAt(0, logHeader.length));
  const tree = merkleTree(sha256, sha256Into, hashPairs);
  const places = leafPlaces();
  let [committedBytes, committedSize] = [logHeader.length, 0];
  for (let at = logHeader.length; at < fileBytes;) {
    const header = readBlockHeader(bytesAt(at, headerBytes));
    if (header === undefined) refuseOtherBlock(path, bytesAt(at, headerBytes), committedSize, acknowledged);
    if (header === undefined || at + blockBytes(header) > fileBytes) break;
    const block = bytesAt(at, blockBytes(header));
    const view = new DataView(block.buffer, block.byteOffset, block.length);
    const whole = readBlockBody(block, header.count, (from, to) => {
      tree.pushPrefixed(block.subarray(from, to));
      places.add(at + from + 1, to - from - 1, isRowLeaf(view, from + 1, to));
    });
    if (!whole) break;
    if (header.sizeAfter !== tree.size() || !sameBytes(header.rootAfter, tree.root())) {
      // Behind what was acknowledged it is left over from a commit that never ended.
      if (committedSize >= acknowledged) break;
      throw new LedgerBroken(
        `${path} is broken at entry ${committedSize}: its block does not follow from the entries before it`,
      );
    }
    at += block.length;
    if (header.final) [committedBytes, committedSize] = [at, tree.size()];
  }
  tree.shorten(committedSize);
  places.shorten(committedSize);
  return {tree, places, committedBytes, fileBytes};
}

function refuseOtherLog(path: string, start: Uint8Array): void {
  if (sameBytes(start, logHeader)) return;
  const text = Buffer.from(start).toString('latin1');
  const version = text.startsWith(logName) ? text.slice(logName.length, -1) : '';
  throw new LedgerBroken(
    /^[0-9]$/.test(version)
      ? `${path} is a log of version ${version}; this program reads version 1. It is from a newer version of Holdfire (start that one), or its first line is damaged`
      : `${path} does not begin with "holdfire-log/1": it is not a ledger, or its first line is damaged`,
  );
}

function refuseOtherBlock(path: string, start: Uint8Array, entry: number, acknowledged: number): void {
  const version = otherBlockVersion(start);
  if (version === undefined || entry >= acknowledged) return;
  throw new LedgerBroken(
    `${path} has a block of version ${version} at entry ${entry}; this program reads version 1. It is from a newer version of Holdfire (start that one), or damaged; ${acknowledged} entries were acknowledged`,
  );
}
