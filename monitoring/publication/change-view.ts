/** Did violence change, and what it cost in lives: the declared comparisons, every series as published, tallies, discrepancies. */
import {windowDays, type Day, type DayWindow, type Recorded} from '../kernel/index.ts';
import {discrepancies, gapsBetween, type SeriesFigure} from '../measures/index.ts';
import {changeResults} from './change-result.ts';
import type {CaseFacts} from './facts.ts';
import type {Known} from './known.ts';
import {knownAt} from './known-at.ts';
import {sourceName} from './provision-view.ts';
import type {AsOf, ChangeView} from './shapes/index.ts';
import {talliesOf} from './tallies.ts';

export function changeView(facts: CaseFacts, asOf: AsOf): ChangeView {
  const known = knownAt(facts, asOf.date as Day);
  const series = Map.groupBy(known.series, ({record}) => record.series);
  return {
    asOf,
    results: changeResults(known),
    series: [...series.values()].map((figures) => seriesView(known, figures)),
    tallies: talliesOf(known, recordWindow(known)),
    discrepancies: discrepancies(known.series, (source) => sourceName(known, source)).map(({sentence, entries}) => ({
      sentence,
      entries,
    })),
  };
}

export const recordWindow = ({caseFile, lastDay}: Known): DayWindow => ({
  from: caseFile.record.recordStarts,
  to: lastDay,
});

function seriesView(known: Known, figures: readonly Recorded<SeriesFigure>[]): ChangeView['series'][number] {
  const inOrder = figures.toSorted((a, b) =>
    a.record.from === b.record.from ? a.entry - b.entry : a.record.from < b.record.from ? -1 : 1,
  );
  const [first] = inOrder;
  if (first === undefined) throw new Error('a series has at least one figure');
  const current = inOrder.filter(({record}) => record.current === 'yes');
  const {series, title, unit, definition} = (current[0] ?? first).record;
  return {
    id: series,
    title,
    unit,
    definition,
    sourceName: [...new Set(inOrder.map(({record}) => sourceName(known, record.source)))].join(', '),
    figures: inOrder.map(({entry, record}) => ({
      from: record.from,
      to: record.to,
      value: record.value,
      perDay: record.value / windowDays(record),
      current: record.current === 'yes',
      ...(record.note === undefined ? {} : {note: record.note}),
      ...(record.address === undefined ? {} : {address: record.address}),
      entry,
    })),
    gaps: gapsOf(current),
  };
}

/** Days between the first and the last current figure that none covers; drawn as a break, never as zero. */
function gapsOf(current: readonly Recorded<SeriesFigure>[]): readonly DayWindow[] {
  const from = current.map(({record}) => record.from).toSorted()[0];
  const to = current
    .map(({record}) => record.to)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? [] : gapsBetween(current, {from, to});
}
