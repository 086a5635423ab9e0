/**
 * Leaves → blocks on disk, written as they fill, so that a commit may be larger than memory. Memory is used again for
 * every block: the body begins at a fixed offset, and what stands before it (header and lengths, which are known only
 * when the block is full) is put right in front of it. Nothing here is a commit until the owner has flushed it.
 */
import {isRowLeaf, leafLimitBytes, rowLeafRoomBytes, type MerkleTree} from '../../monitoring/ledger/index.ts';
import {writeWhole, type DiskFile} from '../disk/index.ts';
import {checksumBytes, headerBytes, writeBlockHeader} from './block.ts';
import {rowRoom, type RowRoom} from './kernels/row-leaves.ts';
import type {LeafPlaces} from './leaf-places.ts';
import type {Reserve} from './reserve.ts';
import {sha256Into} from './sha256.ts';
import {writeBehind} from './write-behind.ts';

export interface BlockWriter {
  /** A leaf without its prefix byte, which `refuseLongLeaf` let pass. */
  readonly push: (leaf: Uint8Array) => void;
  /** The row leaf of the record `source[from, to)`; false, and nothing pushed, where it would exceed the limit. */
  readonly pushRow: (source: Uint8Array, from: number, to: number) => boolean;
  /** Writes what is left as the block that ends the commit; the offset in the file after it. */
  readonly finish: () => number;
  /** Resolves when no block is being written any more; rejects with the first failure. */
  readonly settled: () => Promise<void>;
}

export interface BlockTarget {
  readonly file: Pick<DiskFile, 'write' | 'writeBeside'>;
  /** Offset in the file where the first block goes. */
  readonly position: number;
  readonly room: BlockRoom;
  readonly tree: MerkleTree;
  readonly places: LeafPlaces;
  readonly reserve: Reserve;
}

/** Memory for blocks: one that is being filled, and those that are being written meanwhile. */
export interface BlockRoom {
  /** A block is written when its leaves have reached so many bytes. */
  readonly blockBytes: number;
  readonly bytes: Uint8Array;
  /** Where each block's body begins in `bytes`, with room before it for header and lengths. */
  readonly bodyFroms: readonly number[];
  /** Of the leaves in the block, each with its prefix byte; as many as a block may hold. */
  readonly lengths: Uint32Array;
  /** 1 for each leaf that is a row. */
  readonly rows: Uint8Array;
  readonly writeRow: RowRoom['writeRow'];
}

/** Smaller leaves than this fill a block by their number before they fill it by their bytes. */
const usualLeafBytes = 64;

/** For a commit of so many leaves with so many bytes in all: no more memory than that takes. */
export function blockRoom(blockBytes: number, leaves: number, leafBytes: number): BlockRoom {
  const lengths = new Uint32Array(Math.min(leaves, Math.ceil(blockBytes / usualLeafBytes)));
  const rows = new Uint8Array(lengths.length);
  const bodyFrom = headerBytes + lengths.length * 4;
  const bodyBytes = Math.min(leafBytes + leaves, blockBytes + leafLimitBytes);
  const bytes = new Uint8Array(bodyFrom + bodyBytes + checksumBytes);
  return {blockBytes, bytes, bodyFroms: [bodyFrom], lengths, rows, writeRow: notForRows};
}

/** Blocks of a bulk append in memory: one being filled, two being written. */
const bulkBlocks = 3;

/** For a commit of any size, most of it rows. */
export function bulkRoom(blockBytes: number): BlockRoom {
  const lengths = new Uint32Array(Math.ceil(blockBytes / usualLeafBytes));
  const rows = new Uint8Array(lengths.length);
  const frontBytes = headerBytes + lengths.length * 4;
  const oneBytes = frontBytes + blockBytes + rowLeafRoomBytes(leafLimitBytes) + checksumBytes;
  const {memory, writeRow, roomFrom} = rowRoom(bulkBlocks * oneBytes);
  const bodyFroms = Array.from({length: bulkBlocks}, (_, index) => roomFrom + index * oneBytes + frontBytes);
  return {blockBytes, bytes: memory, bodyFroms, lengths, rows, writeRow};
}

const notForRows = (): never => {
  throw new Error('rows are for bulk appends');
};

export function blockWriter({file, position, room, tree, places, reserve}: BlockTarget): BlockWriter {
  const {blockBytes, bytes, lengths, rows, writeRow} = room;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const behind = writeBehind(file);
  const [firstBody, ...free] = room.bodyFroms as [number, ...number[]];
  let bodyFrom = firstBody;
  let count = 0;
  let end = bodyFrom;
  let next = position;

  const write = (final: boolean): void => {
    const start = bodyFrom - count * 4 - headerBytes;
    const header = {count, bodyBytes: end - bodyFrom, final, sizeAfter: tree.size(), rootAfter: tree.root()};
    writeBlockHeader(view, start, header);
    for (let index = 0, at = bodyFrom; index < count; index += 1) {
      const length = lengths[index] as number;
      view.setUint32(start + headerBytes + index * 4, length);
      places.add(next + (at - start) + 1, length - 1, rows[index] === 1);
      at += length;
    }
    sha256Into(bytes.subarray(start, end), bytes, end);
    const block = bytes.subarray(start, end + checksumBytes);
    const [written, other] = [bodyFrom, free.pop()];
    // Where the disk is slower than this thread, or does not get its turn, the thread waits for it.
    if (other === undefined) writeWhole(file, block, next);
    else {
      behind.write(block, next, () => free.push(written));
      bodyFrom = other;
    }
    next += block.length;
    count = 0;
    end = bodyFrom;
  };
  /** A full block waits for the next leaf, because only then it is known not to end the commit. */
  const makeRoom = (): void => {
    if (count < lengths.length && end - bodyFrom < blockBytes) return;
    reserve.refuseBelow();
    write(false);
  };
  const pushed = (to: number, isRow: boolean): void => {
    tree.pushPrefixed(bytes.subarray(end, to));
    rows[count] = isRow ? 1 : 0;
    lengths[count] = to - end;
    count += 1;
    end = to;
  };
  return {
    push: (leaf) => {
      makeRoom();
      bytes[end] = 0;
      bytes.set(leaf, end + 1);
      pushed(end + 1 + leaf.length, isRowLeaf(view, end + 1, end + 1 + leaf.length));
    },
    pushRow: (source, from, to) => {
      makeRoom();
      const after = writeRow(source, from, to, end);
      if (after === -1) return false;
      pushed(after, true);
      return true;
    },
    finish: () => {
      write(true);
      return next;
    },
    settled: behind.settled,
  };
}

export function refuseLongLeaf(leaf: Uint8Array): void {
  if (leaf.length > leafLimitBytes)
    throw new RangeError(`an entry has at most ${leafLimitBytes} bytes, this one ${leaf.length}`);
}
