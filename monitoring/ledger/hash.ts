/**
 * The two hashes of RFC 6962 section 2.1, which differ in their first byte, so that no leaf can pass for a node. The
 * hash function is an argument: the browser has another than the server.
 */
import {hashBytes} from './hash-list.ts';

export type Hash = (bytes: Uint8Array) => Uint8Array;

/** The same function, written straight to where the hash belongs: spares an object for each of a million hashes. */
export type HashInto = (bytes: Uint8Array, target: Uint8Array, at: number) => void;

/** SHA-256(0x00 ‖ leaf). */
export const leafHash = (hash: Hash, leaf: Uint8Array): Uint8Array => {
  const prefixed = new Uint8Array(leaf.length + 1);
  prefixed.set(leaf, 1);
  return hash(prefixed);
};

/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + 2 * hashBytes);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashBytes);
  return hash(bytes);
};

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
