/**
 * Reads a file from front to back in large pieces. What it returns is a view into memory that the next call writes
 * over: it is valid until then.
 */
import type {DiskFile} from '../disk/index.ts';

/** Bytes [from, to) of the file; reads ahead, but never beyond `fileEnd`. */
export function fileWindow(
  file: Pick<DiskFile, 'read'>,
  readAheadBytes: number,
  fileEnd: number,
): (from: number, to: number) => Uint8Array {
  let bytes = new Uint8Array(0);
  let [windowFrom, windowTo] = [0, 0];
  return (from, to) => {
    if (from < windowFrom || to > windowTo) {
      const length = Math.min(Math.max(to - from, readAheadBytes), fileEnd - from);
      if (length > bytes.length) bytes = new Uint8Array(length);
      readWhole(file, bytes.subarray(0, length), from);
      [windowFrom, windowTo] = [from, from + length];
    }
    return bytes.subarray(from - windowFrom, to - windowFrom);
  };
}

/** Fills `target` from `position` on; throws where the file ends before. */
export function readWhole(file: Pick<DiskFile, 'read'>, target: Uint8Array, position: number): void {
  let done = 0;
  while (done < target.length) {
    const read = file.read(done === 0 ? target : target.subarray(done), position + done);
    if (read === 0) throw new Error(`the file ends at byte ${position + done}, though it was longer before`);
    done += read;
  }
}
