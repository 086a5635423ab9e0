/** A folder beside the cached corpus for one benchmark; taken away when it ends. */
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const parent = fileURLToPath(new URL('../../.tmp/bench/', import.meta.url));

export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(parent, {recursive: true});
  const folder = mkdtempSync(join(parent, 'scratch-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
