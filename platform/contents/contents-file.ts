/**
 * The file that the contents lie in, as the store asks for it. A port, because the tests put a file behind it that forgets
 * and tears what was not flushed.
 */
import {
  closeSync,
  fdatasync,
  fstatSync,
  ftruncateSync,
  fsyncSync,
  openSync,
  readSync,
  write,
  existsSync,
} from 'node:fs';
import {dirname} from 'node:path';
import {promisify} from 'node:util';

export interface ContentsFile {
  size(): number;
  /** Fewer bytes than asked for at the end of the file. */
  read(from: number, bytes: number): Buffer;
  write(bytes: Uint8Array, position: number): Promise<void>;
  flush(): Promise<void>;
  /** Shortens and flushes. */
  cut(bytes: number): void;
  close(): void;
}

const flushed = promisify(fdatasync);

/** Undefined where it is to be read and there is none. */
export function nodeContentsFile(path: string, readOnly: boolean): ContentsFile | undefined {
  const isNew = !existsSync(path);
  if (readOnly && isNew) return undefined;
  const file = openSync(path, readOnly ? 'r' : isNew ? 'wx+' : 'r+', 0o600);
  if (isNew) {
    fsyncSync(file);
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
  return {
    size: () => fstatSync(file).size,
    read: (from, bytes) => {
      const buffer = Buffer.alloc(bytes);
      let length = 0;
      for (let read = -1; read !== 0 && length < bytes; length += read)
        read = readSync(file, buffer, length, bytes - length, from + length);
      return buffer.subarray(0, length);
    },
    write: (bytes, position) => writeAll(file, bytes, position),
    flush: () => flushed(file),
    cut: (bytes) => {
      ftruncateSync(file, bytes);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

const written = promisify(write);

async function writeAll(file: number, bytes: Uint8Array, position: number): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    const {bytesWritten} = await written(file, bytes, from, bytes.length - from, position + from);
    from += bytesWritten;
  }
}
