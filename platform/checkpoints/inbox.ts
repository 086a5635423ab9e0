/**
 * Cosigned notes that came by hand while another process keeps the ledger: laid down beside the store, and taken from there by
 * the process that may write. What cannot be used when it is taken was usable when it was laid down, and is left out.
 */
import {join} from 'node:path';
import {nodeCryptography} from '../keys/index.ts';
import {ensureFolder, readFileWhole, replaceFileWhole, type Disk} from '../disk/index.ts';

const folderOf = (folder: string): string => join(folder, 'inbox');
const ending = '.note';

/** Durable when it returns. */
export function layDown(disk: Disk, folder: string, note: string): void {
  const bytes = nodeCryptography.utf8.encode(note);
  const name = Buffer.from(nodeCryptography.hash(bytes)).toString('hex').slice(0, 32);
  ensureFolder(disk, folderOf(folder));
  replaceFileWhole(disk, join(folderOf(folder), `${name}${ending}`), bytes);
}

const waiting = (disk: Disk, folder: string): readonly string[] =>
  disk.exists(folderOf(folder)) ? disk.list(folderOf(folder)).filter((name) => name.endsWith(ending)) : [];

export const isAnythingWaiting = (disk: Disk, folder: string): boolean => waiting(disk, folder).length > 0;

/** Each is gone when `take` has returned. */
export function takeAll(disk: Disk, folder: string, take: (note: string) => void): void {
  for (const name of waiting(disk, folder).toSorted()) {
    const path = join(folderOf(folder), name);
    const bytes = readFileWhole(disk, path);
    if (bytes !== undefined) take(Buffer.from(bytes).toString('utf8'));
    disk.unlink(path);
  }
}
