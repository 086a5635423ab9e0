/**
 * Reads a GED file in a thread of its own: finding and checking records takes as long as hashing and writing them, and a
 * machine has two cores. Sends the file piece by piece, a few ahead of the receiver; memory is handed over, not copied.
 * Started by reader.ts only.
 */
import {closeSync, openSync} from 'node:fs';
import {parentPort, workerData} from 'node:worker_threads';
import type {Result} from '../../../monitoring/kernel/index.ts';
import {eventBatches, type EventBatch} from './event-batch.ts';
import {readGedFile, type GedHead, type GedReading} from './read-file.ts';

/** Sound rows of a piece of the file, in its order. */
export interface GedPiece {
  readonly batch: EventBatch;
  /** Memory in which the records lie as published. */
  readonly source: Uint8Array<ArrayBuffer>;
  /** For each row where its record begins and ends in `source`. */
  readonly spans: Uint32Array<ArrayBuffer>;
}

export type ReaderMessage =
  | {readonly kind: 'head'; readonly head: GedHead}
  | {readonly kind: 'piece'; readonly piece: GedPiece}
  | {readonly kind: 'end'; readonly result: Result<GedReading>};

export interface ReaderData {
  readonly path: string;
  /** How the file is named in problems. */
  readonly name: string;
  /** Pieces that may be on their way at once. */
  readonly ahead: number;
}

const rowsRoom = 4_096;

const port = parentPort;
if (port === null) throw new Error('reader-worker.ts is started by reader.ts');
const {path, name, ahead} = workerData as ReaderData;
const send = (message: ReaderMessage, handedOver: ArrayBuffer[] = []): void => port.postMessage(message, handedOver);

const pieces = {free: ahead};
let wake = (): void => {};
port.on('message', () => {
  pieces.free += 1;
  wake();
});
const room = async (): Promise<void> => {
  while (pieces.free === 0) await new Promise<void>((resolve) => (wake = resolve));
  pieces.free -= 1;
};

const batches = eventBatches();
let spans = new Uint32Array(2 * rowsRoom);

const file = openSync(path, 'r');
const result = await readGedFile(file, name, {
  head: (head) => send({kind: 'head', head}),
  row: (row, source, fields) => {
    if (2 * batches.count === spans.length) {
      const more = new Uint32Array(2 * spans.length);
      more.set(spans);
      spans = more;
    }
    spans[2 * batches.count] = fields.from;
    spans[2 * batches.count + 1] = fields.to;
    batches.add(row, source, fields);
  },
  afterPiece: async (source) => {
    if (batches.count === 0) return;
    await room();
    const batch = batches.take();
    const {ids, coordinates, wholes} = batch;
    send({kind: 'piece', piece: {batch, source, spans}}, [
      source.buffer,
      spans.buffer,
      ids.buffer,
      coordinates.buffer,
      wholes.buffer,
    ]);
    spans = new Uint32Array(2 * rowsRoom);
  },
});
closeSync(file);
send({kind: 'end', result});
port.close();
