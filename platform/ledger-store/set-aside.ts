/**
 * Moves the end of the log that no commit ended to a file of its own, `torn-N`: nothing in it was acknowledged, and
 * somebody may want to look. Cut off from the log only after the copy is on disk.
 */
import {join} from 'node:path';
import {writeWhole, type Disk, type DiskFile} from '../disk/index.ts';
import {fileWindow} from './file-window.ts';

const pieceBytes = 8 * 1024 * 1024;

/** Returns the sentence that says so. */
export function setAside(disk: Disk, file: DiskFile, folder: string, from: number, to: number): string {
  let number = 1;
  while (disk.exists(join(folder, `torn-${number}`))) number += 1;
  const path = join(folder, `torn-${number}`);
  try {
    copyOut(file, disk.open(path, 'create'), from, to);
  } catch (error) {
    if (disk.exists(path)) disk.unlink(path);
    throw error;
  }
  disk.syncFolder(folder);
  file.truncate(from);
  file.sync();
  return `${to - from} bytes after the last commit were never acknowledged; they are kept in torn-${number}`;
}

/** Closes the copy. */
function copyOut(file: DiskFile, torn: DiskFile, from: number, to: number): void {
  try {
    const read = fileWindow(file, pieceBytes, to);
    for (let at = from; at < to; at += pieceBytes) writeWhole(torn, read(at, Math.min(at + pieceBytes, to)), at - from);
    torn.sync();
  } finally {
    torn.close();
  }
}
