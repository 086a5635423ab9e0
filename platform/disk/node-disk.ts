/** The disk of the machine, through Node. */
import {
  close,
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  open,
  openSync,
  readdirSync,
  readSync,
  rename,
  renameSync,
  statfsSync,
  unlink,
  unlinkSync,
  write,
  writeSync,
} from 'node:fs';
import {platform} from 'node:process';
import {promisify} from 'node:util';
import type {Disk, DiskFile, DiskSpace, OpenAs} from './disk.ts';

const flags: Readonly<Record<OpenAs, string>> = {read: 'r', change: 'r+', create: 'wx+', replace: 'w+'};
/** Windows cannot flush a folder; there NTFS keeps names in its journal. */
const foldersFlush = platform !== 'win32';

const beside = {
  open: promisify(open),
  close: promisify(close),
  fsync: promisify(fsync),
  fdatasync: promisify(fdatasync),
};

export const nodeDisk: Disk = Object.freeze({
  open: (path: string, how: OpenAs, permissions = 0o666) => nodeFile(openSync(path, flags[how], permissions)),
  openBeside: async (path: string, how: OpenAs, permissions = 0o666) =>
    nodeFile(await beside.open(path, flags[how], permissions)),
  exists: existsSync,
  list: (folder: string) => readdirSync(folder),
  makeFolder: (path: string) => {
    mkdirSync(path);
  },
  rename: renameSync,
  renameBeside: promisify(rename),
  unlink: unlinkSync,
  unlinkBeside: promisify(unlink),
  syncFolder: (folder: string) => {
    if (!foldersFlush) return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  syncFolderBeside: async (folder: string) => {
    if (!foldersFlush) return;
    const handle = await beside.open(folder, 'r');
    await beside.fsync(handle).finally(() => beside.close(handle));
  },
  space,
});

function nodeFile(file: number): DiskFile {
  return {
    bytes: () => fstatSync(file).size,
    read: (target, position) => readSync(file, target, 0, target.length, position),
    write: (bytes, position) => writeSync(file, bytes, 0, bytes.length, position),
    writeBeside: (bytes, position, done) =>
      write(file, bytes, 0, bytes.length, position, (error, written) => done(error ?? undefined, written)),
    truncate: (bytes) => ftruncateSync(file, bytes),
    sync: () => fsyncSync(file),
    syncBeside: () => beside.fsync(file),
    syncData: () => fdatasyncSync(file),
    syncDataBeside: () => beside.fdatasync(file),
    close: () => closeSync(file),
  };
}

function space(folder: string): DiskSpace | undefined {
  try {
    const {bavail, blocks, bsize} = statfsSync(folder);
    return {freeBytes: bavail * bsize, totalBytes: blocks * bsize};
  } catch {
    return undefined;
  }
}
