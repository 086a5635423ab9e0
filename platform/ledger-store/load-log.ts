/**
 * The log's bytes → tree and places, in one pass: every block checksum, every leaf hash, every size and root. What is
 * whole and follows is taken up to the last block that ends a commit; what comes after is for the caller to judge by
 * the head. Refuses a log of another version and, among acknowledged entries, a block that does not follow.
 */
import {hashBytes, merkleTree, sameBytes, type MerkleTree} from '../../monitoring/ledger/index.ts';
import {nodeDisk, type Disk, type DiskFile} from '../disk/index.ts';
import {blockBytes, headerBytes, otherBlockVersion, readBlockHeader} from './block.ts';
import type {BlockPlace} from './check-block.ts';
import {blockChecker, type CheckedBlocks} from './checked-blocks.ts';
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

/** Blocks that are looked at together: enough for two threads, little enough to hold what was found in them. */
const togetherBytes = 64 * 1024 * 1024;

/** `acknowledged` is the size that the head names. */
export function loadLog(disk: Disk, file: DiskFile, path: string, acknowledged: number): LoadedLog {
  const fileBytes = file.bytes();
  const read = fileWindow(file, readAheadBytes, fileBytes);
  const bytesAt = (from: number, bytes: number): Uint8Array => read(from, Math.min(from + bytes, fileBytes));
  refuseOtherLog(path, bytesAt(0, logHeader.length));
  const tree = merkleTree(sha256, sha256Into, hashPairs);
  const places = leafPlaces();
  let [committedBytes, committedSize] = [logHeader.length, 0];
  const loaded = (): LoadedLog => {
    tree.shorten(committedSize);
    places.shorten(committedSize);
    return {tree, places, committedBytes, fileBytes};
  };
  // The other thread reads for itself, which it can do from the machine's own disk only.
  const checker = blockChecker(path, read, disk === nodeDisk ? fileBytes : 0);
  try {
    let task = checker.begin(blocksFrom(logHeader.length, fileBytes, bytesAt));
    let at = logHeader.length;
    while (task.places.length > 0) {
      const checked = checker.finish(task);
      // The other thread goes on while this one builds the tree.
      task = checker.begin(blocksFrom(endOf(checked.blocks), fileBytes, bytesAt));
      for (const [index, block] of checked.blocks.entries()) {
        if (!checked.isWhole(index)) return loaded();
        addLeaves(checked, block, tree, places);
        const {sizeAfter, rootAfter, final} = block.header;
        if (sizeAfter !== tree.size() || !sameBytes(rootAfter, tree.root())) {
          // Behind what was acknowledged it is left over from a commit that never ended.
          if (committedSize >= acknowledged) return loaded();
          throw new LedgerBroken(
            `${path} is broken at entry ${committedSize}: its block does not follow from the entries before it`,
          );
        }
        at = block.at + blockBytes(block.header);
        if (final) [committedBytes, committedSize] = [at, tree.size()];
      }
    }
    refuseOtherBlock(path, bytesAt(at, headerBytes), committedSize, acknowledged);
    return loaded();
  } finally {
    checker.end();
  }
}
/** Blocks from `at` on by their headers alone, until one is none or is cut, or there are enough. */
function blocksFrom(at: number, fileBytes: number, bytesAt: (from: number, bytes: number) => Uint8Array): BlockPlace[] {
  const blocks: BlockPlace[] = [];
  let firstLeaf = 0;
  for (let next = at; next < fileBytes && next - at < togetherBytes;) {
    const header = readBlockHeader(bytesAt(next, headerBytes));
    if (header === undefined || next + blockBytes(header) > fileBytes) break;
    blocks.push({at: next, header, firstLeaf});
    firstLeaf += header.count;
    next += blockBytes(header);
  }
  return blocks;
}

function endOf(blocks: readonly BlockPlace[]): number {
  const last = blocks.at(-1);
  return last === undefined ? logHeader.length : last.at + blockBytes(last.header);
}

function addLeaves(
  {hashes, lengths, rows}: CheckedBlocks,
  {at, header: {count}, firstLeaf}: BlockPlace,
  tree: MerkleTree,
  places: LeafPlaces,
): void {
  tree.pushHashes(hashes.subarray(firstLeaf * hashBytes, (firstLeaf + count) * hashBytes));
  let from = at + headerBytes + count * 4;
  for (let leaf = firstLeaf; leaf < firstLeaf + count; leaf += 1) {
    const bytes = lengths[leaf] as number;
    places.add(from + 1, bytes, rows[leaf] === 1);
    from += 1 + bytes;
  }
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
