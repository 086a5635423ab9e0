/**
 * A disk in memory, as one process sees it until the process is dead: because the power is cut at a chosen step, or because it
 * is killed and another goes on with what the system holds. What runs beside ends in any order; a flush holds what was
 * there when it began, a write may have happened or not when the process dies. Faults are of the test's choosing.
 */
import {basename, dirname} from 'node:path';
import type {Disk, DiskFile, DiskSpace, OpenAs} from '../disk.ts';
import {flushOf, newFile, newFolder, setName, truncateTo, writeInto, type FileNode, type FolderNode} from './medium.ts';
import type {Random} from './random.ts';

/** What a call answers that would have gone on after the end of the process. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

export type Call = 'open' | 'mkdir' | 'write' | 'ftruncate' | 'fsync' | 'fdatasync' | 'rename' | 'unlink';
export type Fault = 'EIO' | 'ENOSPC' | 'short';

export interface SimulatedOptions {
  readonly random: Random;
  /** The process dies at this step; every call is one, and what runs beside is two. */
  readonly diesAt?: number;
  readonly fault?: (call: Call, path: string) => Fault | undefined;
  readonly space?: () => DiskSpace;
}

export interface SimulatedDisk extends Disk {
  readonly steps: () => number;
  /** Resolves when the process is dead. */
  readonly died: Promise<void>;
  readonly die: () => void;
}

