/**
 * The witness does not start, or does not go on: the sentence says what is wrong and what to do. In a file of its own, because
 * every command knows it.
 */
export class WitnessRefuses extends Error {
  override readonly name = 'WitnessRefuses';
}
