/**
 * The open contents. Those that are handed in together, or while a flush is under way, share the next one. A failed write is
 * cut off again; where the disk was full, writing may go on once there is room. A failed flush stops for good, as in the
 * ledger: what a disk says after that is not to be trusted.
 */
import {parseCanonical, saltBytes, type OpenGroup} from '../../monitoring/ledger/index.ts';
import {isFull, type Reserve} from '../ledger-store/reserve.ts';
import type {ContentsFile} from './contents-file.ts';
import type {ContentsIndex} from './contents-index.ts';
import {ContentsFull, ContentsStopped, type Contents, type FoundContent, type SaltedContent} from './contents.ts';
import {frameHeaderBytes, writeFrame} from './frame.ts';
import {frameAt, isDestroyed, overwrite, wholeBody} from './placed-frame.ts';

export interface RunningContents {
  readonly file: ContentsFile;
  readonly index: ContentsIndex;
  readonly readOnly: boolean;
  /** The room that the ledger keeps free; a content without room for its entry would be left over. */
  readonly reserve: Reserve;
}

interface Handed {
  readonly contents: readonly SaltedContent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export function runningContents({file, index, readOnly, reserve}: RunningContents): Contents {
  let waiting: Handed[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let stopped: ContentsStopped | undefined;
  let closing: Promise<void> | undefined;

  /** One piece of work at a time; after a failure that is for good, none. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    if (closing !== undefined) return Promise.reject(new ContentsStopped('the contents are closed'));
    const turn = afterLast(last, work);
    last = turn.catch(() => {});
    return turn;
  };
  const afterLast = async (before: Promise<unknown>, work: () => Promise<void>): Promise<void> => {
    await before;
    if (readOnly) throw new Error('the contents are open for reading only');
    if (stopped !== undefined) throw stopped;
    try {
      await work();
    } catch (error) {
      if (error instanceof ContentsFull) throw error;
      stopped = new ContentsStopped(`the contents of records could not be written: ${(error as Error).message}`, {
        cause: error,
      });
      throw stopped;
    }
  };
  const flushWaiting = async (): Promise<void> => {
    let batch: readonly Handed[] = [];
    try {
      await inTurn(async () => {
        batch = waiting;
        waiting = [];
        refuseWithoutRoom(reserve);
        await writeTogether(
          file,
          index,
          batch.flatMap(({contents}) => contents),
        );
      });
      for (const {done} of batch) done();
    } catch (error) {
      // Refused before its turn came, it has taken nobody out of the queue yet.
      const refused = batch.length > 0 ? batch : waiting;
      if (batch.length === 0) waiting = [];
      for (const {failed} of refused) failed(error);
    }
  };
  return {
    keep: (contents) => {
      const fresh = contents.filter(({commitment}) => foundIn(file, index, commitment).kind !== 'held');
      if (fresh.length === 0) return Promise.resolve();
      return new Promise((done, failed) => {
        waiting.push({contents: fresh, done, failed});
        if (waiting.length === 1) void flushWaiting();
      });
    },
    find: (commitment) => foundIn(file, index, commitment),
    destroy: (commitments) => inTurn(() => destroyAll(file, index, commitments)),
    close: () => (closing ??= last.then(() => file.close())),
  };
}

function refuseWithoutRoom({refuseBelow}: Reserve): void {
  try {
    refuseBelow();
  } catch (error) {
    throw new ContentsFull((error as Error).message, {cause: error});
  }
}

/** All of them in one write and one flush. */
async function writeTogether(
  file: ContentsFile,
  index: ContentsIndex,
  contents: readonly SaltedContent[],
): Promise<void> {
  const start = file.size();
  const bytes = Buffer.alloc(contents.reduce((sum, {body}) => sum + frameHeaderBytes + body.length, 0));
  const places: {readonly commitment: string; readonly from: number}[] = [];
  let at = 0;
  for (const {commitment, body} of contents) {
    places.push({commitment, from: start + at});
    at = writeFrame(bytes, at, {before: at, commitment: Buffer.from(commitment, 'base64'), body});
  }
  try {
    await file.write(bytes, start);
  } catch (error) {
    file.cut(start);
    if (!isFull(error)) throw error;
    throw new ContentsFull(`there is no room for the contents of records: ${(error as Error).message}`, {cause: error});
  }
  await file.flush();
  for (const {commitment, from} of places) index.add(commitment, from);
}

async function destroyAll(file: ContentsFile, index: ContentsIndex, commitments: readonly string[]): Promise<void> {
  let overwritten = 0;
  for (const from of commitments.flatMap((commitment) => index.of(commitment))) {
    const header = frameAt(file, from);
    if (header === undefined || isDestroyed(file, from, header)) continue;
    await overwrite(file, from, header.bodyBytes);
    overwritten += 1;
  }
  if (overwritten > 0) await file.flush();
}

function foundIn(file: ContentsFile, index: ContentsIndex, commitment: string): FoundContent {
  let kind: 'missing' | 'destroyed' | 'altered' = 'missing';
  for (const from of index.of(commitment).toReversed()) {
    const header = frameAt(file, from);
    const body = header === undefined || header.isGone ? undefined : wholeBody(file, from, header);
    const group = body === undefined ? undefined : groupOf(body);
    if (group !== undefined) return {kind: 'held', group};
    kind = header?.isGone === true ? 'destroyed' : 'altered';
  }
  return {kind};
}

function groupOf(body: Buffer): OpenGroup | undefined {
  const content = parseCanonical(body.toString('utf8', saltBytes));
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return undefined;
  return {salt: body.toString('base64', 0, saltBytes), content: content as OpenGroup['content']};
}
