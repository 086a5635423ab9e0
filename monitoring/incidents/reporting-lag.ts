/**
 * How late occurrences become known, so that the last days of a record are not read as calm: the lag by which nine in
 * ten were first reported. It says nothing of what nobody ever reported, and on few occurrences it says nothing at all.
 */
import {dayNumber, type Day} from '../kernel/index.ts';

/** Fewer say too little about the slowest tenth. */
export const fewestForLag = 20;
const share = 0.9;

export interface FirstReported {
  /** Last day on which it may have occurred. */
  readonly occurred: Day;
  readonly reported: Day;
}

/**
 * Whole days, 0 for the same day; the nearest rank, so that it is a lag that did occur. A report dated before the
 * occurrence counts as on its day. Undefined on fewer than `fewestForLag` occurrences.
 */
export function reportingLagDays(occurrences: readonly FirstReported[]): number | undefined {
  if (occurrences.length < fewestForLag) return undefined;
  const lags = occurrences
    .map(({occurred, reported}) => Math.max(0, dayNumber(reported) - dayNumber(occurred)))
    .toSorted((a, b) => a - b);
  return lags[Math.ceil(share * lags.length) - 1];
}
