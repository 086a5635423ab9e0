/**
 * The bytes on disk (docs/formats/ledger.md). Leaves are written in blocks, each with its own checksum and the size
 * and root of the ledger after it; a commit is one or more blocks of which only the last says `final`.
 *
 *     "HFBLOCK1"  8 bytes, magic with the version
 *     count       u32, big-endian like all that follow
 *     bodyBytes   u32
 *     final       u32, 1 or 0
 *     sizeAfter   u64
 *     rootAfter   32 bytes, RFC 6962 root of the first sizeAfter leaves
 *     lengths     count × u32, of each leaf with its prefix byte
 *     body        leaves, each preceded by the RFC 6962 prefix 0x00
 *     checksum    32 bytes, SHA-256 of all the block's bytes before it
 */
import {sha256} from './sha256.ts';

const magic = Buffer.from('HFBLOCK1', 'latin1');
export const headerBytes = 8 + 4 + 4 + 4 + 8 + 32;
export const checksumBytes = 32;
/** No block is larger; a length field that claims more is damage, not data. */
export const blockLimitBytes = 64 * 1024 * 1024;

export interface BlockHeader {
  readonly count: number;
  readonly bodyBytes: number;
  readonly final: boolean;
  readonly sizeAfter: number;
  readonly rootAfter: Uint8Array;
}

export const blockBytes = (header: Pick<BlockHeader, 'count' | 'bodyBytes'>): number =>
  headerBytes + header.count * 4 + header.bodyBytes + checksumBytes;

/** Everything before the lengths, into `target` from `at` on. */
export function writeBlockHeader(target: DataView, at: number, header: BlockHeader): void {
  magic.forEach((byte, index) => target.setUint8(at + index, byte));
  target.setUint32(at + 8, header.count);
  target.setUint32(at + 12, header.bodyBytes);
  target.setUint32(at + 16, header.final ? 1 : 0);
  target.setBigUint64(at + 20, BigInt(header.sizeAfter));
  header.rootAfter.forEach((byte, index) => target.setUint8(at + 28 + index, byte));
}

/** Undefined where the bytes are not the start of a block: cut short, or damaged. */
export function readBlockHeader(bytes: Buffer): BlockHeader | undefined {
  if (bytes.length < headerBytes || !bytes.subarray(0, 8).equals(magic)) return undefined;
  const [count, bodyBytes, final] = [bytes.readUInt32BE(8), bytes.readUInt32BE(12), bytes.readUInt32BE(16)];
  if (count === 0 || bodyBytes > blockLimitBytes || count > bodyBytes || final > 1) return undefined;
  const sizeAfter = Number(bytes.readBigUInt64BE(20));
  return {count, bodyBytes, final: final === 1, sizeAfter, rootAfter: Uint8Array.from(bytes.subarray(28, 60))};
}

/** Where each leaf with its prefix lies in a whole block; undefined where checksum or lengths do not hold. */
export function readBlockBody(block: Buffer, header: BlockHeader): readonly {from: number; to: number}[] | undefined {
  const end = block.length - checksumBytes;
  if (!Buffer.from(sha256(block.subarray(0, end))).equals(block.subarray(end))) return undefined;
  const spans: {from: number; to: number}[] = [];
  let at = headerBytes + header.count * 4;
  for (let index = 0; index < header.count; index += 1) {
    const length = block.readUInt32BE(headerBytes + index * 4);
    if (length === 0 || block[at] !== 0) return undefined;
    spans.push({from: at, to: at + length});
    at += length;
  }
  return at === end ? spans : undefined;
}
