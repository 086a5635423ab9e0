/**
 * Private keys of this machine, one file each, which nobody but their owner can read: folder 700, files 600, written whole
 * and durably before the ledger hears of the key. A file that others can read is refused, because they may have a copy.
 *
 *     {"format":"holdfire-key/1","name":"operator","publicKey":"<base64>","seed":"<base64>"}
 */
import {chmodSync, mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {
  base64Of,
  bytesOfLength,
  canonicalJson,
  keyFingerprint,
  parseCanonical,
  sameBytes,
  type Json,
} from '../../monitoring/ledger/index.ts';
import {ensureFolder, nodeDisk, readFileWhole, replaceFileWhole} from '../disk/index.ts';
import {keyPairOf, nodeCryptography, type KeyPair} from './node-cryptography.ts';

const format = 'holdfire-key/1';
const seedBytes = 32;
const ending = '.key';
/** Every bit by which somebody else may read, write or pass through. */
const others = 0o077;

export interface NamedKey {
  readonly name: string;
  readonly pair: KeyPair;
}

export interface KeyFiles {
  readonly folder: string;
  /** The private key to a public key; undefined where it is not on this machine. */
  find(publicKey: string): Result<NamedKey | undefined>;
  /** All of this name. */
  named(name: string): Result<readonly NamedKey[]>;
  keep(key: NamedKey): void;
}

export function keyFiles(folder: string): KeyFiles {
  const pathOf = (publicKey: string): string =>
    join(folder, `${keyFingerprint(nodeCryptography.hash, publicKey)}${ending}`);
  const read = (path: string): Result<NamedKey | undefined> =>
    nodeDisk.exists(path) ? readKeyFile(path) : success(undefined);
  const all = (): Result<readonly NamedKey[]> => {
    if (!nodeDisk.exists(folder)) return success([]);
    const files = nodeDisk.list(folder).filter((file) => file.endsWith(ending));
    const readings = files.toSorted().map((file) => readKeyFile(join(folder, file)));
    const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
    if (problems.length > 0) return failure(problems);
    return success(readings.flatMap((reading) => (reading.ok ? [reading.value] : [])));
  };
  return {
    folder,
    find: (publicKey) => {
      const own = read(pathOf(publicKey));
      if (!own.ok || own.value !== undefined) return own;
      // Brought from another machine under a name of its owner's.
      const every = all();
      if (!every.ok) return every;
      return success(every.value.find(({pair}) => base64Of(pair.publicKey) === publicKey));
    },
    named: (name) => {
      const every = all();
      return every.ok ? success(every.value.filter((key) => key.name === name)) : every;
    },
    keep: (key) => {
      if (!nodeDisk.exists(folder)) {
        mkdirSync(folder, {recursive: true, mode: 0o700});
        chmodSync(folder, 0o700);
      }
      ensureFolder(nodeDisk, folder);
      writeKeyFile(pathOf(base64Of(key.pair.publicKey)), key);
    },
  };
}

export function writeKeyFile(path: string, {name, pair}: NamedKey): void {
  const publicKey = base64Of(pair.publicKey);
  const text = canonicalJson({format, name, publicKey, seed: base64Of(pair.seed)});
  replaceFileWhole(nodeDisk, path, nodeCryptography.utf8.encode(`${text}\n`), 0o600);
}

export function readKeyFile(path: string): Result<NamedKey> {
  const refuse = (problem: Problem): Result<never> => failure([{...problem, file: path}]);
  // Where a system knows no such permissions, it reports all of them.
  if (process.platform !== 'win32' && (statSync(path).mode & others) !== 0) {
    const message = `can be read by others on this machine, so its key may be known; if it is not, run chmod 600 on it, otherwise replace the key`;
    return refuse({code: 'open-key-file', message});
  }
  const bytes = readFileWhole(nodeDisk, path);
  const key = bytes === undefined ? undefined : keyOfText(nodeCryptography.utf8.decode(bytes));
  return key === undefined ? refuse({code: 'bad-key-file', message: `is not a key file (${format})`}) : success(key);
}

function keyOfText(text: string): NamedKey | undefined {
  const value = text.endsWith('\n') ? parseCanonical(text.slice(0, -1)) : undefined;
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const {format: said, name, publicKey, seed, ...rest} = value as Readonly<Record<string, Json>>;
  if (said !== format || typeof name !== 'string' || Object.keys(rest).length > 0) return undefined;
  const secret = typeof seed === 'string' ? bytesOfLength(seed, seedBytes) : undefined;
  const named = typeof publicKey === 'string' ? bytesOfLength(publicKey, seedBytes) : undefined;
  if (secret === undefined || named === undefined) return undefined;
  const pair = keyPairOf(secret);
  return sameBytes(pair.publicKey, named) ? {name, pair} : undefined;
}
