/**
 * The picture of one series: spans at their height, so that a month is a month wide; days without a figure as a
 * broken base line; agreements as numbered upright lines; compared days hatched, each comparison in a row of its own below.
 */
import {gridY, rect, rectY, ruleX, ruleY, text, type Markish, type RenderFunction} from '@observablehq/plot';
import {addDays, day, type DayWindow} from '../../monitoring/kernel/index.ts';
import type {PlainPlotOptions} from '../parts/plain-plot.ts';
import {joinedWindows, type Comparison} from './compared-windows.ts';
import {markLabels, type NumberedMark} from './numbered-marks.ts';
import type {DrawnSpan} from './series-bins.ts';

export interface SeriesPicture {
  readonly spans: readonly DrawnSpan[];
  readonly earlier: readonly DrawnSpan[];
  readonly gaps: readonly DayWindow[];
  readonly extent: DayWindow;
  readonly peak: number;
  readonly marks: readonly NumberedMark[];
  readonly comparisons: readonly Comparison[];
  /** For the hatch's name: unique on the page. */
  readonly name: string;
}

const plotHeight = 190;
const marginTop = 22;
const axisHeight = 26;
const rowHeight = 15;
const marginLeft = 38;
const marginRight = 10;
/** Room that "no figure" needs. */
const gapTextPixels = 54;

/** A day as the moment it begins, so that the next day's beginning is its end. */
const begins = (value: string): Date => new Date(`${value}T00:00:00Z`);
const ends = (value: string): Date => begins(addDays(day(value), 1));

export function seriesPlot(picture: SeriesPicture, widthPixels: number): PlainPlotOptions {
  const {extent, peak, comparisons} = picture;
  const start = begins(extent.from).getTime();
  const pixelsPerMillisecond = (widthPixels - marginLeft - marginRight) / (ends(extent.to).getTime() - start);
  const x = (value: string): number => marginLeft + (begins(value).getTime() - start) * pixelsPerMillisecond;
  const marginBottom = axisHeight + comparisons.length * rowHeight;
  return {
    height: marginTop + plotHeight + marginBottom,
    marginTop,
    marginBottom,
    marginLeft,
    marginRight,
    x: {type: 'utc', domain: [begins(extent.from), ends(extent.to)], label: null, ticks: Math.max(2, widthPixels / 90)},
    y: {domain: [0, peak], label: null, ticks: 5, tickSize: 0, nice: true},
    marks: [
      hatchDefinition(picture.name),
      rect(joinedWindows(comparisons), {
        x1: ({from}: DayWindow) => begins(from),
        x2: ({to}: DayWindow) => ends(to),
        fill: `url(#${picture.name})`,
      }),
      gridY({ticks: 5, className: 'chart-grid'}),
      baseLines(picture, x),
      spanMarks(picture),
      markLines(picture, x),
      comparisonRows(picture, x),
    ],
  };
}

function spanMarks({spans, earlier}: SeriesPicture): Markish {
  const x1 = ({from}: DrawnSpan): Date => begins(from);
  const x2 = ({to}: DrawnSpan): Date => ends(to);
  return [
    rectY(spans, {x1, x2, y: 'height', className: 'chart-body', inset: 0}),
    ruleY(earlier, {x1, x2, y: 'height', className: 'chart-earlier'}),
    ruleY(spans, {x1, x2, y: 'height', className: 'chart-span'}),
  ];
}

/** The base line is whole where figures are and broken where none is, so that "no figure" never looks like zero. */
function baseLines({gaps, extent}: SeriesPicture, x: (day: string) => number): Markish {
  const shown = gaps.filter(({from, to}) => to >= extent.from && from <= extent.to);
  const wide = shown.filter(({from, to}) => x(to) - x(from) > gapTextPixels);
  const x1 = ({from}: DayWindow): Date => begins(from);
  const x2 = ({to}: DayWindow): Date => ends(to);
  return [
    ruleY(filled(shown, extent), {x1, x2, y: 0, className: 'chart-base'}),
    ruleY(shown, {x1, x2, y: 0, className: 'chart-gap'}),
    text(wide, {
      x: ({from, to}: DayWindow) => new Date((begins(from).getTime() + ends(to).getTime()) / 2),
      text: () => 'no figure',
      frameAnchor: 'bottom',
      dy: -6,
      className: 'chart-gap-text',
    }),
  ];
}

/** What is left of the extent between its gaps, which come in order. */
function filled(gaps: readonly DayWindow[], extent: DayWindow): readonly DayWindow[] {
  const parts: DayWindow[] = [];
  let {from} = extent;
  for (const gap of gaps) {
    if (gap.from > from) parts.push({from, to: addDays(gap.from, -1)});
    from = addDays(gap.to, 1);
  }
  return from <= extent.to ? [...parts, {from, to: extent.to}] : parts;
}

function markLines({marks}: SeriesPicture, x: (day: string) => number): Markish {
  return [
    ruleX(marks, {x: ({day}: NumberedMark) => begins(day), className: 'chart-mark', insetTop: -4}),
    text(markLabels(marks, x), {
      x: ({day}: {readonly day: string}) => begins(day),
      text: 'text',
      frameAnchor: 'top',
      dy: -14,
      className: 'chart-mark-number',
    }),
  ];
}

const svgNamespace = 'http://www.w3.org/2000/svg';

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function hatchDefinition(name: string): RenderFunction {
  return () => {
    const pattern = element('pattern', {
      id: name,
      width: 6,
      height: 6,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    });
    pattern.append(element('line', {class: 'chart-hatch', x1: 0, y1: 0, x2: 0, y2: 6}));
    const definitions = element('defs', {});
    definitions.append(pattern);
    return definitions;
  };
}

/** Below the axis: hollow is the period before, hatched the period after, with the letter of the comparison. */
function comparisonRows({comparisons, name}: SeriesPicture, x: (day: string) => number): RenderFunction {
  return (_index, _scales, _values, {height}) => {
    const rows = element('g', {class: 'chart-rows'});
    comparisons.forEach(({letter, result: {before, after}}, row) => {
      const y = height - (comparisons.length - row) * rowHeight + 4;
      for (const [window, fill] of [
        [before.window, 'none'],
        [after.window, `url(#${name})`],
      ] as const) {
        const left = x(window.from);
        const right = x(addDays(day(window.to), 1));
        rows.append(element('rect', {x: left, y, width: Math.max(1, right - left), height: rowHeight - 6, fill}));
      }
      const label = element('text', {x: Math.min(x(before.window.from), x(after.window.from)) - 5, y: y + 8});
      label.textContent = letter;
      rows.append(label);
    });
    return rows;
  };
}
