/**
 * The bytes of one content (docs/formats/records.md). The body is what the commitment hashes, so that the commitment is its
 * checksum; the header has one of its own, so that a walk finds every frame even behind damaged ones.
 *
 *     "HFCONT/1"   8 bytes, magic with the version
 *     state        4 bytes, "HELD" or "GONE"
 *     bodyBytes    u32, big-endian like all that follow
 *     before       u32, bytes of the same flush that stand before this frame
 *     commitment   32 bytes, SHA-256 of the body
 *     check        8 bytes, the beginning of the SHA-256 of bodyBytes, before and commitment
 *     body         32 bytes of salt, then the content as canonical JSON; zeros once it is destroyed
 */
import {sameBytes, saltBytes} from '../../monitoring/ledger/index.ts';
import {sha256} from '../ledger-store/index.ts';

const magic = Buffer.from('HFCONT/1', 'latin1');
const held = Buffer.from('HELD', 'latin1');
const gone = Buffer.from('GONE', 'latin1');
const [stateFrom, sizeFrom, commitmentFrom, checkFrom] = [8, 12, 20, 52];
const checkBytes = 8;
export const frameHeaderBytes = checkFrom + checkBytes;

/** Of one group, salt included. */
export const bodyLimitBytes = saltBytes + 64 * 1024;

export interface FrameHeader {
  readonly isGone: boolean;
  readonly bodyBytes: number;
  readonly before: number;
  readonly commitment: Uint8Array;
}

/** Header and body into `target` from `at` on; the offset after them. */
export function writeFrame(
  target: Buffer,
  at: number,
  frame: {readonly before: number; readonly commitment: Uint8Array; readonly body: Uint8Array},
): number {
  target.set(magic, at);
  target.set(held, at + stateFrom);
  target.writeUInt32BE(frame.body.length, at + sizeFrom);
  target.writeUInt32BE(frame.before, at + sizeFrom + 4);
  target.set(frame.commitment, at + commitmentFrom);
  target.set(check(target.subarray(at, at + frameHeaderBytes)), at + checkFrom);
  target.set(frame.body, at + frameHeaderBytes);
  return at + frameHeaderBytes + frame.body.length;
}

const check = (header: Uint8Array): Uint8Array => sha256(header.subarray(sizeFrom, checkFrom)).subarray(0, checkBytes);

/** Undefined where no frame begins here. */
export function readFrameHeader(bytes: Buffer): FrameHeader | undefined {
  if (bytes.length < frameHeaderBytes || !sameBytes(bytes.subarray(0, magic.length), magic)) return undefined;
  const state = bytes.subarray(stateFrom, sizeFrom);
  const bodyBytes = bytes.readUInt32BE(sizeFrom);
  if (bodyBytes < saltBytes || bodyBytes > bodyLimitBytes) return undefined;
  if (!sameBytes(check(bytes), bytes.subarray(checkFrom, frameHeaderBytes))) return undefined;
  return {
    // A state that is neither is a change of state that was cut short, and only one change is ever made.
    isGone: !sameBytes(state, held),
    bodyBytes,
    before: bytes.readUInt32BE(sizeFrom + 4),
    commitment: Uint8Array.from(bytes.subarray(commitmentFrom, checkFrom)),
  };
}

/** What is written over a frame, from its state on, to destroy it: everything but what tells how long it is. */
export const destroyed = {
  stateFrom,
  state: gone,
  bodyFrom: frameHeaderBytes,
} as const;

/** Where the next frame may begin, from `from` on; -1 where none does. */
export const nextMagic = (bytes: Buffer, from: number): number => bytes.indexOf(magic, from);
export const magicBytes = magic.length;
