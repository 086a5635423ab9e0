/**
 * Writes to a file while this thread goes on: copying a block to the system takes as long as hashing it. A failure is
 * kept and thrown at the next write, or when the end is waited for; nothing is written after it.
 */
import type {DiskFile} from '../disk/index.ts';

export interface WriteBehind {
  /** `bytes` must stay as they are until `done` is called. Throws the failure of an earlier write. */
  readonly write: (bytes: Uint8Array, position: number, done: () => void) => void;
  /** Resolves when nothing is being written any more; rejects with the first failure. */
  readonly settled: () => Promise<void>;
}

export function writeBehind(file: Pick<DiskFile, 'writeBeside'>): WriteBehind {
  let underWay = 0;
  let failure: Error | undefined;
  let settling: (() => void)[] = [];

  const ended = (done: () => void): void => {
    underWay -= 1;
    done();
    if (underWay > 0) return;
    const waiting = settling;
    settling = [];
    for (const settle of waiting) settle();
  };
  const piece = (bytes: Uint8Array, position: number, done: () => void): void => {
    file.writeBeside(bytes, position, (error, written) => {
      failure ??= error;
      if (failure !== undefined || written === bytes.length) return ended(done);
      piece(bytes.subarray(written), position + written, done);
    });
  };
  return {
    write: (bytes, position, done) => {
      if (failure !== undefined) throw failure;
      underWay += 1;
      piece(bytes, position, done);
    },
    settled: async () => {
      if (underWay > 0) await new Promise<void>((settle) => settling.push(settle));
      if (failure !== undefined) throw failure;
    },
  };
}
