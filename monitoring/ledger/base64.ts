/**
 * Base64 (RFC 4648 section 4), strict: a text is taken only where it prints back to itself, so that no two texts stand for
 * the same bytes. Most decoders let spare bits, missing padding or white space pass; then a changed character is not seen.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value += 1) valueOf[alphabet.charCodeAt(value)] = value;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const left = bytes.length - at;
    const bits = (a << 16) | (b << 8) | c;
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    text += left > 1 ? alphabet.charAt((bits >> 6) & 63) : '=';
    text += left > 2 ? alphabet.charAt(bits & 63) : '=';
  }
  return text;
}

/** Undefined where the text is not the one that `base64Of` gives for some bytes. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const last = text.length - padding;
  let at = 0;
  for (let index = 0; index < text.length; index += 4) {
    let bits = 0;
    for (let place = 0; place < 4; place += 1) {
      const code = text.charCodeAt(index + place);
      const value = index + place >= last ? 0 : code < 128 ? (valueOf[code] as number) : -1;
      if (value === -1) return undefined;
      bits = (bits << 6) | value;
    }
    // Bits that stand for no byte are zero in the one text that is taken.
    if (index + 4 === text.length && padding > 0 && (bits & (padding === 2 ? 0xffff : 0xff)) !== 0) return undefined;
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (bits >> shift) & 255;
  }
  return bytes;
}

/** The same for a value of a fixed length: a hash, a key, a signature. */
export function bytesOfLength(text: string, length: number): Uint8Array | undefined {
  const bytes = bytesOfBase64(text);
  return bytes?.length === length ? bytes : undefined;
}
