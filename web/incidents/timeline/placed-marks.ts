/**
 * The days of the agreements on the axis, by their numbers; numbers that would touch stand in rows above each other, at
 * most four, so that days close together stay apart. The words stand in the list below.
 */
import {dayNumber, day as dayOf} from '../../../monitoring/kernel/index.ts';
import type {NumberedMark} from '../../change/numbered-marks.ts';
import type {DayRange} from '../select/brush-store.ts';

export interface PlacedMark extends NumberedMark {
  /** Pixels from the start of the axis. */
  readonly at: number;
  readonly row: number;
}

const leastGapPixels = 16;
const rows = 4;

export function placedMarks(marks: readonly NumberedMark[], axis: DayRange, width: number): readonly PlacedMark[] {
  const days = axis.to - axis.from + 1;
  const lastInRow = Array.from({length: rows}, () => -Infinity);
  return marks.map((mark) => {
    const at = ((dayNumber(dayOf(mark.day)) - axis.from) / days) * width;
    const free = lastInRow.findIndex((last) => at - last >= leastGapPixels);
    const row = free === -1 ? 0 : free;
    lastInRow[row] = at;
    return {...mark, at, row};
  });
}
