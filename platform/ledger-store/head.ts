/**
 * The head: size and root of what was acknowledged, kept apart from the log, so that a log that lost its end or was
 * rewritten is recognised at the next start. Three lines, strict: what does not print back to the same text is damage.
 *
 *     holdfire-head/1
 *     6416
 *     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 */
import {join} from 'node:path';
import {prepareFileBeside, putInPlaceBeside, readFileWhole, replaceFileWhole, type Disk} from '../disk/index.ts';

/** The log is not what was acknowledged. The message names the first entry that cannot be vouched for. */
export class LedgerBroken extends Error {
  override readonly name = 'LedgerBroken';
}

export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

const pathIn = (folder: string): string => join(folder, 'head');
const headText = (size: number, root: Uint8Array): string =>
  `holdfire-head/1\n${size}\n${Buffer.from(root).toString('base64')}\n`;

const headBytes = (size: number, root: Uint8Array): Uint8Array => Buffer.from(headText(size, root), 'latin1');

export function readHead(disk: Disk, folder: string): Head | undefined {
  const path = pathIn(folder);
  const bytes = readFileWhole(disk, path);
  if (bytes === undefined) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  const [form = '', size = '', root = ''] = text.split('\n');
  const version = /^holdfire-head\/([02-9])$/.exec(form)?.[1];
  if (version !== undefined)
    throw new LedgerBroken(
      `${path} is of version ${version}; this program reads version 1. It is from a newer version of Holdfire (start that one), or damaged`,
    );
  const head = {size: Number(size), root: Uint8Array.from(Buffer.from(root, 'base64'))};
  if (headText(head.size, head.root) !== text)
    throw new LedgerBroken(`${path} is damaged; it must hold the acknowledged size and root`);
  return head;
}

/** At the start. */
export function writeHead(disk: Disk, folder: string, size: number, root: Uint8Array): void {
  replaceFileWhole(disk, pathIn(folder), headBytes(size, root));
}

/** The same while others read, and in two steps: until the second begins, it is certain which head stands. */
export const prepareHead = async (disk: Disk, folder: string, size: number, root: Uint8Array): Promise<void> =>
  prepareFileBeside(disk, pathIn(folder), headBytes(size, root));

export const replaceHead = async (disk: Disk, folder: string): Promise<void> => putInPlaceBeside(disk, pathIn(folder));
