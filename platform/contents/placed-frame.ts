/** A frame where it stands in the file: whether it is whole, what it holds, and how it is destroyed. */
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {sha256} from '../ledger-store/index.ts';
import type {ContentsFile} from './contents-file.ts';
import {destroyed, frameHeaderBytes, readFrameHeader, type FrameHeader} from './frame.ts';

export const frameAt = (file: Pick<ContentsFile, 'read'>, from: number): FrameHeader | undefined =>
  readFrameHeader(file.read(from, frameHeaderBytes));

/** The body, where it is the one that the commitment was made of. */
export function wholeBody(file: Pick<ContentsFile, 'read'>, from: number, header: FrameHeader): Buffer | undefined {
  const body = file.read(from + frameHeaderBytes, header.bodyBytes);
  return body.length === header.bodyBytes && sameBytes(sha256(body), header.commitment) ? body : undefined;
}

/** The body first: a frame that says that it is gone holds nothing any more. Not flushed here. */
export async function overwrite(file: Pick<ContentsFile, 'write'>, from: number, bodyBytes: number): Promise<void> {
  await file.write(new Uint8Array(bodyBytes), from + destroyed.bodyFrom);
  await file.write(destroyed.state, from + destroyed.stateFrom);
}

/** Its state alone does not say so: of two writes that were cut short the second may have reached the disk alone. */
export const isDestroyed = (
  file: Pick<ContentsFile, 'read'>,
  from: number,
  {isGone, bodyBytes}: FrameHeader,
): boolean => isGone && file.read(from + frameHeaderBytes, bodyBytes).every((byte) => byte === 0);
