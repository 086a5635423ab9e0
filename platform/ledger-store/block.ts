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
import {leafLimitBytes, sameBytes} from '../../monitoring/ledger/index.ts';
import {sha256} from './sha256.ts';

const magic = Uint8Array.from('HFBLOCK1', (character) => character.charCodeAt(0));
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
export function readBlockHeader(bytes: Uint8Array): BlockHeader | undefined {
  if (bytes.length < headerBytes || magic.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const [count, bodyBytes, final] = [view.getUint32(8), view.getUint32(12), view.getUint32(16)];
  if (count === 0 || bodyBytes > blockLimitBytes || count > bodyBytes || final > 1) return undefined;
  const sizeAfter = Number(view.getBigUint64(20));
  return {count, bodyBytes, final: final === 1, sizeAfter, rootAfter: bytes.slice(28, headerBytes)};
}

/** The version of a block that begins like one of ours and has another; undefined for anything else. */
export function otherBlockVersion(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, magic.length));
  return /^HFBLOCK[02-9]$/.test(text) ? text.slice(-1) : undefined;
}

/**
 * Calls `visit` with the place of each leaf in a whole block, prefix byte included. False, and nothing visited, where
 * checksum or lengths do not hold.
 */
export function readBlockBody(block: Uint8Array, count: number, visit: (from: number, to: number) => void): boolean {
  const end = block.length - checksumBytes;
  if (!sameBytes(sha256(block.subarray(0, end)), block.subarray(end))) return false;
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  const bodyFrom = headerBytes + count * 4;
  let at = bodyFrom;
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint32(headerBytes + index * 4);
    if (length === 0 || length > leafLimitBytes + 1 || block[at] !== 0) return false;
    at += length;
  }
  if (at !== end) return false;
  at = bodyFrom;
  for (let index = 0; index < count; index += 1) {
    const to = at + view.getUint32(headerBytes + index * 4);
    visit(at, to);
    at = to;
  }
  return true;
}
