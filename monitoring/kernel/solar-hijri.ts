/**
 * Days of the solar Hijri calendar as Afghan texts write them: `3 Aqrab 1404`, or with the month in Dari or Pashto
 * script. Leap years by the 33-year cycle, which agrees with the observed calendar for the years read here, 1279 to 1501
 * (March 1900 to March 2123); outside them nothing is said. Digits may be Western, Persian or Eastern Arabic.
 */
import {dayFromNumber, dayNumber, day, type Day} from './day.ts';

// prettier-ignore
const months: readonly (readonly string[])[] = [
  ['hamal', 'حمل', 'وری'], ['sawr', 'saur', 'ثور', 'غویی'], ['jawza', 'جوزا', 'غبرګولی'], ['saratan', 'سرطان', 'چنګاښ'],
  ['asad', 'اسد', 'زمری'], ['sunbula', 'sonbola', 'سنبله', 'وږی'], ['mizan', 'میزان', 'تله'], ['aqrab', 'عقرب', 'لړم'],
  ['qaws', 'qaus', 'قوس', 'لیندۍ'], ['jadi', 'جدی', 'مرغومی'], ['dalw', 'dalwa', 'دلو', 'سلواغه'], ['hut', 'hoot', 'حوت', 'کب'],
];

const [firstYear, lastYear] = [1279, 1501];
const leapYearsOfCycle = [1, 5, 9, 13, 17, 22, 26, 30];

/** 1 Hamal 1404. */
const anchorYear = 1404;
const anchorDay = dayNumber(day('2025-03-21'));

/** Undefined where the text is no such day: an unknown month, the 30th of Hut in a common year, a year out of range. */
export function parseSolarHijri(text: string): Day | undefined {
  const [date = '', name = '', year = '', ...rest] = westernDigits(text)
    .trim()
    .split(/[\s،,]+/);
  const month = months.findIndex((names) => names.includes(name.toLowerCase()));
  if (rest.length > 0 || month === -1 || !/^\d{1,2}$/.test(date) || !/^\d{4}$/.test(year)) return undefined;
  return solarHijriDay(Number(year), month + 1, Number(date));
}

export function solarHijriDay(year: number, month: number, date: number): Day | undefined {
  if (year < firstYear || year > lastYear || date < 1 || date > daysInMonth(year, month)) return undefined;
  let number = anchorDay + date - 1;
  for (let y = Math.min(year, anchorYear); y < Math.max(year, anchorYear); y += 1) {
    number += (year > anchorYear ? 1 : -1) * (isLeap(y) ? 366 : 365);
  }
  for (let m = 1; m < month; m += 1) number += daysInMonth(year, m);
  return dayFromNumber(number);
}

function daysInMonth(year: number, month: number): number {
  if (month <= 6) return 31;
  return month <= 11 || isLeap(year) ? 30 : 29;
}

const isLeap = (year: number): boolean => leapYearsOfCycle.includes(year % 33);

function westernDigits(text: string): string {
  return text.replaceAll(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
