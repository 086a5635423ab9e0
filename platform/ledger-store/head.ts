/**
 * The head: size and root of what was acknowledged, kept apart from the log, so that a log that lost its end or was
 * rewritten is recognised at the next start. Three lines, strict: what does not print back to the same text is damage.
 *
 *     holdfire-head/1
 *     6416
 *     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 */
import {closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {open, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** The log is not what was acknowledged. The message names the first entry that cannot be vouched for. */
export class LedgerBroken extends Error {
  override readonly name = 'LedgerBroken';
}

export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

const headText = (size: number, root: Uint8Array): string =>
  `holdfire-head/1\n${size}\n${Buffer.from(root).toString('base64')}\n`;

export function readHead(folder: string): Head | undefined {
  const path = join(folder, 'head');
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
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

/** At the start: replaced whole by temporary file, fsync, rename, fsync of the folder. */
export function writeHead(folder: string, size: number, root: Uint8Array): void {
  writeFileSync(join(folder, 'head.new'), headText(size, root), {flush: true});
  renameSync(join(folder, 'head.new'), join(folder, 'head'));
  syncFolder(folder);
}

/**
 * The same while others read, and in two steps: until the second begins, it is certain which head stands.
 */
export async function prepareHead(folder: string, size: number, root: Uint8Array): Promise<void> {
  await writeFile(join(folder, 'head.new'), headText(size, root), {flush: true});
}

export async function replaceHead(folder: string): Promise<void> {
  await rename(join(folder, 'head.new'), join(folder, 'head'));
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
