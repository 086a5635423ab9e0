/**
 * How days, shares, numbers of things and lists are written in generated sentences: one form for every page, so that
 * sentences about either side differ only in names and numbers. English; it decides no content.
 */
import {windowDays, type Day, type DayWindow} from './day.ts';

// prettier-ignore
const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
];

/** `8 April 2026` */
export function writtenDay(value: Day): string {
  const [year = '', month = '', date = ''] = value.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** `on 8 April 2026` or `from 1 March 2024 to 8 April 2026` */
export function writtenWindow(window: DayWindow): string {
  return windowDays(window) === 1
    ? `on ${writtenDay(window.from)}`
    : `from ${writtenDay(window.from)} to ${writtenDay(window.to)}`;
}

/** `1 incident`, `3 incidents` */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A share as whole percent; 0.499 is 49 %, so that nothing is rounded up to a floor that it missed. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`;

/** `a, b and c` */
export function joined(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** A controlled word as people read it: `air_strike` is `air strike`. */
export const spoken = (word: string): string => word.replaceAll('_', ' ');
