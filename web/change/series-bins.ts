/**
 * What is drawn for a series at a given width. Monthly figures are drawn as they are: spans with a rate. Daily figures
 * too dense for the width are drawn as the mean rate of weeks or of calendar months; a bin is cut where a day has no
 * figure, so that nothing is drawn over a gap. The exact figures stay in the table beside the chart.
 */
import {addDays, day, dayNumber, windowDays, type Day} from '../../monitoring/kernel/index.ts';
import {currentFigures, isRate, type Figure, type Series} from './series-form.ts';

export interface DrawnSpan {
  readonly from: Day;
  readonly to: Day;
  /** Rate a day, or the figure itself where its unit has no rate. */
  readonly height: number;
}

export interface DrawnSeries {
  readonly spans: readonly DrawnSpan[];
  readonly binning: 'none' | 'week' | 'month';
}

const pixelsPerDay = 4;
const pixelsPerWeek = 2.5;

/** `anchor`: the day that weeks are counted from, where a compared period begins. */
export function drawnSeries(series: Series, widthPixels: number, anchor?: string): DrawnSeries {
  const figures = currentFigures(series);
  const daily = figures.every(({from, to}) => from === to);
  const [first, last] = [figures[0], figures.at(-1)];
  if (!daily || first === undefined || last === undefined || !isRate(series.unit)) {
    return {spans: figures.map((figure) => span(figure, series.unit)), binning: 'none'};
  }
  const days = windowDays({from: day(first.from), to: day(last.to)});
  if (days * pixelsPerDay <= widthPixels) {
    return {spans: figures.map((figure) => span(figure, series.unit)), binning: 'none'};
  }
  const anchorNumber = dayNumber(day(anchor ?? first.from));
  if ((days / 7) * pixelsPerWeek <= widthPixels) {
    const week = (value: Day): string => String(Math.floor((dayNumber(value) - anchorNumber) / 7));
    return {spans: binned(figures, week), binning: 'week'};
  }
  return {spans: binned(figures, (value) => value.slice(0, 7)), binning: 'month'};
}

/** Superseded figures, drawn apart from the line. */
export function earlierSpans({figures, unit}: Series): readonly DrawnSpan[] {
  return figures.filter(({current}) => !current).map((figure) => span(figure, unit));
}

function span({from, to, value, perDay}: Figure, unit: string): DrawnSpan {
  return {from: day(from), to: day(to), height: isRate(unit) ? perDay : value};
}

/** Days in order, joined as long as they are consecutive and in one bin. */
function binned(figures: readonly Figure[], binOf: (value: Day) => string): readonly DrawnSpan[] {
  const spans: {from: Day; to: Day; bin: string; sum: number}[] = [];
  for (const figure of figures) {
    const value = day(figure.from);
    const bin = binOf(value);
    const open = spans.at(-1);
    if (open !== undefined && open.bin === bin && addDays(open.to, 1) === value) {
      open.to = value;
      open.sum += figure.value;
    } else {
      spans.push({from: value, to: value, bin, sum: figure.value});
    }
  }
  return spans.map(({from, to, sum}) => ({from, to, height: sum / windowDays({from, to})}));
}

/** What is said of the drawing under the chart; undefined where figures are drawn as published. */
export function binningSentence(binning: DrawnSeries['binning'], anchor?: string): string | undefined {
  if (binning === 'none') return undefined;
  if (binning === 'month') return 'Drawn as the mean rate of each calendar month; the table has every day.';
  const counted = anchor === undefined ? '' : `, weeks counted from ${anchor}`;
  return `Drawn as the mean rate of each week${counted}; the table has every day.`;
}
