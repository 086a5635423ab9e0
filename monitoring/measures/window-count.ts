/**
 * The figures of one series inside a window, added only where they tile it: every day covered once, by current figures
 * that lie wholly inside. A figure that reaches across the edge cannot be cut, and a day without a figure is unknown,
 * not zero, so either leaves the window without a count and with the reason.
 */
import {addDays, contains, overlap, writtenWindow, type DayWindow, type Recorded} from '../kernel/index.ts';
import type {SeriesFigure} from './series-table.ts';

export type FiguresInWindow = {
  /** Of the figures that lie inside; a whole only where `gap` is undefined. */
  readonly count: number;
  readonly figures: readonly Recorded<SeriesFigure>[];
  /** Why there is no count: a whole sentence. */
  readonly gap?: string;
};

/** `figures` of one series, in any order. */
export function figuresInWindow(figures: readonly Recorded<SeriesFigure>[], window: DayWindow): FiguresInWindow {
  const current = figures.filter(({record}) => record.current === 'yes');
  const inside = current
    .filter(({record}) => contains(window, record.from) && contains(window, record.to))
    .toSorted((a, b) => (a.record.from < b.record.from ? -1 : a.record.from > b.record.from ? 1 : a.entry - b.entry));
  const count = inside.reduce((sum, {record}) => sum + record.value, 0);
  const gap = gapIn(inside, current, window);
  return {count, figures: inside, ...(gap === undefined ? {} : {gap})};
}

function gapIn(
  inside: readonly Recorded<SeriesFigure>[],
  current: readonly Recorded<SeriesFigure>[],
  window: DayWindow,
): string | undefined {
  const across = current.find(
    ({record}) => overlap(record, window) !== undefined && !inside.some((f) => f.record === record),
  );
  if (across !== undefined) {
    return `A figure ${writtenWindow(across.record)} reaches across the edge of the window; it cannot be cut.`;
  }
  const [gap] = gapsBetween(inside, window);
  if (gap !== undefined) return `No figure was published ${writtenWindow(gap)}: that is unknown, not zero.`;
  const twice = inside.find(({record}, index) => {
    const before = inside[index - 1];
    return before !== undefined && record.from <= before.record.to;
  });
  return twice === undefined ? undefined : `Two current figures overlap ${writtenWindow(twice.record)}.`;
}

/** Days inside the window that no figure covers. */
export function gapsBetween(figures: readonly Recorded<SeriesFigure>[], window: DayWindow): readonly DayWindow[] {
  const gaps: DayWindow[] = [];
  let next = window.from;
  for (const {record} of figures.toSorted((a, b) => (a.record.from < b.record.from ? -1 : 1))) {
    if (record.from > next) gaps.push({from: next, to: addDays(record.from, -1)});
    const after = addDays(record.to, 1);
    if (after > next) next = after;
  }
  if (next <= window.to) gaps.push({from: next, to: window.to});
  return gaps;
}
