/**
 * A file copied and hashed in one pass, in constant memory: while one piece is hashed and written the next is read. The
 * hash is that of the bytes that were written. Stops where the source gives more than it had when it was opened.
 */
import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';

export interface Copied {
  readonly sha256: string;
  readonly bytes: number;
  readonly beginning: Uint8Array;
}

const pieceBytes = 1024 * 1024;
const beginningBytes = 512;

/** From where the source stands to its end, or to one piece beyond `mostBytes`. */
export async function copyHashed(source: FileHandle, target: FileHandle, mostBytes: number): Promise<Copied> {
  return passed(source, mostBytes, async (piece) => {
    for (let at = 0; at < piece.length;) at += (await target.write(piece, at)).bytesWritten;
  });
}

/** The same without writing; throws what the system says where there is no file that can be read. */
export async function hashFile(path: string): Promise<Copied> {
  const source = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    return await passed(source, Infinity, async () => {});
  } finally {
    await source.close();
  }
}

async function passed(
  source: FileHandle,
  mostBytes: number,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<Copied> {
  const hash = createHash('sha256');
  const [first, second] = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)];
  let beginning = new Uint8Array(0);
  let bytes = 0;
  let [now, next] = [first, second];
  let reading = source.read(now, 0, pieceBytes, null);
  try {
    for (;;) {
      const {bytesRead} = await reading;
      if (bytesRead === 0) break;
      reading = source.read(next, 0, pieceBytes, null);
      const piece = now.subarray(0, bytesRead);
      if (bytes === 0) beginning = Uint8Array.from(piece.subarray(0, beginningBytes));
      hash.update(piece);
      await take(piece);
      bytes += bytesRead;
      [now, next] = [next, now];
      if (bytes > mostBytes) break;
    }
  } finally {
    // Whoever closes the file must not have a read under way.
    await reading.catch(() => undefined);
  }
  return {sha256: hash.digest('hex'), bytes, beginning};
}
