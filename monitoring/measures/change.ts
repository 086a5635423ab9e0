/**
 * Did the count change, in words that follow from the numbers by fixed rules (rule 7): where the interval holds 1 the
 * word is "no clear change" and the sentence says what could not be excluded. The same template for either side. It
 * names no cause, and it is a simple count: whether the change is larger than ordinary swings is another measure.
 */
import {windowDays, type DayWindow} from '../kernel/index.ts';
import {exactRateRatio} from './rate-ratio.ts';

export interface WindowCount {
  readonly window: DayWindow;
  readonly count: number;
}

export type ChangeVerdict = 'fewer' | 'more' | 'no_clear_change' | 'not_assessable';

export interface Change {
  readonly verdict: ChangeVerdict;
  readonly ratio?: number;
  readonly low: number;
  readonly high: number;
  readonly sentence: string;
}

/** Below this many events in both windows together nothing is said (measure rules 3.1). */
const fewestEvents = 10;

export function changeInCount(unit: string, before: WindowCount, after: WindowCount): Change {
  const [daysBefore, daysAfter] = [windowDays(before.window), windowDays(after.window)];
  const result = exactRateRatio({count: before.count, days: daysBefore}, {count: after.count, days: daysAfter});
  const counts = `Recorded ${unit}: ${before.count} in ${daysBefore} days before, ${after.count} in ${daysAfter} days after`;
  const {low, high} = result;
  if (before.count + after.count < fewestEvents) {
    const sentence = `${counts}. Fewer than ${fewestEvents} in both windows together: a change cannot be judged.`;
    return {verdict: 'not_assessable', ...result, sentence};
  }
  const interval = `95 % interval ${low.toFixed(2)} to ${Number.isFinite(high) ? high.toFixed(2) : 'no upper limit'}`;
  const rate = result.ratio === undefined ? interval : `daily rate × ${result.ratio.toFixed(2)}, ${interval}`;
  if (low <= 1 && high >= 1) {
    const sentence = `${counts} (${rate}). No clear change: between ${extent(low)} and ${extent(high)} cannot be excluded.`;
    return {verdict: 'no_clear_change', ...result, sentence};
  }
  const verdict = high < 1 ? 'fewer' : 'more';
  const sentence = `${counts} (${rate}). ${verdict === 'fewer' ? 'Fewer' : 'More'} were recorded a day after than before; this is a simple count and does not tell whether ordinary swings are as large.`;
  return {verdict, ...result, sentence};
}

/** A ratio as people say it: 0.84 is a fall of 16 %. */
function extent(ratio: number): string {
  if (!Number.isFinite(ratio)) return 'a rise of any size';
  const percent = Math.round(Math.abs(ratio - 1) * 100);
  return `a ${ratio < 1 ? 'fall' : 'rise'} of ${percent} %`;
}
