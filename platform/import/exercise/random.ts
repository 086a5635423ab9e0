/**
 * Seeded draws for the exercise. The state is an argument, so that the same seed gives the same bytes; each part of the
 * generator has a stream of its own, so that a change to one part leaves the draws of the others as they were.
 * Mulberry32 (T. Ettinger, public domain): 32 bits of state, only integer arithmetic, the same on every machine.
 */
export interface Random {
  state: number;
}

/** A stream for one part: FNV-1a over its name, mixed with the seed. */
export function randomFrom(seed: number, stream: string): Random {
  let state = (2_166_136_261 ^ seed) >>> 0;
  for (const character of stream) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return {state};
}

/** At least 0, below 1. */
export function draw(random: Random): number {
  random.state = (random.state + 0x6d_2b_79_f5) >>> 0;
  let mixed = random.state;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

export const chance = (random: Random, share: number): boolean => draw(random) < share;

/** A whole number, both ends included. */
export const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(draw(random) * (to - from + 1));

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[whole(random, 0, values.length - 1)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

export function pickWeighted<T>(random: Random, pairs: Weighted<T>): T {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = draw(random) * total;
  for (const [value, weight] of pairs) {
    rest -= weight;
    if (rest < 0) return value;
  }
  throw new RangeError('no weight above 0');
}
