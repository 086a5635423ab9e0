/** One block of the log by itself: is it whole, and what are its leaves' hashes and lengths? Nothing is compared yet. */
import {hashBytes, isRowLeaf} from '../../monitoring/ledger/index.ts';
import {blockBytes, readBlockBody, type BlockHeader} from './block.ts';
import {sha256Into} from './sha256.ts';

export interface BlockPlace {
  /** Offset in the log. */
  readonly at: number;
  readonly header: BlockHeader;
  /** Place of its first leaf among the findings. */
  readonly firstLeaf: number;
}

/** Of every leaf, side by side. */
export interface LeafFindings {
  readonly hashes: Uint8Array;
  /** Without the prefix byte. */
  readonly lengths: Uint32Array;
  /** 1 for a row. */
  readonly rows: Uint8Array;
}

/** Bytes [from, to) of the log; valid until the next call. */
export type BlockRead = (from: number, to: number) => Uint8Array;

/** False, and the findings of this block mean nothing, where checksum or lengths do not hold. */
export function checkBlock({at, header, firstLeaf}: BlockPlace, read: BlockRead, findings: LeafFindings): boolean {
  const block = read(at, at + blockBytes(header));
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  let leaf = firstLeaf;
  return readBlockBody(block, header.count, (from, to) => {
    sha256Into(block.subarray(from, to), findings.hashes, leaf * hashBytes);
    findings.lengths[leaf] = to - from - 1;
    findings.rows[leaf] = isRowLeaf(view, from + 1, to) ? 1 : 0;
    leaf += 1;
  });
}
