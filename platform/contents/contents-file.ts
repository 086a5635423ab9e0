/**
 * The file that the contents lie in, as the store asks for it. A port, because the tests put a file behind it that forgets
 * and tears what was not flushed.
 */
import {dirname} from 'node:path';
import {writeWholeBeside, type Disk} from '../disk/index.ts';

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

/** Nobody but the user who runs the program: it holds what the groups keep from others. */
const permissions = 0o600;

/** Undefined where it is to be read and there is none. */
export function contentsFile(disk: Disk, path: string, readOnly: boolean): ContentsFile | undefined {
  const isNew = !disk.exists(path);
  if (readOnly && isNew) return undefined;
  const file = disk.open(path, readOnly ? 'read' : isNew ? 'create' : 'change', permissions);
  if (isNew) disk.syncFolder(dirname(path));
  return {
    size: () => file.bytes(),
    read: (from, bytes) => {
      const buffer = Buffer.alloc(bytes);
      let length = 0;
      for (let read = -1; read !== 0 && length < bytes; length += read)
        read = file.read(buffer.subarray(length), from + length);
      return buffer.subarray(0, length);
    },
    write: (bytes, position) => writeWholeBeside(file, bytes, position),
    flush: () => file.syncDataBeside(),
    cut: (bytes) => {
      file.truncate(bytes);
      file.syncData();
    },
    close: () => file.close(),
  };
}
