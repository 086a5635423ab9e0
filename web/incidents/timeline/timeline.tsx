/**
 * Incidents over time, stacked by the side affected, with the days of the agreements and the end of the record. The
 * window is moved with the pointer or with two sliders; the same figures stand in the table below it.
 */
import {memo, useMemo} from 'react';
import {day, dayFromNumber, dayNumber} from '../../../monitoring/kernel/index.ts';
import {useCase, usePartySides} from '../../app/case-context.ts';
import {markLabels, marksWithin, numberedMarks, type NumberedMark} from '../../change/numbered-marks.ts';
import {shortDay} from '../../parts/day-text.ts';
import type {BrushStore, DayRange} from '../select/brush-store.ts';
import {useNarrow} from '../../parts/use-narrow.ts';
import {useWidth} from '../../parts/use-width.ts';
import {BrushHandles} from './brush-handles.tsx';
import {countTicks, timeTicks} from './time-ticks.ts';
import {total, type Bin, type Bins} from './timeline-bins.ts';
import {TimelineTable} from './timeline-table.tsx';

const plotHeight = 128;
const axisHeight = 20;
/** Above the bars: the numbers of the days of agreements. */
const headHeight = 14;

export function Timeline({
  bins,
  store,
  title,
}: {
  readonly bins: Bins;
  readonly store: BrushStore;
  readonly title: string;
}) {
  const {marks, summary, asOf} = useCase();
  const [measure, width] = useWidth();
  const {axis} = store;
  const shown = useMemo(
    () => marksWithin(numberedMarks(marks), dayFromNumber(axis.from), dayFromNumber(axis.to)),
    [marks, axis],
  );
  const ends = useMemo(() => axisEnds(axis, asOf.date, summary.recordEnds), [axis, asOf.date, summary.recordEnds]);
  return (
    <figure className="timeline" dir="ltr" aria-label={title}>
      <figcaption className="timeline-caption">
        <TimelineKey bins={bins} />
      </figcaption>
      <div className="timeline-plot" ref={measure}>
        {width > 0 && <Bars bins={bins} axis={axis} width={width} marks={shown} ends={ends} />}
        <BrushHandles store={store} top={headHeight} width={width} height={plotHeight} />
      </div>
      <MarkList marks={shown} />
      <p className="note">
        A day without an incident in this record is not a day without violence: what was watched is said on the page of
        each measure. An incident that may span several days is drawn on its first.
      </p>
      <TimelineTable bins={bins} />
    </figure>
  );
}

/** Folded on a phone: a dozen lines would push the table out of sight. */
function MarkList({marks}: {readonly marks: readonly NumberedMark[]}) {
  const narrow = useNarrow();
  if (marks.length === 0) return null;
  const list = (
    <ol className="timeline-marks">
      {marks.map(({number, label, day}) => (
        <li key={number} value={number}>
          <span className="timeline-mark-number">{number}</span>
          <span>
            {shortDay(day)}: {label}
          </span>
        </li>
      ))}
    </ol>
  );
  if (!narrow) return list;
  return (
    <details className="twin">
      <summary>the numbered days</summary>
      {list}
    </details>
  );
}

const units = {day: 'day', week: 'week', month: 'month, for 30 days'} as const;

function TimelineKey({bins}: {readonly bins: Bins}) {
  const sides = usePartySides();
  return (
    <>
      Incidents by {units[bins.unit]}, by side affected:{' '}
      {sides.map((side) => (
        <span key={side.id} className={`party party-${side.position + 1}`}>
          {side.short}
        </span>
      ))}{' '}
      <span className="party party-other">others or not known</span>
    </>
  );
}

interface BarsProps {
  readonly bins: Bins;
  readonly axis: DayRange;
  readonly width: number;
  readonly marks: readonly NumberedMark[];
  readonly ends: readonly {readonly day: number; readonly label: string}[];
}

