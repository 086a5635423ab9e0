/**
 * The days of the agreements on the axis, numbered; numbers that would touch stand in rows above each other, at most
 * four, so that days close together stay apart. The words stand in the list below.
 */
import {dayNumber, day as dayOf} from '../../../monitoring/kernel/index.ts';
import type {Case} from '../../../platform/contract/index.ts';
import type {DayRange} from '../select/brush-store.ts';

export interface PlacedMark {
  readonly number: number;
  readonly day: string;
  readonly label: string;
  /** Pixels from the start of the axis. */
  readonly at: number;
  readonly row: number;
}

const leastGapPixels = 16;
const rows = 4;

export function placedMarks(marks: Case['marks'], axis: DayRange, width: number): readonly PlacedMark[] {
  const days = axis.to - axis.from + 1;
  const lastInRow = Array.from({length: rows}, () => -Infinity);
  return marks
    .map(({day, label}) => ({day, label, number: dayNumber(dayOf(day))}))
    .filter(({number}) => number >= axis.from && number <= axis.to)
    .toSorted((a, b) => a.number - b.number)
    .map(({day, label, number}, index) => {
      const at = ((number - axis.from) / days) * width;
      const free = lastInRow.findIndex((last) => at - last >= leastGapPixels);
      const row = free === -1 ? 0 : free;
      lastInRow[row] = at;
      return {number: index + 1, day, label, at, row};
    });
}
