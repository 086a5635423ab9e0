/**
 * Calendar days and windows of days. A day is a date on a calendar, not a moment: agreements count days, and which
 * moment a day begins depends on a time zone that only the record itself can name. No clock is read here.
 */
declare const dayBrand: unique symbol;

/** `YYYY-MM-DD` in the proleptic Gregorian calendar. */
export type Day = string & {readonly [dayBrand]: true};

/** Both ends included: 9 Nov to 9 Dec 2021 is 31 days. */
export interface DayWindow {
  readonly from: Day;
  readonly to: Day;
}

const millisecondsPerDay = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, or undefined where the text is not a date that exists (2025-02-30 does not). */
export function parseDay(text: string): Day | undefined {
  const match = dayPattern.exec(text);
  if (match === null) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const moment = new Date(Date.UTC(year, month - 1, date));
  const exists = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date;
  return exists ? (text as Day) : undefined;
}

/** For days that are known to be well formed (literals, stored values); throws where they are not. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

/**
 * Days since 1970-01-01, negative before. By arithmetic, because every window of every measure asks it: years begin in
 * March, so that the leap day is their last, and months then follow one line (Richards, 2013, section 15.11).
 */
export function dayNumber(value: Day): number {
  const [year, month, date] = [digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10)];
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * marchMonth + 2) / 5) + date - 1 - daysTo1970;
}

/** From 1 March of year 0. */
const daysTo1970 = 719_468;

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index += 1) number = number * 10 + text.charCodeAt(index) - 48;
  return number;
}

/** A record has thousands of rows on few days, and writing a date is slow: what was written is kept. */
const written = new Map<number, Day>();
const mostWritten = 50_000;

export function dayFromNumber(number: number): Day {
  const before = written.get(number);
  if (before !== undefined) return before;
  const value = new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day;
  if (written.size >= mostWritten) written.clear();
  written.set(number, value);
  return value;
}

export const addDays = (value: Day, count: number): Day => dayFromNumber(dayNumber(value) + count);

/** Days in a window, both ends included; 0 where it ends before it begins. */
export function windowDays(window: DayWindow): number {
  return Math.max(0, dayNumber(window.to) - dayNumber(window.from) + 1);
}

export const contains = (window: DayWindow, value: Day): boolean => value >= window.from && value <= window.to;

/** The days that two windows share, or undefined. */
export function overlap(a: DayWindow, b: DayWindow): DayWindow | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? {from, to} : undefined;
}
