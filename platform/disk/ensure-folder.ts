/**
 * A folder that is there and stays there. A folder that was made is lost with all that is in it where its name is not
 * flushed in the folder above; so every folder up to the root is flushed, also those that were there already, because
 * whoever made them may have been killed before he flushed them.
 */
import {dirname, resolve} from 'node:path';
import type {Disk} from './disk.ts';

/** Folders of others, or of a file system that has nothing to flush: not ours to insist on. */
const notOurs: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'EINVAL', 'ENOTSUP'];

export function ensureFolder(disk: Disk, path: string): void {
  const folder = resolve(path);
  const above = dirname(folder);
  if (above === folder) return;
  ensureFolder(disk, above);
  const made = !disk.exists(folder) && makeUnlessThere(disk, folder);
  try {
    disk.syncFolder(above);
  } catch (error) {
    if (made || !notOurs.includes((error as NodeJS.ErrnoException).code)) throw error;
  }
}

/** False where somebody else made it, or it is not ours to see. */
function makeUnlessThere(disk: Disk, folder: string): boolean {
  try {
    disk.makeFolder(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
