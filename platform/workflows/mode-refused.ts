/** An installation cannot be used as it was asked to: with accounts, or by one person. It stays as it is. */
export class ModeRefused extends Error {
  override readonly name = 'ModeRefused';
}
