/**
 * Base64 (RFC 4648 section 4), strict: a text is taken only where it prints back to itself, so that no two texts stand for
 * the same bytes. Most decoders let spare bits, missing padding or white space pass; then a changed character is not seen.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value += 1) valueOf[alphabet.charCodeAt(value)] = value;

/** Two characters for each twelve bits. */
const pairs = Array.from({length: 4096}, (_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63));

export function base64Of(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = '';
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
    text += (pairs[bits >> 12] as string) + (pairs[bits & 4095] as string);
  }
  const left = bytes.length - whole;
  if (left === 0) return text;
  const bits = ((bytes[whole] as number) << 8) | (left === 2 ? (bytes[whole + 1] as number) : 0);
  return `${text}${pairs[bits >> 4]}${left === 2 ? alphabet.charAt((bits << 2) & 63) : '='}=`;
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
