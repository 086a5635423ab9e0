/**
 * A file copied and hashed in one pass, in constant memory: while one piece is hashed and written the next is read. The
 * hash is that of the bytes that were written. Stops where the source gives more than it had when it was opened.
 */
import {createHash} from 'node:crypto';
import {setImmediate} from 'node:timers/promises';
import {writeWholeBeside, type Disk, type DiskFile} from '../disk/index.ts';
import type {Source} from './open-source.ts';

export interface Copied {
  readonly sha256: string;
  readonly bytes: number;
  readonly beginning: Uint8Array;
}

const pieceBytes = 1024 * 1024;
const beginningBytes = 512;

/** From the beginning of the source to its end, or to one piece beyond the length that it had. */
export async function copyHashed(source: Source, target: Pick<DiskFile, 'writeBeside'>): Promise<Copied> {
  return passed(
    async (piece, position) => source.read(piece, position),
    source.bytes,
    async (piece, position) => writeWholeBeside(target, piece, position),
  );
}

/** The same without writing. Others get their turn after each piece. Throws what the system says. */
export async function hashStored(disk: Disk, path: string): Promise<Copied> {
  const file = disk.open(path, 'read');
  try {
    return await passed(
      async (piece, position) => file.read(piece, position),
      Infinity,
      async () => setImmediate(),
    );
  } finally {
    file.close();
  }
}

type Read = (piece: Uint8Array, position: number) => Promise<number>;
type Take = (piece: Uint8Array, position: number) => Promise<unknown>;

async function passed(read: Read, mostBytes: number, take: Take): Promise<Copied> {
  const hash = createHash('sha256');
  let [now, next] = [new Uint8Array(pieceBytes), new Uint8Array(pieceBytes)];
  let beginning = new Uint8Array(0);
  let bytes = 0;
  const begin = (piece: Uint8Array, position: number): Promise<number> => {
    const begun = read(piece, position);
    // It is waited for later, when it may have failed already.
    begun.catch(() => undefined);
    return begun;
  };
  let reading = begin(now, 0);
  try {
    while (bytes <= mostBytes) {
      const length = await reading;
      if (length === 0) break;
      reading = begin(next, bytes + length);
      const piece = now.subarray(0, length);
      if (bytes === 0) beginning = piece.slice(0, beginningBytes);
      hash.update(piece);
      await take(piece, bytes);
      bytes += length;
      [now, next] = [next, now];
    }
  } finally {
    // Whoever closes the file must not have a read under way.
    await reading.catch(() => undefined);
  }
  return {sha256: hash.digest('hex'), bytes, beginning};
}
