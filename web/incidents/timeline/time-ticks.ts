/** Where an axis of days or of counts is labelled: first days of months or years, and round numbers. */
import {dayFromNumber, dayNumber, day as dayOf} from '../../../monitoring/kernel/index.ts';
import type {DayRange} from '../select/brush-store.ts';

export interface Tick {
  readonly day: number;
  readonly label: string;
}

const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** At most `most` first days of months; the year stands where it changes and at the first. */
export function timeTicks(axis: DayRange, most: number): readonly Tick[] {
  const first = monthIndex(axis.from);
  const last = monthIndex(axis.to);
  const step = steps.find((months) => (last - first) / months <= Math.max(1, most)) ?? 480;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const [year, of] = [Math.floor(month / 12), month % 12];
    const number = dayNumber(dayOf(`${String(year).padStart(4, '0')}-${String(of + 1).padStart(2, '0')}-01`));
    if (number < axis.from) continue;
    const label = step >= 12 || of === 0 ? String(year) : (monthNames[of] ?? '');
    ticks.push({day: number, label: ticks.length === 0 && step < 12 && of !== 0 ? `${label} ${year}` : label});
  }
  return ticks;
}

function monthIndex(number: number): number {
  const [year = 0, month = 1] = dayFromNumber(number).split('-').map(Number);
  return year * 12 + month - 1;
}

/** Round numbers up to the highest value: 1, 2 or 5 times a power of ten, at most four of them. */
export function countTicks(highest: number): readonly number[] {
  if (highest <= 0) return [];
  const rough = Math.max(1, highest / 3);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  return Array.from({length: Math.floor(highest / step)}, (_, index) => (index + 1) * step);
}
