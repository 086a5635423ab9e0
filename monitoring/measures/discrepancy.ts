/**
 * Where published figures do not agree: two values for one period of one series (outlets that print 478 and 477), and
 * one value quoted for two periods that overlap (the figure-period guard). Both are said and neither is corrected.
 */
import {joined, overlap, writtenWindow, type Recorded} from '../kernel/index.ts';
import type {SeriesFigure} from './series-table.ts';

export interface Discrepancy {
  readonly kind: 'values_differ' | 'periods_differ';
  readonly sentence: string;
  readonly entries: readonly number[];
}

type Figure = Recorded<SeriesFigure>;

/** `nameOf` gives the name of a source. In the order of the first entry of each. */
export function discrepancies(figures: readonly Figure[], nameOf: (source: string) => string): readonly Discrepancy[] {
  const bySeries = Map.groupBy(figures, ({record}) => record.series);
  return [...bySeries.values()]
    .flatMap((series) => [...valuesDiffer(series, nameOf), ...periodsDiffer(series, nameOf)])
    .toSorted((a, b) => (a.entries[0] ?? 0) - (b.entries[0] ?? 0));
}

function valuesDiffer(series: readonly Figure[], nameOf: (source: string) => string): readonly Discrepancy[] {
  const byPeriod = Map.groupBy(series, ({record}) => `${record.from} ${record.to}`);
  return [...byPeriod.values()].flatMap((period) => {
    const byValue = Map.groupBy(period, ({record}) => record.value);
    const [first] = period;
    if (byValue.size < 2 || first === undefined) return [];
    const values = [...byValue].map(([value, printed]) => {
      const current = printed.some(({record}) => record.current === 'yes') ? ', the one used here' : '';
      return `${value} (${joined(sourcesOf(printed, nameOf))}${current})`;
    });
    return {
      kind: 'values_differ',
      sentence: `${first.record.title}, ${writtenWindow(first.record)}: ${joined(values)}. One period, not a new total.`,
      entries: period.map(({entry}) => entry),
    };
  });
}

function periodsDiffer(series: readonly Figure[], nameOf: (source: string) => string): readonly Discrepancy[] {
  const byValue = Map.groupBy(
    series.filter(({record}) => record.value > 0),
    ({record}) => record.value,
  );
  return [...byValue].flatMap(([value, same]) => {
    const quoted = same.filter(({record}) => same.some((other) => overlapsOtherwise(record, other.record)));
    const [first] = quoted;
    if (first === undefined) return [];
    const periods = quoted.map(({record}) => `${writtenWindow(record)} (${nameOf(record.source)})`);
    return {
      kind: 'periods_differ',
      sentence:
        `${first.record.title}: the same figure, ${value}, is given ${joined(periods)}. Either nothing was counted in ` +
        'the days by which the periods differ, or a period is wrong.',
      entries: quoted.map(({entry}) => entry),
    };
  });
}

/** Different periods that share days, with different first days: a running total that did not grow is no contradiction. */
const overlapsOtherwise = (a: SeriesFigure, b: SeriesFigure): boolean =>
  a !== b && a.from !== b.from && overlap(a, b) !== undefined;

const sourcesOf = (figures: readonly Figure[], nameOf: (source: string) => string): readonly string[] => [
  ...new Set(figures.map(({record}) => nameOf(record.source))),
];
