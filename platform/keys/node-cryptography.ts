/** What the core needs of cryptography, from Node: OpenSSL's SHA-256 and Ed25519. */
import {createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject} from 'node:crypto';
import type {Cryptography, Sign} from '../../monitoring/ledger/index.ts';
import {sha256} from '../ledger-store/index.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** DER of an Ed25519 key is this and its 32 bytes (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Making a key object costs as much as a signature; authors write often. */
const publicKeys = new Map<string, KeyObject>();
const keptKeys = 1000;

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('latin1');
  const kept = publicKeys.get(name);
  if (kept !== undefined) return kept;
  const made = createPublicKey({key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki'});
  if (publicKeys.size >= keptKeys) publicKeys.delete(publicKeys.keys().next().value ?? '');
  publicKeys.set(name, made);
  return made;
}

export const nodeCryptography: Cryptography = {
  hash: sha256,
  utf8: {encode: (text) => encoder.encode(text), decode: (bytes) => decoder.decode(bytes)},
  verify: (publicKey, message, signature) => {
    try {
      return verify(null, message, publicKeyObject(publicKey), signature);
    } catch {
      return false;
    }
  },
};

export interface KeyPair {
  readonly publicKey: Uint8Array;
  /** 32 bytes: the seed of RFC 8032. Never leaves the key file. */
  readonly seed: Uint8Array;
}

/** Random, from the operating system. */
export function newKeyPair(): KeyPair {
  const {privateKey} = generateKeyPairSync('ed25519');
  const seed = privateKey.export({format: 'der', type: 'pkcs8'}).subarray(-32);
  return keyPairOf(Uint8Array.from(seed));
}

export function keyPairOf(seed: Uint8Array): KeyPair {
  const der = createPublicKey(privateKeyObject(seed)).export({format: 'der', type: 'spki'});
  return {seed, publicKey: Uint8Array.from(der.subarray(-32))};
}

const privateKeyObject = (seed: Uint8Array): KeyObject =>
  createPrivateKey({key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8'});

export function signBy({seed}: Pick<KeyPair, 'seed'>): Sign {
  const key = privateKeyObject(seed);
  return (message) => Uint8Array.from(sign(null, message, key));
}

/** The same in the thread pool. */
export type SignBeside = (message: Uint8Array) => Promise<Uint8Array>;

export function signBesideBy({seed}: Pick<KeyPair, 'seed'>): SignBeside {
  const key = privateKeyObject(seed);
  return (message) =>
    new Promise((resolve, reject) => {
      sign(null, message, key, (error, signature) =>
        error === null ? resolve(Uint8Array.from(signature)) : reject(error),
      );
    });
}

/** The same check in the thread pool, so that whoever hands in much does not keep the others waiting. */
export type VerifyBeside = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

export const verifyBeside: VerifyBeside = (publicKey, message, signature) =>
  new Promise((resolve) => {
    try {
      verify(null, message, publicKeyObject(publicKey), signature, (error, holds) => resolve(error === null && holds));
    } catch {
      resolve(false);
    }
  });
