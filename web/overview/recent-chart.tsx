/**
 * The last days as bars by side affected, all rows on one scale, with statements as ticks and the agreements' days as
 * numbered lines. Where a low bar says little it is drawn on a ground that says so: hatched where too little was watched,
 * dotted where nobody recorded how much, hollow bars where reports are still coming in. Time runs left to right in every
 * writing direction.
 */
import {useId} from 'react';
import {useCase, usePartySides} from '../app/case-context.ts';
import {shortDay} from '../parts/day-text.ts';
import {useWidth} from '../parts/use-width.ts';
import {
  clippedSpan,
  monthTicks,
  markLabels,
  numberedMarks,
  recentRows,
  recentSentence,
  scaleTop,
  unwatchedOfRow,
  type DaySpan,
  type NumberedMark,
  type Recent,
  type RecentRow,
} from './recent-days.ts';

const headPx = 18;
const rowLabelPx = 20;
const barsPx = 46;
const rowGapPx = 8;
const rowPx = rowLabelPx + barsPx + rowGapPx;
const ticksPx = 22;
const axisPx = 22;

interface Grounds {
  readonly hatch: string;
  readonly dots: string;
}

export function RecentChart({recent, asOf}: {readonly recent: Recent; readonly asOf: string}) {
  const [element, width] = useWidth();
  const {marks, summary} = useCase();
  const rows = recentRows(recent, usePartySides());
  const id = useId();
  const grounds = {hatch: `${id}-hatch`, dots: `${id}-dots`};
  const numbered = numberedMarks(marks, recent.window);
  const top = scaleTop(rows.flatMap(({counts}) => counts));
  const statementsAt = headPx + rows.length * rowPx;
  const axisAt = statementsAt + rowLabelPx + ticksPx;
  const step = width / recent.days.length;
  const end = clippedSpan({from: recent.window.to, to: recent.window.to}, recent.window);
  const endWords =
    asOf > recent.window.to ? `record ends ${shortDay(recent.window.to)}` : `as of ${shortDay(recent.window.to)}`;
  return (
    <div ref={element} className="recent-chart">
      {width > 0 && (
        <svg
          width={width}
          height={axisAt + axisPx}
          viewBox={`0 0 ${width} ${axisAt + axisPx}`}
          role="img"
          aria-label={recentSentence(recent, rows)}
        >
          <GroundPatterns {...grounds} />
          <MarkLines marks={numbered} step={step} foot={axisAt} width={width} />
          {rows.map((row, index) => (
            <g key={row.key} transform={`translate(0 ${headPx + index * rowPx})`}>
              <Row row={row} recent={recent} {...{step, top, width, grounds}} recordStarts={summary.recordStarts} />
            </g>
          ))}
          <g transform={`translate(0 ${statementsAt})`}>
            <Statements recent={recent} step={step} width={width} />
          </g>
          <Axis recent={recent} step={step} at={axisAt} width={width} />
          {end !== undefined && (
            <line
              className="recent-as-of"
              x1={(end.last + 1) * step - 1}
              x2={(end.last + 1) * step - 1}
              y1={headPx}
              y2={axisAt + 4}
            />
          )}
          <text className="recent-text" x={width} y={axisAt + axisPx - 4} textAnchor="end">
            {endWords}
          </text>
        </svg>
      )}
    </div>
  );
}

function GroundPatterns({hatch, dots}: Grounds) {
  return (
    <defs>
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="recent-hatch" x1="0" y1="0" x2="0" y2="5" />
      </pattern>
      <pattern id={dots} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className="recent-dot" cx="2" cy="2" r="0.9" />
      </pattern>
    </defs>
  );
}

interface RowProps {
  readonly row: RecentRow;
  readonly recent: Recent;
  readonly step: number;
  readonly top: number;
  readonly width: number;
  readonly grounds: Grounds;
  readonly recordStarts: string;
}

