/**
 * SHA-256 of the platform, in the two forms that hold for hundreds of thousands of leaves. Node's one-shot hash costs
 * 0.8 µs a call before it hashes anything, and 1.4 µs more where it returns a buffer instead of a string; so the digest
 * comes as a latin1 string and is written where it belongs.
 */
import {hash} from 'node:crypto';
import {hashBytes} from '../../monitoring/ledger/index.ts';

export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(hashBytes);
  sha256Into(bytes, digest, 0);
  return digest;
}

/** Writes into `target` from `at` on. */
export function sha256Into(bytes: Uint8Array, target: Uint8Array, at: number): void {
  asBuffer(target).write(hash('sha256', bytes, 'latin1'), at, hashBytes, 'latin1');
}

let last = Buffer.alloc(0);
let lastOf: Uint8Array = last;

/** The same memory under Node's own type; the last one is kept, because a tree writes to few arrays in turn. */
function asBuffer(bytes: Uint8Array): Buffer {
  if (bytes !== lastOf) {
    last = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
    lastOf = bytes;
  }
  return last;
}
