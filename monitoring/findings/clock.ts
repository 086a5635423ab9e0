/**
 * Days without a verified breach, counted only where somebody could have seen one (R-W4): a day below the coverage
 * floor, or of unknown coverage, neither adds to the clock nor sets it back. Counts to the end of the record at most.
 */
import {watchedDays, type CoverageRecord, type WatchedDays} from '../coverage/index.ts';
import {addDays, dayNumber, windowDays, type Day, type DayWindow, type Recorded} from '../kernel/index.ts';

/** A weekly record may be a week late twice before the clock counts as stopped. */
export const longestRecordLagDays = 14;

export interface ViolationFreeClock {
  /** Watched days since the day after the last verified breach, or since it took effect. */
  readonly days: number;
  readonly running: boolean;
  readonly from: Day;
  readonly to: Day;
  readonly calendarDays: number;
  readonly watch: WatchedDays;
}

export function violationFreeClock(
  coverage: readonly Recorded<CoverageRecord>[],
  territories: readonly string[],
  {
    window,
    lastBreach,
    inForce,
    floor,
  }: {
    readonly window: DayWindow;
    readonly lastBreach: Day | undefined;
    readonly inForce: boolean;
    readonly floor: number;
  },
): ViolationFreeClock {
  const from = lastBreach === undefined ? window.from : addDays(lastBreach, 1);
  const span = {from, to: window.to};
  const watch = watchedDays(coverage, territories, span, floor);
  const recent =
    watch.lastRecorded !== undefined &&
    dayNumber(window.to) - dayNumber(watch.lastRecorded) <= longestRecordLagDays &&
    watch.lastReaches;
  // A breach on the last day leaves nothing to count yet, and nothing that could have stopped the clock.
  const running = inForce && (windowDays(span) === 0 || recent);
  return {days: watch.watched, running, from, to: window.to, calendarDays: windowDays(span), watch};
}
