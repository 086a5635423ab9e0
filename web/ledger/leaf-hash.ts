/**
 * The hash of a leaf, computed again by the reader: SHA-256 of the byte 0x00 and the leaf's bytes (RFC 6962 section
 * 2.1). In this browser, or in any shell by three lines that hold everything that they need.
 */

/** What is used of the browser's cryptography. */
export interface Digest {
  digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** Lower-case hexadecimal, as `sha256sum` prints it. */
export async function leafHashHex(leaf: string, subtle: Digest): Promise<string> {
  const text = new TextEncoder().encode(leaf);
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text, 1);
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Three lines for a POSIX shell with `sha256sum`: the leaf, the hash of it, and what must come out. */
export function shellLines(leaf: string, leafHash: string): readonly [string, string, string] {
  return [`LEAF=${quoted(leaf)}`, `(printf '\\000'; printf '%s' "$LEAF") | sha256sum`, `# must print ${leafHash}`];
}

/** Within single quotes a shell changes nothing; only the quote itself has to step outside. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
