/**
 * A small file replaced whole: temporary file, fsync, rename, fsync of the folder. Whoever reads it finds the old text or
 * the new one and never a part, whenever the machine stops; when this returns, the new one stands.
 */
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

export function replaceFile(path: string, text: string, mode = 0o644): void {
  writeFileSync(`${path}.new`, text, {flush: true, mode});
  renameSync(`${path}.new`, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Undefined where there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
