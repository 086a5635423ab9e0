/**
 * One declared before-and-after: counts, daily rates, the exact ratio and its sentence, or the reason why nothing is
 * said. Months are compared by rate, never by raw count. People killed or hurt come in clusters, for which the simple
 * count’s interval does not hold, so for them rates stand alone. Rules: docs/methods/change.md.
 */
import type {ChangeWindow} from '../agreement/index.ts';
import {
  counted,
  entriesOf,
  windowDays,
  writtenDay,
  writtenWindow,
  type DayWindow,
  type Recorded,
} from '../kernel/index.ts';
import {changeInCount, figuresInWindow, incidentsInWindow, type SeriesFigure} from '../measures/index.ts';
import {basisOf, wholeCoverage} from './basis.ts';
import type {Known} from './known.ts';
import {sourceName} from './provision-view.ts';
import type {ChangeResult} from './shapes/index.ts';

interface Sides {
  readonly seriesTitle: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly entries: readonly number[];
  /** Why no ratio may be said. */
  readonly obstacle?: string;
  readonly caveats: readonly string[];
}

export function changeResults(known: Known): readonly ChangeResult[] {
  return known.caseFile.record.changeWindows.map((window) =>
    resultOf(known, window, window.series === 'incidents' ? incidentSides(known, window) : seriesSides(known, window)),
  );
}

function resultOf(known: Known, window: ChangeWindow, sides: Sides): ChangeResult {
  const span = (part: DayWindow, count: number) => ({
    window: part,
    days: windowDays(part),
    count,
    perDay: count / windowDays(part),
  });
  const [before, after] = [span(window.before, sides.before), span(window.after, sides.after)];
  const coverage = wholeCoverage(known, window.after);
  const common = {
    id: window.id,
    title: window.title,
    seriesTitle: sides.seriesTitle,
    unit: sides.unit,
    before,
    after,
    caveats: sides.caveats,
    basis: basisOf(
      'Exact rate ratio of two counts (Clopper and Pearson; as poisson.test in R), a simple count. It assumes that events ' +
        'come independently, which violence does not; it names no cause.',
      sides.entries,
      {
        window: {from: window.before.from, to: window.after.to},
        coverage,
        interval: '95 %, exact, conditional on the total',
      },
    ),
  };
  if (sides.obstacle !== undefined) {
    return {...common, verdict: 'not_assessable', low: 0, sentence: `A change cannot be judged. ${sides.obstacle}`};
  }
  const change = changeInCount(
    sides.unit,
    {window: window.before, count: sides.before},
    {window: window.after, count: sides.after},
  );
  return {
    ...common,
    verdict: change.verdict,
    low: change.low,
    sentence: change.sentence,
    ...(change.ratio === undefined ? {} : {ratio: change.ratio}),
    ...(Number.isFinite(change.high) ? {high: change.high} : {}),
  };
}

const countable: readonly SeriesFigure['unit'][] = ['events', 'attacks'];
const people: readonly SeriesFigure['unit'][] = ['killed', 'injured'];

function seriesSides(known: Known, window: ChangeWindow): Sides {
  const figures = known.series.filter(({record}) => record.series === window.series);
  const before = figuresInWindow(figures, window.before);
  const after = figuresInWindow(figures, window.after);
  const used = [...before.figures, ...after.figures];
  const first = (used[0] ?? figures[0])?.record;
  const obstacle = seriesObstacle(first, before.gap ?? after.gap, before.count, after.count, window);
  return {
    seriesTitle: first?.title ?? window.series,
    unit: first?.unit ?? 'other',
    before: before.count,
    after: after.count,
    entries: entriesOf(used),
    ...(obstacle === undefined ? {} : {obstacle}),
    caveats: first === undefined ? [] : seriesCaveats(known, first, used),
  };
}

function seriesObstacle(
  first: SeriesFigure | undefined,
  gap: string | undefined,
  before: number,
  after: number,
  window: ChangeWindow,
): string | undefined {
  if (first === undefined) return 'No figure of this series was public by this day.';
  if (gap !== undefined) return gap;
  const rate = (count: number, days: number): string => (count / days).toFixed(2);
  if (people.includes(first.unit)) {
    return (
      `People ${first.unit}: ${rate(before, windowDays(window.before))} a day before, ` +
      `${rate(after, windowDays(window.after))} a day after. They come in clusters, one event can hold most of them, and ` +
      'the interval of the simple count does not hold for them.'
    );
  }
  if (!countable.includes(first.unit) || !Number.isSafeInteger(before) || !Number.isSafeInteger(after)) {
    return 'The series is not a count of events.';
  }
  return undefined;
}

/** Who records, what was left out, how old the figures are (measure rules 3.2). */
function seriesCaveats(known: Known, first: SeriesFigure, used: readonly Recorded<SeriesFigure>[]): readonly string[] {
  const sources = [...new Set(used.map(({record}) => sourceName(known, record.source)))];
  const published = used
    .map(({record}) => record.known_from)
    .toSorted()
    .at(-1);
  return [
    `Figures: ${sources.join(', ')}. They count: ${first.definition}`,
    'What was not reported is not in them; whether more or less was reported after than before is not known.',
    ...(published === undefined
      ? []
      : [`The latest figure used was known from ${writtenDay(published)}; later revisions are not in it.`]),
  ];
}

function incidentSides(known: Known, window: ChangeWindow): Sides {
  const before = incidentsInWindow(known.incidents, window.before);
  const after = incidentsInWindow(known.incidents, window.after);
  const across = before.acrossAnEdge.length + after.acrossAnEdge.length;
  const notSingle = new Set([...before.notSingle, ...after.notSingle].map(({record}) => record.id)).size;
  const late = window.after.to > known.lastDay;
  return {
    seriesTitle: 'Incidents of force in this record',
    unit: 'incidents of force',
    before: before.counted.length,
    after: after.counted.length,
    entries: entriesOf([...before.counted, ...after.counted]),
    ...(late
      ? {obstacle: `The days after reach to ${writtenDay(window.after.to)}, beyond the day that this page stands at.`}
      : {}),
    caveats: [
      'These are the incidents in this record: a selection, not all that happened. How many were found depends on who was looking.',
      `Not counted: ${counted(across, 'row')} dated across an edge of a window, ${counted(notSingle, 'row')} that stand for no single dated occurrence.`,
      `Incidents that were found not to have occurred, and kinds without force, are left out ${writtenWindow({from: window.before.from, to: window.after.to})}.`,
    ],
  };
}
