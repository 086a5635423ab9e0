/** Coverage in words: a share with the hours it is of, a range where hours have no record, and unknown as a word. */
import type {Coverage} from '../../platform/contract/index.ts';

/** Rounded down, as in the model's sentence, so that nothing is rounded up to a floor that it missed. */
const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}\u00a0%`;
const hours = (value: number): string => Math.round(value).toLocaleString('en');

export function shareText({known, share, low, high}: Coverage): string {
  if (!known || share === undefined) return 'unknown';
  if (low === undefined || high === undefined || percent(low) === percent(high)) return percent(share);
  return `${percent(low)} to ${percent(high)}`;
}

export function hoursText({
  known,
  requiredHours,
  watchedHours,
  unrecordedHours = 0,
  floor,
  sentence,
}: Coverage): string {
  if (!known || requiredHours === undefined || watchedHours === undefined) return sentence;
  const unrecorded = unrecordedHours > 0 ? `; ${hours(unrecordedHours)} more have no record` : '';
  return `${hours(watchedHours)} of ${hours(requiredHours)} hours on record${unrecorded}; floor ${percent(floor)}`;
}