const Bars = memo(function Bars({bins, axis, width, marks, ends}: BarsProps) {
  const order = usePartySides().map(({position}) => position);
  const days = axis.to - axis.from + 1;
  const x = (day: number): number => ((day - axis.from) / days) * width;
  const xOf = (of: string): number => x(dayNumber(day(of)));
  const y = (count: number): number => headHeight + plotHeight * (1 - count / Math.max(1, bins.highest));
  const floor = headHeight + plotHeight;
  return (
    <svg width={width} height={floor + axisHeight} role="img" aria-label={summaryOf(bins)}>
      {countTicks(bins.highest).map((count) => (
        <g key={count} className="timeline-grid">
          <line x1={0} x2={width} y1={y(count)} y2={y(count)} />
          <text x={10} y={y(count) - 2}>
            {count.toLocaleString('en')}
          </text>
        </g>
      ))}
      {[order[0] ?? 0, order[1] ?? 1, 2].map((side, layer, layers) => (
        <path
          key={side}
          className={`timeline-bars timeline-bars-${side + 1}`}
          d={bins.bins.map((bin) => barPath(bin, layers.slice(0, layer), side, x, y)).join('')}
        />
      ))}
      <line className="timeline-floor" x1={0} x2={width} y1={floor} y2={floor} />
      {timeTicks(axis, width / 64).map(({day, label}) => (
        <g key={day} className="timeline-tick">
          <line x1={x(day)} x2={x(day)} y1={floor} y2={floor + 4} />
          <text x={x(day) + 2} y={floor + 14}>
            {label}
          </text>
        </g>
      ))}
      {marks.map(({number, day: of}) => (
        <line key={number} className="timeline-mark" x1={xOf(of)} x2={xOf(of)} y1={headHeight - 2} y2={floor} />
      ))}
      {markLabels(marks, xOf).map(({day: of, text}) => (
        <text
          key={text}
          className="timeline-mark-label"
          x={xOf(of)}
          y={headHeight - 4}
          textAnchor={xOf(of) > width - 40 ? 'end' : 'start'}
        >
          {text}
        </text>
      ))}
      {ends.map((end, index) => (
        <g key={end.label} className="timeline-end">
          <line x1={x(end.day + 1)} x2={x(end.day + 1)} y1={headHeight} y2={floor + axisHeight} />
          <text x={x(end.day + 1) - 3} y={headHeight + 10 + index * 12} textAnchor="end">
            {end.label}
          </text>
        </g>
      ))}
    </svg>
  );
});

/** The end of the record, and before it the day that the page is set to, after which nothing can be known. */
function axisEnds(axis: DayRange, asOf: string, recordEnds: string): BarsProps['ends'] {
  const ends = [{day: dayNumber(day(recordEnds)), label: 'record ends'}];
  if (asOf < recordEnds) ends.push({day: dayNumber(day(asOf)), label: 'as of'});
  return ends.filter((end) => end.day >= axis.from && end.day <= axis.to);
}

function barPath(
  bin: Bin,
  below: readonly number[],
  side: number,
  x: (day: number) => number,
  y: (count: number) => number,
): string {
  const count = bin.counts[side] ?? 0;
  if (count === 0) return '';
  const under = below.reduce((sum, other) => sum + (bin.counts[other] ?? 0), 0);
  const [left, right] = [x(bin.from), x(bin.to + 1)];
  const gap = right - left > 3 ? 0.5 : 0;
  const [high, low] = [y((under + count) * bin.weight), y(under * bin.weight)];
  return `M${round(left + gap)} ${round(low)}V${round(high)}H${round(right - gap)}V${round(low)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function summaryOf({bins, unit}: Bins): string {
  const all = bins.reduce((sum, bin) => sum + total(bin), 0);
  const most = bins.reduce<Bin | undefined>((a, b) => (a === undefined || total(b) > total(a) ? b : a), undefined);
  if (most === undefined || all === 0) return 'No incidents.';
  return `${all.toLocaleString('en')} incidents by ${unit}; most, ${total(most).toLocaleString('en')}, in the ${unit} from ${shortDay(dayFromNumber(most.from))}. The table below has every figure.`;
}
