/**
 * A folder that somebody handed over, as what it holds: every file by its path with its length and hash, the small ones
 * with their bytes. Nothing in it is followed or trusted: a link, a pipe or a folder of another name is a stranger.
 */
import {lstatSync, readdirSync, type Stats} from 'node:fs';
import {join} from 'node:path';
import {hashStored} from '../../evidence/index.ts';
import {nodeDisk, readFileWhole} from '../../disk/index.ts';
import {sha256Hex, type PackedFile} from './bundle-form.ts';
import {utf8} from '../register.ts';

export interface FoundFile extends PackedFile {
  /** Of everything but originals. */
  readonly content?: Uint8Array;
}

export interface FoundFolder {
  readonly files: ReadonlyMap<string, FoundFile>;
  /** What is no plain file, by path, with what it is. */
  readonly strangers: ReadonlyMap<string, string>;
}

const folders: ReadonlySet<string> = new Set(['evidence', 'entries', 'proofs']);
/** Nothing that we write beside originals is longer; more is not read into memory. */
const mostBytes = 64 * 1024 * 1024;

const isOriginal = (path: string): boolean => /^evidence\/[^.]*$/.test(path);

export async function readBundleFolder(folder: string, progress: (path: string) => void): Promise<FoundFolder> {
  const files = new Map<string, FoundFile>();
  const strangers = new Map<string, string>();
  for (const path of pathsIn(folder, strangers)) {
    const whole = join(folder, path);
    const stats = lstatSync(whole);
    if (!stats.isFile()) strangers.set(path, kindOf(stats));
    else if (isOriginal(path) || stats.size > mostBytes) {
      progress(path);
      const {sha256, bytes} = await hashStored(nodeDisk, whole);
      files.set(path, {path, bytes, sha256});
    } else {
      const content = readFileWhole(nodeDisk, whole) ?? new Uint8Array(0);
      files.set(path, {path, bytes: content.length, sha256: sha256Hex(content), content});
    }
  }
  return {files, strangers};
}

function pathsIn(folder: string, strangers: Map<string, string>): readonly string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((found) => {
    if (!found.isDirectory()) return [found.name];
    if (!folders.has(found.name)) {
      strangers.set(found.name, 'a folder');
      return [];
    }
    return readdirSync(join(folder, found.name)).map((name) => `${found.name}/${name}`);
  });
}

function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a link';
  return stats.isDirectory() ? 'a folder' : 'no plain file';
}

/** Undefined where there is none, or no UTF-8. */
export function textIn(file: FoundFile | undefined): string | undefined {
  if (file?.content === undefined) return undefined;
  try {
    return utf8.decode(file.content);
  } catch {
    return undefined;
  }
}
