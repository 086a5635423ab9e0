/** A key file that cannot be used; the sentence says why. In a file of its own, because every command knows it. */
export class KeyFileRefused extends Error {
  override readonly name = 'KeyFileRefused';
}
