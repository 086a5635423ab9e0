/**
 * A disk in memory, as one process sees it until it is dead: because the power is cut (medium.ts says what is left), or
 * because it is killed and another goes on with what the system holds.
 */
import {basename, dirname} from 'node:path';
import type {Disk, DiskFile, DiskSpace, OpenAs} from '../disk.ts';
import {newFile, newFolder, setName, truncateTo, type FolderNode} from './medium.ts';
import {simulatedProcess, systemError, type ProcessOptions, type SimulatedProcess} from './process.ts';
import {flush, simulatedFile} from './simulated-file.ts';

export interface SimulatedOptions extends ProcessOptions {
  readonly space?: () => DiskSpace;
}

export interface SimulatedDisk extends Disk, Pick<SimulatedProcess, 'steps' | 'die' | 'died'> {}

export function simulatedDisk(root: FolderNode, options: SimulatedOptions): SimulatedDisk {
  const process = simulatedProcess(options);
  const {step, beside, steps, die, died} = process;
  const {open, rename, unlink, exists} = names(root, process);
  return {
    steps,
    die,
    died,
    open: (path, how) => {
      step();
      return open(path, how);
    },
    openBeside: async (path, how) => beside(() => () => open(path, how)),
    exists: (path) => {
      step();
      return exists(path);
    },
    list: (folder) => {
      step();
      return [...folderAt(root, folder).names.keys()];
    },
    makeFolder: (path) => {
      step();
      process.refuse('mkdir', path);
      if (exists(path)) throw systemError('EEXIST', 'mkdir');
      setName(folderAt(root, dirname(path)), basename(path), newFolder());
    },
    rename: (from, to) => {
      step(() => rename(from, to));
      rename(from, to);
    },
    renameBeside: async (from, to) => beside(() => () => rename(from, to)),
    unlink: (path) => {
      step(() => unlink(path));
      unlink(path);
    },
    unlinkBeside: async (path) => beside(() => () => unlink(path)),
    syncFolder: (path) => {
      step();
      flush(process, folderAt(root, path), 'fsync', path)();
    },
    syncFolderBeside: async (path) => beside(() => flush(process, folderAt(root, path), 'fsync', path)),
    space: () => options.space?.(),
  };
}

function folderAt(root: FolderNode, path: string): FolderNode {
  if (path === '/') return root;
  const node = folderAt(root, dirname(path)).names.get(basename(path));
  if (node === undefined) throw systemError('ENOENT', 'open');
  if (node.kind !== 'folder') throw systemError('ENOTDIR', 'open');
  return node;
}

interface Names {
  readonly open: (path: string, how: OpenAs) => DiskFile;
  readonly rename: (from: string, to: string) => void;
  readonly unlink: (path: string) => void;
  readonly exists: (path: string) => boolean;
}

/** The calls that change names, without their steps. */
function names(root: FolderNode, process: SimulatedProcess): Names {
  return {
    open: (path, how) => {
      process.refuse('open', path);
      const folder = folderAt(root, dirname(path));
      const there = folder.names.get(basename(path));
      if (there?.kind === 'folder') throw systemError('EISDIR', 'open');
      if (there === undefined && (how === 'read' || how === 'change')) throw systemError('ENOENT', 'open');
      if (there !== undefined && how === 'create') throw systemError('EEXIST', 'open');
      const node = there ?? newFile();
      if (there === undefined) setName(folder, basename(path), node);
      if (how === 'replace' && node.length > 0) truncateTo(node, 0);
      return simulatedFile(process, node, path);
    },
    rename: (from, to) => {
      process.refuse('rename', to);
      const [older, newer] = [folderAt(root, dirname(from)), folderAt(root, dirname(to))];
      const node = older.names.get(basename(from));
      if (node === undefined) throw systemError('ENOENT', 'rename');
      setName(newer, basename(to), node);
      setName(older, basename(from), undefined);
    },
    unlink: (path) => {
      process.refuse('unlink', path);
      const folder = folderAt(root, dirname(path));
      if (!folder.names.has(basename(path))) throw systemError('ENOENT', 'unlink');
      setName(folder, basename(path), undefined);
    },
    exists: (path) => {
      try {
        return path === '/' || folderAt(root, dirname(path)).names.has(basename(path));
      } catch {
        return false;
      }
    },
  };
}
