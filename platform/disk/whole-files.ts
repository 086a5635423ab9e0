/**
 * Files that are read and replaced whole, and files that only grow. After a crash at any moment a file that is replaced
 * is there with its older or with its newer content, never with a part of one; once `replaceFileWhole` has returned, with
 * the newer. A failure leaves it undecided which of the two will be found, so whoever promised something stops on it.
 */
import {basename, dirname, join} from 'node:path';
import type {Disk, DiskFile} from './disk.ts';

/** Undefined where there is none. */
export function readFileWhole(disk: Disk, path: string): Uint8Array | undefined {
  const file = opened(disk, path);
  if (file === undefined) return undefined;
  try {
    const bytes = new Uint8Array(file.bytes());
    return bytes.subarray(0, readUpTo(file, bytes));
  } finally {
    file.close();
  }
}

/** Temporary file `<path>.new`, fsync, rename, fsync of the folder. One at a time for a path. */
export function replaceFileWhole(disk: Disk, path: string, bytes: Uint8Array, permissions?: number): void {
  const file = freshFile(disk, newName(path), permissions);
  try {
    writeWhole(file, bytes, 0);
    file.sync();
  } finally {
    file.close();
  }
  disk.rename(newName(path), path);
  disk.syncFolder(dirname(path));
}

/** The same while this thread goes on. */
export async function replaceFileWholeBeside(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  permissions?: number,
): Promise<void> {
  await prepareFileBeside(disk, path, bytes, permissions);
  await putInPlaceBeside(disk, path);
}

/** The first of the two steps: until the second begins, it is certain that the older content stands. */
export async function prepareFileBeside(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  permissions?: number,
): Promise<void> {
  const file = await freshFileBeside(disk, newName(path), permissions);
  try {
    await writeWholeBeside(file, bytes, 0);
    await file.syncBeside();
  } finally {
    file.close();
  }
}

export async function putInPlaceBeside(disk: Disk, path: string): Promise<void> {
  await disk.renameBeside(newName(path), path);
  await disk.syncFolderBeside(dirname(path));
}

/**
 * What a crash left under the name is removed, not written over: after a power cut in the midst of a rename it may be the
 * very file that stands in its place already, under both names.
 */
function freshFile(disk: Disk, path: string, permissions: number | undefined): DiskFile {
  try {
    return disk.open(path, 'create', permissions);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    disk.unlink(path);
    return disk.open(path, 'create', permissions);
  }
}

async function freshFileBeside(disk: Disk, path: string, permissions: number | undefined): Promise<DiskFile> {
  try {
    return await disk.openBeside(path, 'create', permissions);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await disk.unlinkBeside(path);
    return disk.openBeside(path, 'create', permissions);
  }
}

const newName = (path: string): string => join(dirname(path), `${basename(path)}.new`);

/**
 * Adds to the end, and is on disk when it returns. A crash before that leaves any part of `bytes`, or zeros in their
 * place: the reader must know a torn end from a whole one. A failure cuts off again what it can.
 */
export function appendDurably(disk: Disk, path: string, bytes: Uint8Array, permissions?: number): void {
  const older = opened(disk, path, 'change');
  const file = older ?? disk.open(path, 'create', permissions);
  try {
    const end = file.bytes();
    try {
      writeWhole(file, bytes, end);
    } catch (error) {
      file.truncate(end);
      throw error;
    }
    file.sync();
  } finally {
    file.close();
  }
  // Always: whoever made the file may have been killed before its name was on disk.
  disk.syncFolder(dirname(path));
}

/** All of `bytes` before it returns. */
export function writeWhole(file: Pick<DiskFile, 'write'>, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.length) written += file.write(bytes.subarray(written), position + written);
}

export async function writeWholeBeside(
  file: Pick<DiskFile, 'writeBeside'>,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    const {promise, resolve, reject} = Promise.withResolvers<number>();
    file.writeBeside(bytes.subarray(from), position + from, (error, written) =>
      error === undefined ? resolve(written) : reject(error),
    );
    from += await promise;
  }
}

/** How many bytes there were. */
function readUpTo(file: DiskFile, target: Uint8Array): number {
  let done = 0;
  while (done < target.length) {
    const read = file.read(target.subarray(done), done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

function opened(disk: Disk, path: string, how: 'read' | 'change' = 'read'): DiskFile | undefined {
  try {
    return disk.open(path, how);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
