/**
 * The keeper's key file: the vault's private key under a passphrase, so that a copy of the file opens nothing. Scrypt (RFC
 * 7914) makes a key from the passphrase, AES-256-GCM seals with it; mode 600, and a file that others can read is refused.
 *
 *     {"format":"holdfire-vault-key/1","cost":131072,"nonce":"…","publicKey":"…","salt":"…","sealed":"…"}
 */
import {createCipheriv, createDecipheriv, randomBytes, scryptSync} from 'node:crypto';
import {statSync} from 'node:fs';
import {dirname} from 'node:path';
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';
import {base64Of, bytesOfBase64, canonicalJson, parseCanonical, sameBytes} from '../../monitoring/ledger/index.ts';
import {ensureFolder, nodeDisk, readFileWhole, replaceFileWhole} from '../disk/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import {vaultKeyOf, type VaultKey} from './envelope.ts';

const format = 'holdfire-vault-key/1';
const algorithm = 'aes-256-gcm';
const tagBytes = 16;
const blockSize = 8;
/** 128 MiB of memory for each guess. */
const usualCost = 131_072;
const costs = {least: 16_384, most: 1_048_576};
export const shortestPassphrase = 12;
/** Every bit by which somebody else may read, write or pass through. */
const others = 0o077;

/** Makes a key that nobody has seen and writes it; the private half is nowhere but in the file. */
export function newVaultKey(path: string, passphrase: string, cost = usualCost): VaultKey {
  const key = vaultKeyOf(Uint8Array.from(randomBytes(32)));
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, stretched(passphrase, salt, cost), nonce).setAAD(key.publicKey);
  const sealed = Buffer.concat([cipher.update(key.secret), cipher.final(), cipher.getAuthTag()]);
  const text = canonicalJson({
    format,
    cost,
    nonce: base64Of(nonce),
    publicKey: base64Of(key.publicKey),
    salt: base64Of(salt),
    sealed: base64Of(sealed),
  });
  ensureFolder(nodeDisk, dirname(path));
  replaceFileWhole(nodeDisk, path, nodeCryptography.utf8.encode(`${text}\n`), 0o600);
  return key;
}

export function readVaultKey(path: string, passphrase: string): Result<VaultKey> {
  const refuse = (code: string, message: string): Result<never> => failure([{code, file: path, message}]);
  const bytes = readFileWhole(nodeDisk, path);
  if (bytes === undefined) return refuse('no-such-file', 'is not there');
  // Where a system knows no such permissions, it reports all of them.
  if (process.platform !== 'win32' && (statSync(path).mode & others) !== 0)
    return refuse('open-key-file', 'can be read by others on this machine; run chmod 600 on it');
  const file = fileOf(nodeCryptography.utf8.decode(bytes));
  if (file === undefined) return refuse('bad-key-file', `is not a key file (${format})`);
  const key = openedBy(file, passphrase);
  return key === undefined ? refuse('wrong-passphrase', 'is not opened by this passphrase') : success(key);
}

interface KeyFile {
  readonly cost: number;
  readonly nonce: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly salt: Uint8Array;
  readonly sealed: Uint8Array;
}

function fileOf(text: string): KeyFile | undefined {
  const value = text.endsWith('\n') ? parseCanonical(text.slice(0, -1)) : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const {format: said, cost, nonce, publicKey, salt, sealed, ...rest} = value as Readonly<Record<string, unknown>>;
  const read = (one: unknown, length: number): Uint8Array | undefined => {
    const bytes = typeof one === 'string' ? bytesOfBase64(one) : undefined;
    return bytes?.length === length ? bytes : undefined;
  };
  const parts = [read(nonce, 12), read(publicKey, 32), read(salt, 16), read(sealed, 32 + tagBytes)] as const;
  const [iv, key, seed, box] = parts;
  if (said !== format || Object.keys(rest).length > 0 || !isCost(cost)) return undefined;
  if (iv === undefined || key === undefined || seed === undefined || box === undefined) return undefined;
  return {cost, nonce: iv, publicKey: key, salt: seed, sealed: box};
}

/** A power of two within bounds: a file that was made to eat all memory is no key file. */
const isCost = (cost: unknown): cost is number =>
  typeof cost === 'number' && Number.isInteger(Math.log2(cost)) && cost >= costs.least && cost <= costs.most;

function openedBy({cost, nonce, publicKey, salt, sealed}: KeyFile, passphrase: string): VaultKey | undefined {
  try {
    const opening = createDecipheriv(algorithm, stretched(passphrase, salt, cost), nonce)
      .setAAD(publicKey)
      .setAuthTag(sealed.subarray(-tagBytes));
    const secret = Buffer.concat([opening.update(sealed.subarray(0, -tagBytes)), opening.final()]);
    const key = vaultKeyOf(Uint8Array.from(secret));
    return sameBytes(key.publicKey, publicKey) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** One form of a passphrase, whatever keyboard it was typed on. */
const stretched = (passphrase: string, salt: Uint8Array, cost: number): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, {
    N: cost,
    r: blockSize,
    p: 1,
    maxmem: 2 * 128 * blockSize * cost,
  });
