/**
 * Seals who a source is, in the reporter's own browser, to the public key of the vault: what leaves the browser can be opened
 * by the keeper of the vault alone, not by this server. A browser without X25519 seals nothing and says so; then no
 * identity is sent, which a report never needs.
 */
import {
  boundTo,
  derivedBytes,
  envelopeText,
  paddedIdentity,
  saltOf,
  vaultKeyBytes,
  type SourceIdentity,
} from '../../monitoring/desk/index.ts';
import {bytesOfBase64} from '../../monitoring/ledger/index.ts';

export type SealedIdentity =
  {readonly kind: 'sealed'; readonly envelope: string} | {readonly kind: 'refused'; readonly sentence: string};

const refused = (sentence: string): SealedIdentity => ({kind: 'refused', sentence});

/** `vaultKey` as the server names it (base64); `caseId` is the case whose report it is. */
export async function sealIdentity(
  vaultKey: string,
  caseId: string,
  identity: SourceIdentity,
): Promise<SealedIdentity> {
  const recipient = bytesOfBase64(vaultKey);
  if (recipient?.length !== vaultKeyBytes) return refused('The key of the vault is not a key. Nothing was sealed.');
  const padded = paddedIdentity(identity, (text) => new TextEncoder().encode(text));
  if (padded === undefined)
    return refused('Nothing was sealed: say a name, a contact or a note, together at most about 1,000 characters.');
  try {
    return {kind: 'sealed', envelope: await seal(recipient, caseId, padded)};
  } catch {
    return refused('This browser cannot seal an identity. Send the report without one.');
  }
}

async function seal(recipient: Uint8Array, caseId: string, padded: Uint8Array): Promise<string> {
  const {subtle} = crypto;
  const vaultKey = await subtle.importKey('raw', buffer(recipient), 'X25519', false, []);
  const ephemeral = (await subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair;
  const ephemeralKey = new Uint8Array(await subtle.exportKey('raw', ephemeral.publicKey));
  const shared = await subtle.deriveBits({name: 'X25519', public: vaultKey}, ephemeral.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const info = buffer(boundTo(caseId));
  const derived = await subtle.deriveBits(
    {name: 'HKDF', hash: 'SHA-256', salt: buffer(saltOf({vaultKey: recipient, ephemeralKey})), info},
    material,
    derivedBytes * 8,
  );
  const key = await subtle.importKey('raw', derived.slice(0, 32), 'AES-GCM', false, ['encrypt']);
  const iv = derived.slice(32);
  const sealed = await subtle.encrypt({name: 'AES-GCM', iv, additionalData: info}, key, buffer(padded));
  return envelopeText({vaultKey: recipient, ephemeralKey, sealed: new Uint8Array(sealed)});
}

/** A buffer of its own, as WebCrypto takes it. */
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
