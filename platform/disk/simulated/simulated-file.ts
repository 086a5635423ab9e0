/** A file of the simulated disk, open in a simulated process. A write that fails may have written a part. */
import type {DiskFile} from '../disk.ts';
import {flushOf, truncateTo, writeInto, type FileNode, type Node} from './medium.ts';
import {systemError, type SimulatedProcess} from './process.ts';

export function simulatedFile(process: SimulatedProcess, node: FileNode, path: string): DiskFile {
  const {random, step, beside} = process;
  const written = (bytes: Uint8Array, position: number): number => {
    const kind = process.fault('write', path);
    const count = kind === 'short' ? Math.ceil(bytes.length / 2) : bytes.length;
    if (kind !== undefined && kind !== 'short') {
      if (random.chance(0.5)) writeInto(node, bytes.subarray(0, random.below(bytes.length)), position);
      throw systemError(kind, 'write');
    }
    writeInto(node, bytes.subarray(0, count), position);
    return count;
  };
  const flushed = (call: 'fsync' | 'fdatasync'): void => {
    step();
    flush(process, node, call, path)();
  };
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
      return written(bytes, position);
    },
    writeBeside: (bytes, position, done) => void writtenBeside(bytes, position, done),
    truncate: (bytes) => {
      step(() => truncateTo(node, bytes));
      process.refuse('ftruncate', path);
      truncateTo(node, bytes);
    },
    sync: () => flushed('fsync'),
    syncBeside: async () => beside(() => flush(process, node, 'fsync', path)),
    syncData: () => flushed('fdatasync'),
    syncDataBeside: async () => beside(() => flush(process, node, 'fdatasync', path)),
    close: () => {},
  };

  /** At its beginning or at its end, whichever is worse for somebody. */
  async function writtenBeside(
    bytes: Uint8Array,
    position: number,
    done: Parameters<DiskFile['writeBeside']>[2],
  ): Promise<void> {
    const now = random.chance(0.5);
    let count = 0;
    let failure: Error | undefined;
    try {
      count = await beside(() => {
        const early = now ? written(bytes, position) : undefined;
        return () => early ?? written(bytes, position);
      });
    } catch (error) {
      failure = error as Error;
    }
    done(failure, count);
  }
}

/** Begins a flush; the function ends it. */
export function flush(process: SimulatedProcess, node: Node, call: 'fsync' | 'fdatasync', path: string): () => void {
  const end = flushOf(node);
  return () => {
    if (process.fault(call, path) !== 'EIO') return end();
    end(process.random);
    throw systemError('EIO', call);
  };
}
