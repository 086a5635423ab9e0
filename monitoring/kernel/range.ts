/**
 * A count that sources put as a range. A missing bound stays missing: a sum says how many of its parts had none,
 * and never fills one bound from another (rule 8; UCDP and casualty-recording practice sum lows and highs apart).
 */
export interface CountRange {
  readonly low?: number;
  readonly best?: number;
  readonly high?: number;
}

export interface RangeSum {
  readonly low: number;
  readonly high: number;
  /** Undefined where any part had no best figure: a sum of some of them would read as a sum of all. */
  readonly best?: number;
  /** How many records were added. */
  readonly parts: number;
  /** How many of them gave no best figure. */
  readonly withoutBest: number;
}

/** The lowest and highest that a single record supports, from whichever bounds it has. */
export function bounds(range: CountRange): {readonly low: number; readonly high: number} | undefined {
  const known = [range.low, range.best, range.high].filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return {low: range.low ?? Math.min(...known), high: range.high ?? Math.max(...known)};
}

/** Records with no figure at all are left out of `parts`. */
export function sumRanges(ranges: readonly CountRange[]): RangeSum {
  let low = 0;
  let high = 0;
  let best = 0;
  let parts = 0;
  let withoutBest = 0;
  for (const range of ranges) {
    const known = bounds(range);
    if (known === undefined) continue;
    parts += 1;
    low += known.low;
    high += known.high;
    if (range.best === undefined) withoutBest += 1;
    else best += range.best;
  }
  return withoutBest === 0 ? {low, high, best, parts, withoutBest} : {low, high, parts, withoutBest};
}
