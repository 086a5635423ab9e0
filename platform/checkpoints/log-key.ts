/**
 * The log's own key, made when it is first needed. Its name is the origin of every checkpoint and receipt; where the
 * operator gives none, it comes from the key itself, under a name that no machine can have (RFC 6761).
 */
import {join} from 'node:path';
import {sha256} from '../ledger-store/index.ts';
import {makeHeldKey, readHeldKey, type HeldKey} from './held-key.ts';

const pathOf = (keysFolder: string): string => join(keysFolder, 'log.key');

export const usualOrigin = (publicKey: Uint8Array): string =>
  `holdfire.invalid/${Buffer.from(sha256(publicKey)).toString('hex').slice(0, 16)}`;

/** Undefined where this data folder never signed a checkpoint. Throws KeyFileRefused. */
export const readLogKey = (keysFolder: string): HeldKey | undefined => readHeldKey(pathOf(keysFolder), 1);

/** Throws KeyFileRefused. */
export const logKey = (keysFolder: string, origin?: string): HeldKey =>
  readLogKey(keysFolder) ?? makeHeldKey(pathOf(keysFolder), 1, (publicKey) => origin ?? usualOrigin(publicKey));
