/**
 * The exact rate ratio (M1, "simple count"): given the total, the later count is binomial, so the ratio's interval
 * follows from Clopper and Pearson (1934) as in R's poisson.test. It assumes that events come independently, which
 * violence does not: it says how far chance alone reaches, never that an agreement had an effect.
 */
export interface Exposure {
  readonly count: number;
  readonly days: number;
}

export interface RateRatio {
  /** Later rate over earlier rate; undefined where the earlier count is 0. */
  readonly ratio?: number;
  readonly low: number;
  /** Infinity where the earlier count is 0. */
  readonly high: number;
}

/** Throws RangeError on counts that are not whole and not negative, or on days that are not positive. */
export function exactRateRatio(before: Exposure, after: Exposure, level = 0.95): RateRatio {
  for (const {count, days} of [before, after]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
    if (!(days > 0)) throw new RangeError(`${days} is not a number of days`);
  }
  const tail = (1 - level) / 2;
  const [n, k] = [before.count + after.count, after.count];
  const odds = (share: number): number => ((share / (1 - share)) * before.days) / after.days;
  const low = k === 0 ? 0 : odds(betaQuantile(tail, k, n - k + 1));
  const high = k === n ? Infinity : odds(betaQuantile(1 - tail, k + 1, n - k));
  if (before.count === 0) return {low, high};
  return {ratio: after.count / after.days / (before.count / before.days), low, high};
}

/** Bisection on the incomplete beta function: slow and sure, 200 halvings reach the last bit. */
function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (incompleteBeta(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Regularised incomplete beta I_x(a, b) by its continued fraction (Abramowitz and Stegun 26.5.8, modified Lentz). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const tiny = 1e-300;
  const kept = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * fraction;
}

/** Stirling's series after raising the argument above 15; relative error below 1e-15. */
export function logGamma(value: number): number {
  let x = value;
  let shift = 0;
  while (x < 15) {
    shift += Math.log(x);
    x += 1;
  }
  const inverse = 1 / (x * x);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188))))) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
}
