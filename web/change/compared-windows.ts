/**
 * The compared periods on a chart. Each comparison has a letter and a row of its own below the axis; the days that any
 * of them compares are hatched once, however many comparisons share them.
 */
import {addDays, day, type Day, type DayWindow} from '../../monitoring/kernel/index.ts';
import type {ChangeResult} from '../../platform/contract/index.ts';

export interface Comparison {
  readonly letter: string;
  readonly result: ChangeResult;
}

/** a, b, c … in the order of the case's declarations. */
export const lettered = (results: readonly ChangeResult[]): readonly Comparison[] =>
  results.map((result, index) => ({letter: String.fromCodePoint(97 + index), result}));

export const ofSeries = (comparisons: readonly Comparison[], seriesTitle: string): readonly Comparison[] =>
  comparisons.filter(({result}) => result.seriesTitle === seriesTitle);

/** Windows that touch or overlap are one. */
export function joinedWindows(comparisons: readonly Comparison[]): readonly DayWindow[] {
  const windows = comparisons
    .flatMap(({result}) => [result.before.window, result.after.window])
    .map(({from, to}) => ({from: day(from), to: day(to)}))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const joined: {from: Day; to: Day}[] = [];
  for (const {from, to} of windows) {
    const last = joined.at(-1);
    if (last !== undefined && from <= addDays(last.to, 1)) last.to = last.to > to ? last.to : to;
    else joined.push({from, to});
  }
  return joined;
}
