/** One file that was asked for with `--out`: whole or not at all, its folder made where it is not there. */
import {dirname} from 'node:path';
import {ensureFolder, nodeDisk, replaceFileWhole} from '../disk/index.ts';

export function writeOut(path: string, text: string): void {
  ensureFolder(nodeDisk, dirname(path));
  replaceFileWhole(nodeDisk, path, new TextEncoder().encode(text));
}