function Row({row, recent, step, top, width, grounds, recordStarts}: RowProps) {
  const base = rowLabelPx + barsPx;
  const provisional = recent.provisional && clippedSpan(recent.provisional.window, recent.window);
  const bars = row.counts.flatMap((count, index) => (count === 0 ? [] : [{count, index}]));
  const {summary, territories} = useCase();
  const parties = summary.parties.map(({id}) => ({id, holdsTerritory: territories.some(({heldBy}) => heldBy === id)}));
  const unwatched = unwatchedOfRow(recent.unwatched ?? [], row.key, parties);
  const before =
    recordStarts > recent.window.from && clippedSpan({from: '0001-01-01', to: recordStarts}, recent.window);
  return (
    <>
      {unwatched.map((span) => (
        <Ground
          key={`${span.name} ${span.from}`}
          span={clippedSpan(span, recent.window)}
          step={step}
          fill={`url(#${span.known ? grounds.hatch : grounds.dots})`}
        />
      ))}
      {before && <rect className="recent-outside" x={0} y={rowLabelPx} width={before.last * step} height={barsPx} />}
      <text className="recent-text recent-row-label" x={0} y={14}>
        {row.label}: {row.total}
      </text>
      <text className="recent-text" x={width - 6} y={14} textAnchor="end">
        {top} a day
      </text>
      <line className="recent-hair" x1={0} x2={width} y1={rowLabelPx} y2={rowLabelPx} />
      <line className="recent-base" x1={0} x2={width} y1={base} y2={base} />
      {bars.map(({count, index}) => {
        const height = (count / top) * barsPx;
        const hollow = provisional !== undefined && index >= provisional.first;
        return (
          <rect
            key={index}
            className={`recent-bar ${barClass(row.position)} ${hollow ? 'recent-bar-hollow' : ''}`}
            x={index * step + (hollow ? 0.75 : 0.25)}
            y={base - height + (hollow ? 0.5 : 0)}
            width={Math.max(1, step - (hollow ? 1.5 : 0.75))}
            height={Math.max(1, height - (hollow ? 0.5 : 0))}
          />
        );
      })}
    </>
  );
}

const barClass = (position: 0 | 1 | undefined): string =>
  position === undefined ? 'mark-party-other' : `mark-party-${position + 1}`;

function Ground({
  span,
  step,
  fill,
}: {
  readonly span: DaySpan | undefined;
  readonly step: number;
  readonly fill: string;
}) {
  if (span === undefined) return null;
  return (
    <rect
      x={span.first * step}
      y={rowLabelPx}
      width={(span.last - span.first + 1) * step}
      height={barsPx}
      fill={fill}
    />
  );
}

function Statements({recent, step, width}: {readonly recent: Recent; readonly step: number; readonly width: number}) {
  const counts = recent.days.map(({statements}) => statements);
  const top = scaleTop(counts);
  const base = rowLabelPx + ticksPx;
  const total = counts.reduce((sum, value) => sum + value, 0);
  return (
    <>
      <text className="recent-text recent-row-label" x={0} y={14}>
        statements: {total}
      </text>
      <text className="recent-text" x={width - 6} y={14} textAnchor="end">
        {top} a day
      </text>
      <line className="recent-base" x1={0} x2={width} y1={base} y2={base} />
      {counts.map((value, index) => {
        const x = (index + 0.5) * step;
        return value === 0 ? null : (
          // oxlint-disable-next-line react/no-array-index-key: a day has no other name here
          <line key={index} className="recent-tick" x1={x} x2={x} y1={base} y2={base - (value / top) * ticksPx} />
        );
      })}
    </>
  );
}

interface MarkLinesProps {
  readonly marks: readonly NumberedMark[];
  readonly step: number;
  readonly foot: number;
  readonly width: number;
}

function MarkLines({marks, step, foot, width}: MarkLinesProps) {
  const at = (index: number): number => index * step + 0.5;
  return (
    <>
      {marks.map(({index, numbers}) => (
        <line key={numbers} className="recent-mark" x1={at(index)} x2={at(index)} y1={headPx - 4} y2={foot} />
      ))}
      {markLabels(marks, step).map(({index, text}) => (
        <text
          key={text}
          className="recent-text recent-mark-number"
          x={at(index)}
          y={11}
          textAnchor={at(index) > width - 24 ? 'end' : 'start'}
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** Month names give way to the words at the end of the axis. */
const endWordsPx = 130;

function Axis({
  recent,
  step,
  at,
  width,
}: {
  readonly recent: Recent;
  readonly step: number;
  readonly at: number;
  readonly width: number;
}) {
  return monthTicks(recent.days).map(({index, label}) => (
    <g key={index}>
      <line className="recent-axis-tick" x1={index * step} x2={index * step} y1={at} y2={at + 5} />
      {index * step < width - endWordsPx && (
        <text className="recent-text" x={index * step + 3} y={at + axisPx - 4}>
          {label}
        </text>
      )}
    </g>
  ));
}
