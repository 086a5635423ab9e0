/**
 * Answers as bytes, kept by their ETag: what a page says at one ledger root, size and date never changes. Large text is
 * compressed once for each encoding that was asked for; the binary columns are sent as they are.
 */
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

export interface Body {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly compressible: boolean;
  /** Besides those that every answer has. */
  readonly headers: Readonly<Record<string, string>>;
}

export type Encoding = 'br' | 'gzip' | 'identity';

export interface SentBodies {
  find(tag: string): Body | undefined;
  keep(tag: string, body: Body): void;
  /** The bytes to send and the encoding that they are in. */
  encoded(tag: string, body: Body, accepted: string | undefined): Promise<{encoding: Encoding; bytes: Uint8Array}>;
}

/** Below this a compressed answer saves no packet. */
const compressedFromBytes = 1400;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export function sentBodies(keptLimitBytes = 64 * 1024 * 1024): SentBodies {
  const bodies = new Map<string, Body>();
  const parts = new Map<string, Uint8Array>();
  let keptBytes = 0;
  const keepPart = (key: string, bytes: Uint8Array): void => {
    if (parts.has(key) || bytes.length > keptLimitBytes / 2) return;
    parts.set(key, bytes);
    keptBytes += bytes.length;
    for (const [oldest, {length}] of parts) {
      if (keptBytes <= keptLimitBytes) break;
      parts.delete(oldest);
      bodies.delete(oldest);
      keptBytes -= length;
    }
  };
  return {
    find: (tag) => bodies.get(tag),
    keep: (tag, body) => {
      keepPart(tag, body.bytes);
      if (parts.has(tag)) bodies.set(tag, body);
    },
    encoded: async (tag, body, accepted) => {
      const encoding = body.compressible && body.bytes.length >= compressedFromBytes ? chosen(accepted) : 'identity';
      if (encoding === 'identity') return {encoding, bytes: body.bytes};
      const key = `${tag} ${encoding}`;
      const bytes = parts.get(key) ?? (await compressed(body.bytes, encoding));
      keepPart(key, bytes);
      return {encoding, bytes};
    },
  };
}

/** The same for an answer that is not kept. */
export async function compressible(
  bytes: Uint8Array,
  accepted: string | undefined,
): Promise<{readonly encoding: Encoding; readonly bytes: Uint8Array}> {
  const encoding = bytes.length >= compressedFromBytes ? chosen(accepted) : 'identity';
  return {encoding, bytes: encoding === 'identity' ? bytes : await compressed(bytes, encoding)};
}

const compressed = (bytes: Uint8Array, encoding: 'br' | 'gzip'): Promise<Uint8Array> =>
  encoding === 'br' ? brotli(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 4}}) : zip(bytes, {level: 5});

/** The best of what the reader accepts; a quality of 0 refuses. */
export function chosen(accepted = ''): Encoding {
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}
