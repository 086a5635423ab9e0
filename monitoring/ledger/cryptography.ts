/**
 * What the platform lends to the core: a hash, Ed25519 and UTF-8. The server takes them from Node, the browser from its
 * own bundle; the core is the same in both and none of them is asynchronous, so that checking is a plain function.
 */
import type {Hash} from './hash.ts';

/** UTF-8 is passed in as functions, because the core is compiled without the platform's encoder. */
export interface Utf8 {
  readonly encode: (text: string) => Uint8Array;
  /** Throws on bytes that are not UTF-8. */
  readonly decode: (bytes: Uint8Array) => string;
}

/** Ed25519 (RFC 8032): a public key has 32 bytes, a signature 64. Never throws: false for anything malformed. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** Ed25519 with a private key that stays where it is. */
export type Sign = (message: Uint8Array) => Uint8Array;

export interface Cryptography {
  readonly hash: Hash;
  readonly utf8: Utf8;
  readonly verify: VerifySignature;
}

export const publicKeyBytes = 32;
export const signatureBytes = 64;
