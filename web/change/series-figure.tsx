/**
 * One series: its picture, what it counts and leaves out, who published it, what was revised, and the same figures as a
 * table. The picture's key says in words what each mark of it means.
 */
import {useCallback, useId, useMemo} from 'react';
import {day} from '../../monitoring/kernel/index.ts';
import {useCase} from '../app/case-context.ts';
import {Chart} from '../parts/chart.tsx';
import {dayText, spanText} from '../parts/day-text.ts';
import {ofSeries, type Comparison} from './compared-windows.ts';
import {FigureTable, Revisions} from './figure-table.tsx';
import {marksWithin, numberedMarks, type NumberedMark} from './numbered-marks.ts';
import {binningSentence, drawnSeries, earlierSpans, type DrawnSpan} from './series-bins.ts';
import {axisTitle, currentFigures, isRate, type Series} from './series-form.ts';
import {seriesPlot} from './series-plot.ts';

export interface SeriesFigureProps {
  readonly series: Series;
  /** All drawn series of the page: those of one unit share one vertical scale. */
  readonly drawn: readonly Series[];
  readonly comparisons: readonly Comparison[];
}

export function SeriesFigure({series, drawn, comparisons}: SeriesFigureProps) {
  const marks = useMarks(series);
  const own = useMemo(() => ofSeries(comparisons, series.title), [comparisons, series.title]);
  const anchor = anchorOf(series, comparisons);
  const name = `hatch${useId().replaceAll(/\W/g, '')}`;
  const draw = useCallback(
    (widthPixels: number) =>
      seriesPlot(
        {
          spans: drawnSeries(series, widthPixels, anchor).spans,
          earlier: earlierSpans(series),
          gaps: series.gaps.map(({from, to}) => ({from: day(from), to: day(to)})),
          extent: extentOf(series),
          peak: peakOf(series, drawn, (one) => drawnSeries(one, widthPixels, anchorOf(one, comparisons)).spans),
          marks,
          comparisons: own,
          name,
        },
        widthPixels,
      ),
    [series, drawn, comparisons, own, marks, anchor, name],
  );
  return (
    <figure className="series">
      <figcaption>
        <h3>{series.title}</h3>
        <p className="note">{axisTitle(series.unit)}</p>
      </figcaption>
      <Chart label={pictureLabel(series, marks)} draw={draw} />
      <Key series={series} marks={marks} comparisons={own} anchor={anchor} />
      <p className="note">
        <strong>Counts:</strong> {series.definition} <strong>Source:</strong> {series.sourceName}.
      </p>
      <Revisions series={series} />
      <FigureTable series={series} />
    </figure>
  );
}

function useMarks(series: Series): readonly NumberedMark[] {
  const {marks} = useCase();
  return useMemo(() => {
    const {from, to} = extentOf(series);
    return marksWithin(numberedMarks(marks), from, to);
  }, [marks, series]);
}

function extentOf(series: Series) {
  const figures = currentFigures(series);
  return {from: day(figures[0]?.from ?? '1970-01-01'), to: day(figures.at(-1)?.to ?? '1970-01-01')};
}

/** Weeks are counted from the day on which the first comparison's later period begins. */
const anchorOf = (series: Series, comparisons: readonly Comparison[]): string | undefined =>
  ofSeries(comparisons, series.title)[0]?.result.after.window.from;

/** Highest of all series in this unit, so that two charts compare at a glance; a free unit compares with nothing. */
function peakOf(series: Series, drawn: readonly Series[], spansOf: (series: Series) => readonly DrawnSpan[]): number {
  const peers = series.unit === 'other' ? [series] : drawn.filter(({unit}) => unit === series.unit);
  const heights = peers.flatMap((peer) => [...spansOf(peer), ...earlierSpans(peer)]);
  return heights.reduce((highest, {height}) => Math.max(highest, height), 0) || 1;
}

function pictureLabel(series: Series, marks: readonly NumberedMark[]): string {
  const {from, to} = extentOf(series);
  const gaps = series.gaps.length === 0 ? 'no gap' : `${series.gaps.length} gaps without a figure`;
  return `Chart: ${series.title}, ${axisTitle(series.unit)}, ${dayText(from)} to ${dayText(to)}, ${currentFigures(series).length} figures, ${gaps}, ${marks.length} days of agreements marked. The table below has every figure.`;
}

interface KeyProps {
  readonly series: Series;
  readonly marks: readonly NumberedMark[];
  readonly comparisons: readonly Comparison[];
  readonly anchor: string | undefined;
}

function Key({series, marks, comparisons, anchor}: KeyProps) {
  const daily = currentFigures(series).every(({from, to}) => from === to);
  const dense = daily && isRate(series.unit) && drawnSeries(series, densestWidthPixels).binning !== 'none';
  return (
    <div className="series-key">
      {marks.length > 0 && (
        <p>
          Upright lines: <a href="#agreement-days">days of agreements {markRange(marks)}</a>, listed above.
        </p>
      )}
      {comparisons.length > 0 && (
        <p>
          Hatched: days that are compared; below, hollow with hatched.{' '}
          {comparisons.map(({letter, result: {before, after}}) => (
            <span key={letter}>
              <strong>{letter}</strong> {spanText(before.window.from, before.window.to)} with{' '}
              {spanText(after.window.from, after.window.to)}.{' '}
            </span>
          ))}
        </p>
      )}
      {series.gaps.length > 0 && <p>Broken base line: no figure published, or none found, for these days.</p>}
      {series.figures.some(({current}) => !current) && <p>Broken grey lines: earlier or differing figures.</p>}
      {dense && <p>{binningSentence('week', anchor === undefined ? undefined : dayText(anchor))}</p>}
    </div>
  );
}

function markRange(marks: readonly NumberedMark[]): string {
  const [first, last] = [marks[0]?.number ?? 0, marks.at(-1)?.number ?? 0];
  return first === last ? String(first) : `${first} to ${last}`;
}

/** No chart of the page is wider: what is dense here is dense on every screen. */
const densestWidthPixels = 1300;
