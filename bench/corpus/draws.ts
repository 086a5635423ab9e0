/**
 * Draws from measured distributions: an index by its share, a number by its quantiles. Built on the seeded stream of the
 * exercise, so the same seed gives the same corpus on every machine.
 */
import {draw, randomFrom, type Random} from '../../platform/import/exercise/random.ts';
import {quantileLevels, type Quantiles} from './marginal-shape.ts';

export {draw, randomFrom, type Random};

/** Running sums of shares; they need not add up to one. */
export function cumulate(shares: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(shares.length);
  let sum = 0;
  for (let index = 0; index < shares.length; index += 1) sums[index] = sum += shares[index] ?? 0;
  return sums;
}

/** The first index whose running sum exceeds a uniform draw: index 3 as often as its share of the whole. */
export function drawIndex(random: Random, sums: Float64Array): number {
  const target = draw(random) * (sums[sums.length - 1] ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const below = (random: Random, count: number): number => Math.floor(draw(random) * count);

/** A whole number between two neighbouring quantiles, evenly. */
export function drawLength(random: Random, quantiles: Quantiles): number {
  const {from, to, part} = segment(random, quantiles);
  return Math.round(from + (to - from) * part);
}

/** As `drawLength`, in equal ratios: deaths in the top thousandth run from a hundred to thousands, most near a hundred. */
export function drawCount(random: Random, quantiles: Quantiles): number {
  const {from, to, part} = segment(random, quantiles);
  return Math.round(from <= 0 ? from + (to - from) * part : from * (to / from) ** part);
}

function segment(
  random: Random,
  quantiles: Quantiles,
): {readonly from: number; readonly to: number; readonly part: number} {
  const level = draw(random);
  let index = 1;
  while ((quantileLevels[index] ?? 1) < level) index += 1;
  const [start, end] = [quantileLevels[index - 1] ?? 0, quantileLevels[index] ?? 1];
  return {from: quantiles[index - 1] ?? 0, to: quantiles[index] ?? 0, part: (level - start) / (end - start)};
}
