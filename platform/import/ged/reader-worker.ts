/**
 * Reads a GED file in a thread of its own: finding and checking records takes as long as hashing and writing them, and a
 * machine has two cores. Sends the file piece by piece, a few ahead of the receiver; memory is handed over, not copied.
 * Started by reader.ts only.
 */
import {closeSync, openSync} from 'node:fs';
import {parentPort, workerData} from 'node:worker_threads';
import type {Result} from '../../../monitoring/kernel/index.ts';
import {readGedFile, type GedHead, type GedReading} from './read-file.ts';

/** Sound rows of a piece of the file, in its order. */
export interface GedPiece {
  readonly count: number;
  /** Memory in which the records lie as published. */
  readonly source: Uint8Array<ArrayBuffer>;
  /** Memory in which their lines for the views lie. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** For each row four offsets: from and to in `source`, from and to in `lines`. */
  readonly spans: Uint32Array<ArrayBuffer>;
  readonly ids: Float64Array<ArrayBuffer>;
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

const linesBytes = 2 * 1024 * 1024;
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

let lines = new Uint8Array(linesBytes);
let filled = 0;
let spans = new Uint32Array(4 * rowsRoom);
let ids = new Float64Array(rowsRoom);
let count = 0;

const file = openSync(path, 'r');
const result = await readGedFile(file, name, {
  head: (head) => send({kind: 'head', head}),
  row: (row, source, fields) => {
    if (filled + row.lineRoom(fields) > lines.length) {
      const larger = new Uint8Array(2 * lines.length + row.lineRoom(fields));
      larger.set(lines);
      lines = larger;
    }
    if (count === ids.length) {
      const [moreSpans, moreIds] = [new Uint32Array(2 * spans.length), new Float64Array(2 * ids.length)];
      moreSpans.set(spans);
      moreIds.set(ids);
      [spans, ids] = [moreSpans, moreIds];
    }
    const end = row.writeLine(source, fields, lines, filled);
    spans[4 * count] = fields.from;
    spans[4 * count + 1] = fields.to;
    spans[4 * count + 2] = filled;
    spans[4 * count + 3] = end;
    ids[count] = row.id;
    filled = end;
    count += 1;
  },
  afterPiece: async (source) => {
    if (count === 0) return;
    await room();
    const piece = {count, source, lines, spans, ids};
    send({kind: 'piece', piece}, [source.buffer, lines.buffer, spans.buffer, ids.buffer]);
    lines = new Uint8Array(linesBytes);
    spans = new Uint32Array(4 * rowsRoom);
    ids = new Float64Array(rowsRoom);
    filled = 0;
    count = 0;
  },
});
closeSync(file);
send({kind: 'end', result});
port.close();
