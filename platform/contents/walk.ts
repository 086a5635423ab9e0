/**
 * Every frame of the file in order, also behind damaged bytes. What is not a frame is a gap: damage, or the rest of a write
 * that was cut short, which only the last flush can have been.
 */
import type {ContentsFile} from './contents-file.ts';
import {frameHeaderBytes, magicBytes, nextMagic, readFrameHeader, type FrameHeader} from './frame.ts';

export interface Placed {
  readonly from: number;
  readonly header: FrameHeader;
}

export interface Gap {
  readonly from: number;
  readonly to: number;
}

export interface Walked {
  readonly frames: readonly Placed[];
  readonly gaps: readonly Gap[];
  /** Where the last flush that left a frame behind began. */
  readonly lastFlushFrom: number;
}

const windowBytes = 1024 * 1024;

export function walkFrames(file: Pick<ContentsFile, 'read' | 'size'>, start: number): Walked {
  const end = file.size();
  const look = lookAhead(file);
  const frames: Placed[] = [];
  const gaps: Gap[] = [];
  let gapFrom: number | undefined;
  for (let at = start; at < end;) {
    const header = readFrameHeader(look(at, frameHeaderBytes));
    const after = header === undefined ? Infinity : at + frameHeaderBytes + header.bodyBytes;
    if (header === undefined || after > end) {
      gapFrom ??= at;
      at = nextFrom(look, at + 1, end);
      continue;
    }
    if (gapFrom !== undefined) gaps.push({from: gapFrom, to: at});
    gapFrom = undefined;
    frames.push({from: at, header});
    at = after;
  }
  if (gapFrom !== undefined) gaps.push({from: gapFrom, to: end});
  const last = frames.at(-1);
  return {frames, gaps, lastFlushFrom: last === undefined ? start : last.from - last.header.before};
}

type Look = (from: number, bytes: number) => Buffer;

function nextFrom(look: Look, from: number, end: number): number {
  for (let at = from; at < end; at += windowBytes - magicBytes) {
    const found = nextMagic(look(at, windowBytes), 0);
    if (found !== -1) return at + found;
  }
  return end;
}

/** Small reads come from one large one. */
function lookAhead(file: Pick<ContentsFile, 'read'>): Look {
  let windowFrom = 0;
  let window: Buffer = Buffer.alloc(0);
  return (from, bytes) => {
    if (from < windowFrom || from + bytes > windowFrom + window.length) {
      windowFrom = from;
      window = file.read(from, Math.max(bytes, windowBytes));
    }
    return window.subarray(from - windowFrom, from - windowFrom + bytes);
  };
}