export function simulatedDisk(root: FolderNode, options: SimulatedOptions): SimulatedDisk {
  const {random, diesAt = Infinity, fault = () => undefined, space} = options;
  const {promise: died, resolve: sayDied} = Promise.withResolvers<void>();
  const pending: (() => void)[] = [];
  let steps = 0;
  let isDead = false;

  const die = (): void => {
    isDead = true;
    pending.length = 0;
    sayDied();
  };
  /** Throws where the process ends here; `half` is what may have happened nevertheless. */
  const step = (half: () => void = () => {}): void => {
    steps += 1;
    if (!isDead && steps >= diesAt) {
      if (random.chance(0.5)) half();
      die();
    }
    if (isDead) throw new PowerCut('the process is dead');
  };
  const refuse = (call: Call, path: string): void => {
    const kind = fault(call, path);
    if (kind !== undefined && kind !== 'short') throw systemError(kind, call);
  };
  const pump = (): void => {
    const [next] = pending.splice(random.below(pending.length), 1);
    next?.();
  };
  /** Ends later, in any order with what else runs beside; never where the process dies before. */
  const beside = async <T>(begin: () => () => T): Promise<T> =>
    new Promise((done, failed) => {
      const settled = (work: () => void): void => {
        try {
          work();
        } catch (error) {
          if (!(error instanceof PowerCut)) failed(error as Error);
        }
      };
      settled(() => {
        step();
        const end = begin();
        pending.push(() => settled(() => done(end())));
        setImmediate(pump);
      });
    });
  const folderAt = (path: string): FolderNode => {
    if (path === '/' || path === '.') return root;
    const node = folderAt(dirname(path)).names.get(basename(path));
    if (node === undefined) throw systemError('ENOENT', 'open');
    if (node.kind !== 'folder') throw systemError('ENOTDIR', 'open');
    return node;
  };
  const open = (path: string, how: OpenAs): DiskFile => {
    refuse('open', path);
    const folder = folderAt(dirname(path));
    const there = folder.names.get(basename(path));
    if (there?.kind === 'folder') throw systemError('EISDIR', 'open');
    if (there === undefined && (how === 'read' || how === 'change')) throw systemError('ENOENT', 'open');
    if (there !== undefined && how === 'create') throw systemError('EEXIST', 'open');
    const node = there ?? newFile();
    if (there === undefined) setName(folder, basename(path), node);
    if (how === 'replace' && node.length > 0) truncateTo(node, 0);
    return fileOf(node, path);
  };
  const rename = (from: string, to: string): void => {
    refuse('rename', to);
    const [older, newer] = [folderAt(dirname(from)), folderAt(dirname(to))];
    const node = older.names.get(basename(from));
    if (node === undefined) throw systemError('ENOENT', 'rename');
    setName(newer, basename(to), node);
    setName(older, basename(from), undefined);
  };
  const unlink = (path: string): void => {
    refuse('unlink', path);
    const folder = folderAt(dirname(path));
    if (!folder.names.has(basename(path))) throw systemError('ENOENT', 'unlink');
    setName(folder, basename(path), undefined);
  };
  const flush = (node: FileNode | FolderNode, call: 'fsync' | 'fdatasync', path: string): (() => void) => {
    const end = flushOf(node);
    return () => {
      if (fault(call, path) === 'EIO') {
        end(random);
        throw systemError('EIO', call);
      }
      end();
    };
  };
  const written = (node: FileNode, bytes: Uint8Array, position: number, path: string): number => {
    const kind = fault('write', path);
    const count = kind === 'short' ? Math.ceil(bytes.length / 2) : bytes.length;
    if (kind !== undefined && kind !== 'short') {
      if (random.chance(0.5)) writeInto(node, bytes.subarray(0, random.below(bytes.length)), position);
      throw systemError(kind, 'write');
    }
    writeInto(node, bytes.subarray(0, count), position);
    return count;
  };

  function fileOf(node: FileNode, path: string): DiskFile {
    return {
      bytes: () => {
        step();
        return node.length;
      },
      read: (target, position) => {
        step();
        const bytes = node.content.subarray(position, Math.min(node.length, position + target.length));
        target.set(bytes);
        return bytes.length;
      },
      write: (bytes, position) => {
        step(() => writeInto(node, bytes.subarray(0, random.below(bytes.length + 1)), position));
        return written(node, bytes, position, path);
      },
      writeBeside: (bytes, position, done) => {
        const now = random.chance(0.5);
        const writing = beside(() => {
          const count = now ? written(node, bytes, position, path) : undefined;
          return () => {
            step();
            return count ?? written(node, bytes, position, path);
          };
        });
        writing.then(
          (count) => done(undefined, count),
          (error: Error) => done(error, 0),
        );
      },
      truncate: (bytes) => {
        step(() => truncateTo(node, bytes));
        refuse('ftruncate', path);
        truncateTo(node, bytes);
      },
      sync: () => {
        step();
        flush(node, 'fsync', path)();
      },
      syncBeside: async () => beside(() => ended(flush(node, 'fsync', path))),
      syncData: () => {
        step();
        flush(node, 'fdatasync', path)();
      },
      syncDataBeside: async () => beside(() => ended(flush(node, 'fdatasync', path))),
      close: () => {},
    };
  }
  /** The end is a step of its own: a process may die when all was done and before it heard of it. */
  const ended =
    <T>(end: () => T): (() => T) =>
    () => {
      step();
      return end();
    };
  const besideDone = async (call: () => void): Promise<void> => beside(() => ended(call));
  return {
    steps: () => steps,
    died,
    die,
    open: (path, how) => {
      step();
      return open(path, how);
    },
    openBeside: async (path, how) => beside(() => ended(() => open(path, how))),
    exists: (path) => {
      step();
      try {
        return path === '/' || folderAt(dirname(path)).names.has(basename(path));
      } catch {
        return false;
      }
    },
    list: (folder) => {
      step();
      return [...folderAt(folder).names.keys()];
    },
    makeFolder: (path) => {
      step();
      refuse('mkdir', path);
      const folder = folderAt(dirname(path));
      if (folder.names.has(basename(path))) throw systemError('EEXIST', 'mkdir');
      setName(folder, basename(path), newFolder());
    },
    rename: (from, to) => {
      step(() => rename(from, to));
      rename(from, to);
    },
    renameBeside: async (from, to) => besideDone(() => rename(from, to)),
    unlink: (path) => {
      step(() => unlink(path));
      unlink(path);
    },
    unlinkBeside: async (path) => besideDone(() => unlink(path)),
    syncFolder: (path) => {
      step();
      flush(folderAt(path), 'fsync', path)();
    },
    syncFolderBeside: async (path) => beside(() => ended(flush(folderAt(path), 'fsync', path))),
    space: () => space?.(),
  };
}

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: of the simulated disk, ${syscall}`), {code, syscall});
}
