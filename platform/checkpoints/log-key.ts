/**
 * The log's own key, made when it is first needed. Its name is the origin of every checkpoint and receipt; where the
 * operator gives none, it comes from the key itself, under a name that no machine can have (RFC 6761).
 */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {sha256} from '../ledger-store/index.ts';
import {makeNoteKeyFile, readNoteKeyFile, type HeldKey} from './note-key-file.ts';

const logKeyPath = (keysFolder: string): string => join(keysFolder, 'log.key');

export const usualOrigin = (publicKey: Uint8Array): string =>
  `holdfire.invalid/${Buffer.from(sha256(publicKey)).toString('hex').slice(0, 16)}`;

/** Undefined where this data folder never signed a checkpoint. */
export const readLogKey = (keysFolder: string): HeldKey | undefined => readNoteKeyFile(logKeyPath(keysFolder), 1);

export function logKey(keysFolder: string): HeldKey {
  mkdirSync(keysFolder, {recursive: true, mode: 0o700});
  return readLogKey(keysFolder) ?? makeNoteKeyFile(logKeyPath(keysFolder), 1, usualOrigin);
}
