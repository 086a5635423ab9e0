/**
 * Opens an envelope with the private key of the vault, and seals one for scripts: Node's own X25519, HKDF-SHA-256 and
 * AES-256-GCM (docs/formats/vault.md). An envelope of another vault, of another case, changed or cut is refused, each with
 * its reason; nothing of it is shown.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import {
  boundTo,
  derivedBytes,
  envelopeText,
  identityOfPadded,
  paddedIdentity,
  readEnvelope,
  saltOf,
  type Envelope,
  type SourceIdentity,
} from '../../monitoring/desk/index.ts';
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';

/** DER of an X25519 key is this and its 32 bytes (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const algorithm = 'aes-256-gcm';
const tagBytes = 16;

export interface VaultKey {
  readonly publicKey: Uint8Array;
  /** 32 bytes. Leaves the key file only under the keeper's passphrase. */
  readonly secret: Uint8Array;
}

export const vaultKeyOf = (secret: Uint8Array): VaultKey => ({
  secret,
  publicKey: Uint8Array.from(
    createPublicKey(privateKeyObject(secret)).export({format: 'der', type: 'spki'}).subarray(-32),
  ),
});

export function openEnvelope(key: VaultKey, caseId: string, text: string): Result<SourceIdentity> {
  const envelope = readEnvelope(text.trim());
  if (envelope === undefined)
    return refuse('not-an-envelope', 'is not an envelope of the format holdfire-vault/1, to the byte');
  if (!sameBytes(envelope.vaultKey, key.publicKey))
    return refuse('other-vault', 'was sealed to another vault’s key than this one');
  const padded = decrypted(key, caseId, envelope);
  const identity =
    padded === undefined ? undefined : identityOfPadded(padded, (bytes) => nodeCryptography.utf8.decode(bytes));
  return identity === undefined
    ? refuse('envelope-does-not-open', `does not open: it was changed, or sealed for another case than “${caseId}”`)
    : success(identity);
}

/** With an ephemeral key of the caller’s: used once and forgotten. */
export function sealEnvelope(
  vaultKey: Uint8Array,
  caseId: string,
  identity: SourceIdentity,
  ephemeral: VaultKey,
): string | undefined {
  const padded = paddedIdentity(identity, (text) => nodeCryptography.utf8.encode(text));
  if (padded === undefined) return undefined;
  const {publicKey: ephemeralKey, secret} = ephemeral;
  const {key, nonce} = derived(shared(secret, vaultKey), {vaultKey, ephemeralKey}, caseId);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(boundTo(caseId));
  const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return envelopeText({vaultKey, ephemeralKey, sealed});
}

function decrypted(key: VaultKey, caseId: string, envelope: Envelope): Uint8Array | undefined {
  const {sealed} = envelope;
  try {
    const {key: secret, nonce} = derived(shared(key.secret, envelope.ephemeralKey), envelope, caseId);
    const opening = createDecipheriv(algorithm, secret, nonce)
      .setAAD(boundTo(caseId))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([opening.update(sealed.subarray(0, -tagBytes)), opening.final()]);
  } catch {
    // A point of small order, a changed byte or another case: the library says the same of all, and so do we.
    return undefined;
  }
}

function derived(
  secret: Uint8Array,
  keys: Pick<Envelope, 'vaultKey' | 'ephemeralKey'>,
  caseId: string,
): {readonly key: Uint8Array; readonly nonce: Uint8Array} {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, saltOf(keys), boundTo(caseId), derivedBytes));
  return {key: bytes.subarray(0, 32), nonce: bytes.subarray(32)};
}

const shared = (secret: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  diffieHellman({
    privateKey: privateKeyObject(secret),
    publicKey: createPublicKey({key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki'}),
  });

const privateKeyObject = (secret: Uint8Array): KeyObject =>
  createPrivateKey({key: Buffer.concat([privatePrefix, secret]), format: 'der', type: 'pkcs8'});

const refuse = (code: string, message: string): Result<never> => failure([{code, message}]);
