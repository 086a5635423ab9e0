/**
 * Writes to a file while this thread goes on: copying a block to the system takes as long as hashing it. A failure is
 * kept and thrown at the next write, or when the end is waited for; nothing is written after it.
 */
import {write, writeSync} from 'node:fs';

export interface WriteBehind {
  /** `bytes` must stay as they are until `done` is called. Throws the failure of an earlier write. */
  readonly write: (bytes: Uint8Array, position: number, done: () => void) => void;
  /** Resolves when nothing is being written any more; rejects with the first failure. */
  readonly settled: () => Promise<void>;
}

export function writeBehind(file: number): WriteBehind {
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
  const piece = (bytes: Uint8Array, from: number, position: number, done: () => void): void => {
    write(file, bytes, from, bytes.length - from, position + from, (error, written) => {
      if (error !== null) failure ??= error;
      if (failure !== undefined || from + written === bytes.length) return ended(done);
      piece(bytes, from + written, position, done);
    });
  };
  return {
    write: (bytes, position, done) => {
      if (failure !== undefined) throw failure;
      underWay += 1;
      piece(bytes, 0, position, done);
    },
    settled: async () => {
      if (underWay > 0) await new Promise<void>((settle) => settling.push(settle));
      if (failure !== undefined) throw failure;
    },
  };
}

/** All of `bytes` before it returns. */
export function writeWhole(file: number, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, position + written);
}
