/** A GED file, read and checked beside the caller: what it is, then its sound rows piece by piece, then how it ended. */
import {Worker} from 'node:worker_threads';
import type {ReaderData, ReaderMessage} from './reader-worker.ts';

export type {GedPiece, ReaderMessage} from './reader-worker.ts';

export interface GedReader {
  /** In order; the last one is `end`. Throws where the file cannot be read at all. */
  next(): Promise<ReaderMessage>;
  /** A piece is no longer needed; another may come. */
  done(): void;
  stop(): Promise<void>;
}

/** At about eight megabytes a piece: enough to keep both sides busy, little beside what the database takes. */
const piecesAhead = 6;

/** Type stripping runs the source as it is; a build has another ending. */
const worker = new URL(import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js', import.meta.url);

export function openGedReader(path: string, name: string): GedReader {
  const data: ReaderData = {path, name, ahead: piecesAhead};
  const thread = new Worker(worker, {workerData: data});
  const arrived: ReaderMessage[] = [];
  let failure: Error | undefined;
  let wake = (): void => {};
  thread.on('message', (message: ReaderMessage) => {
    arrived.push(message);
    wake();
  });
  thread.on('error', (error) => {
    failure = error instanceof Error ? error : new Error('the reader failed');
    wake();
  });
  return {
    next: async () => {
      for (;;) {
        const message = arrived.shift();
        if (message !== undefined) return message;
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    done: () => thread.postMessage('done'),
    stop: async () => void (await thread.terminate()),
  };
}
