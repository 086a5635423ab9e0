/**
 * The person's signing key in this browser: Ed25519, made here, its private half never readable, not even by this page. What
 * it signs is the person's own act; the server has no copy. Exists only in a secure context (HTTPS, or this machine).
 */
import {base64Of} from '../../../monitoring/ledger/index.ts';
import {forget, keep, kept} from './browser-store.ts';

export type SignAsync = (message: Uint8Array) => Promise<Uint8Array>;

export interface PersonKey {
  /** Base64 of 32 bytes. */
  readonly publicKey: string;
  readonly sign: SignAsync;
}

interface KeptKey {
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

/** Before anything is asked of a person: can this browser do it at all? */
export async function canSign(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/** A new key that is not kept yet: it is kept once the server has taken its public half. */
export async function newPersonKey(): Promise<PersonKey & {readonly keep: () => Promise<void>}> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = base64Of(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return {
    publicKey,
    sign: signer(pair.privateKey),
    keep: () => keep('keys', {publicKey, privateKey: pair.privateKey} satisfies KeptKey),
  };
}

/** Undefined where the private half is in another browser, or was removed from this one. */
export async function personKey(publicKey: string): Promise<PersonKey | undefined> {
  const found = await kept<KeptKey>('keys', publicKey);
  return found === undefined ? undefined : {publicKey, sign: signer(found.privateKey)};
}

export const removePersonKey = (publicKey: string): Promise<void> => forget('keys', publicKey);

const signer =
  (privateKey: CryptoKey): SignAsync =>
  async (message) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message as Uint8Array<ArrayBuffer>));
