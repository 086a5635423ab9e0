/**
 * A file that somebody brings: opened once, without following a link and without waiting on a pipe, and looked at through
 * that opening, so that what is looked at is what is read. A folder, a link, a pipe, a device and an empty file are refused,
 * and so is a file that changed while it was read.
 */
import {constants, type BigIntStats} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';

export interface Source {
  /** How long it was when it was opened. */
  readonly bytes: number;
  /** As much as could be read at once; 0 at the end. */
  read(target: Uint8Array, position: number): Promise<number>;
  /** Undefined where the file is still the one that was opened and so many bytes of it were read. */
  changed(readBytes: number): Promise<Problem | undefined>;
  close(): Promise<void>;
}

export async function openSource(path: string): Promise<Result<Source>> {
  const refused = (reason: Reason): Result<never> => failure([{...reason, file: path}]);
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const reason = refusals[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    return refused(reason);
  }
  try {
    const before = await handle.stat({bigint: true});
    const reason = before.isFile() ? (before.size === 0n ? empty : undefined) : kindOf(before);
    if (reason === undefined) return success(sourceOf(handle, before, path));
    await handle.close();
    return refused(reason);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

type Reason = Pick<Problem, 'code' | 'message'>;

const notAFile = (what: string): Reason => ({code: 'not-a-file', message: `is ${what}; evidence is taken from a file`});
const empty: Reason = {code: 'empty-file', message: 'has no bytes: check that it was copied to its end'};
const absent: Reason = {code: 'no-such-file', message: 'is not there'};
const closed: Reason = {code: 'not-readable', message: 'may not be read by this user; change its permissions'};

const refusals: Readonly<Record<string, Reason>> = {
  ENOENT: absent,
  ENOTDIR: absent,
  ENAMETOOLONG: absent,
  EISDIR: notAFile('a folder'),
  ELOOP: {code: 'not-a-file', message: 'is a link; name the file that it leads to'},
  ENXIO: notAFile('a socket or a device'),
  EACCES: closed,
  EPERM: closed,
};

function kindOf(stats: BigIntStats): Reason {
  if (stats.isDirectory()) return notAFile('a folder');
  if (stats.isFIFO()) return notAFile('a pipe');
  return notAFile('a device');
}

function sourceOf(handle: FileHandle, before: BigIntStats, file: string): Source {
  return {
    bytes: Number(before.size),
    read: async (target, position) => (await handle.read(target, 0, target.length, position)).bytesRead,
    changed: async (readBytes) => {
      const after = await handle.stat({bigint: true});
      const same = after.size === before.size && after.mtimeNs === before.mtimeNs && before.size === BigInt(readBytes);
      return same
        ? undefined
        : {code: 'file-changed', file, message: 'was changed while it was read; nothing of it is kept'};
    },
    close: () => handle.close(),
  };
}
