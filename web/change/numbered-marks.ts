/**
 * Days of agreements on a chart: a number at the line, the words in a key below, because words would cover each other.
 * Numbers are the same on every chart of a page; marks too close for two numbers share one label.
 */
import type {Case} from '../../platform/contract/index.ts';

export interface NumberedMark {
  readonly number: number;
  readonly day: string;
  readonly label: string;
}

export interface MarkLabel {
  readonly day: string;
  readonly text: string;
}

export function numberedMarks(marks: Case['marks']): readonly NumberedMark[] {
  return marks
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({day, label}, index) => ({number: index + 1, day, label}));
}

export const marksWithin = (marks: readonly NumberedMark[], from: string, to: string): readonly NumberedMark[] =>
  marks.filter(({day}) => day >= from && day <= to);

/** `x` gives a day's place in pixels. A label stands at its first mark: `3`, or `3–5` where they would touch. */
export function markLabels(
  marks: readonly NumberedMark[],
  x: (day: string) => number,
  roomPixels = 26,
): readonly MarkLabel[] {
  const labels: {day: string; at: number; first: number; last: number}[] = [];
  for (const {number, day} of marks) {
    const open = labels.at(-1);
    if (open !== undefined && x(day) - open.at < roomPixels) open.last = number;
    else labels.push({day, at: x(day), first: number, last: number});
  }
  return labels.map(({day, first, last}) => ({day, text: first === last ? String(first) : `${first}–${last}`}));
}
