/**
 * The hash of a leaf, computed again by the reader: SHA-256 of the byte 0x00 and the leaf's bytes (RFC 6962 section
 * 2.1). In this browser, or in any shell by three lines that hold everything that they need.
 */
import {leafHash, type Cryptography} from '../../monitoring/ledger/index.ts';

/** Lower-case hexadecimal, as `sha256sum` prints it. */
export const leafHashHex = ({hash, utf8}: Pick<Cryptography, 'hash' | 'utf8'>, leaf: string): string =>
  [...leafHash(hash, utf8.encode(leaf))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Three lines for a POSIX shell with `sha256sum`: the leaf, the hash of it, and what must come out. */
export function shellLines(leaf: string, leafHash: string): readonly [string, string, string] {
  return [`LEAF=${quoted(leaf)}`, `(printf '\\000'; printf '%s' "$LEAF") | sha256sum`, `# must print ${leafHash}`];
}

/** Within single quotes a shell changes nothing; only the quote itself has to step outside. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
