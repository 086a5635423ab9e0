/**
 * The two hashes of RFC 6962 section 2.1, which differ in their first byte, so that no leaf can pass for a node. The
 * hash function is an argument: the browser has another than the server.
 */
import {hashBytes} from './hash-list.ts';

export type Hash = (bytes: Uint8Array) => Uint8Array;

/** The same function, written straight to where the hash belongs: spares an object for each of a million hashes. */
export type HashInto = (bytes: Uint8Array, target: Uint8Array, at: number) => void;

/**
 * Node hashes of `pairs` pairs of hashes that lie side by side in `children`, written side by side into `target` from
 * `at` on, which is other memory. One call for a whole level, where a call costs more than the hash.
 */
export type HashPairs = (children: Uint8Array, pairs: number, target: Uint8Array, at: number) => void;

export const pairsBy = (hashInto: HashInto): HashPairs => {
  const node = new Uint8Array(1 + 2 * hashBytes);
  node[0] = 1;
  return (children, pairs, target, at) => {
    for (let pair = 0; pair < pairs; pair += 1) {
      node.set(children.subarray(pair * 2 * hashBytes, (pair + 1) * 2 * hashBytes), 1);
      hashInto(node, target, at + pair * hashBytes);
    }
  };
};

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
