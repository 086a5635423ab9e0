/**
 * Monthly figures of an invented institute and an invented data set, for each territory: made from the same occurrences,
 * each with its own definition. One month was revised, one was never published, and the institute changed what it
 * counts in the second year, which makes two series that are never joined.
 */
import type {seriesTable} from '../../../monitoring/measures/index.ts';
import {sideNames, sides, type Side} from './land.ts';
import type {Occurrence} from './occurrence.ts';
import {dataSet, institute} from './outlets.ts';
import {agreementDay, lastDay, recordStarts} from './period.ts';
import {randomFrom, whole} from './random.ts';
import {dayText, type RowOf} from './table-text.ts';

type SeriesRow = RowOf<typeof seriesTable>;

interface Month {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The 24 months of the record. */
const months: readonly Month[] = Array.from({length: 24}, (_, index) => {
  const [year, month] = [Number(recordStarts.slice(0, 4)), Number(recordStarts.slice(5, 7)) - 1 + index];
  const from = Date.UTC(year, month, 1) / 86_400_000;
  return {name: dayText(from).slice(0, 7), from, to: Date.UTC(year, month + 1, 1) / 86_400_000 - 1};
});

/** The institute published nothing for this month; the series keeps the gap. */
const missingMonth = '2023-11';
/** The institute revised this month, for both territories, four months later. */
const revisedMonth = '2024-06';

const quiet: readonly Occurrence['type'][] = [
  'force_movement',
  'restriction_on_monitor',
  'incitement_or_hostile_statement',
  'uav_overflight',
  'airspace_overflight',
  'crossing_closure',
  'live_fire_training',
];

const violent = (occurrence: Occurrence): boolean => !quiet.includes(occurrence.type);

interface Series {
  readonly id: string;
  readonly title: string;
  readonly unit: NonNullable<SeriesRow['unit']>;
  readonly definition: string;
  readonly source: string;
  readonly months: readonly Month[];
  readonly value: (month: Month, within: readonly Occurrence[], drift: number) => number;
  /** A span is published beside the figure. */
  readonly spread?: true;
}

const sum = (occurrences: readonly Occurrence[], part: 'killed' | 'injured'): number =>
  occurrences.reduce((total, occurrence) => total + occurrence[part], 0);

const firstYear = months.filter((month) => month.to < agreementDay);
const secondYear = months.filter((month) => month.from >= agreementDay);

const seriesOf: readonly Series[] = [
  {
    id: 'eed-events',
    title: 'events in the data set',
    unit: 'events',
    definition: 'Violent events in the month; one for each day, place and kind; movements and closures left out.',
    source: dataSet,
    months,
    value: (_, within, drift) => Math.max(0, within.filter(violent).length + drift),
  },
  {
    id: 'eif-attacks-first',
    title: 'attacks, first definition',
    unit: 'attacks',
    definition: 'Attacks with at least one person harmed, from newspapers; until February 2024.',
    source: institute,
    months: firstYear,
    value: (_, within) => within.filter(({killed, injured}) => killed + injured > 0).length,
  },
  {
    id: 'eif-attacks-second',
    title: 'attacks, second definition',
    unit: 'attacks',
    definition: 'Attacks with or without harm, from newspapers; from March 2024. Not comparable with the first.',
    source: institute,
    months: secondYear,
    value: (_, within) => within.filter(violent).length,
  },
  {
    id: 'eif-killed',
    title: 'killed',
    unit: 'killed',
    definition: 'Persons killed in the month, of any status, from newspapers and hospitals; missing persons left out.',
    source: institute,
    months,
    value: (_, within, drift) => Math.max(0, sum(within, 'killed') + drift),
    spread: true,
  },
  {
    id: 'eif-injured',
    title: 'injured',
    unit: 'injured',
    definition: 'Persons injured in the month, from hospitals.',
    source: institute,
    months,
    value: (_, within, drift) => Math.max(0, sum(within, 'injured') + drift),
  },
  {
    id: 'relief-displaced',
    title: 'displaced',
    unit: 'displaced',
    definition: 'Persons newly displaced in the month, as registered by the relief body.',
    source: 'open-harbour',
    months,
    value: (_, within, drift) => 40 * within.filter(violent).length + 15 * (drift + 2),
  },
  {
    id: 'emm-crossing-days',
    title: 'days with all crossings open',
    unit: 'days',
    definition: 'Days of the month on which the mission saw all three crossings of the territory open.',
    source: 'emm-office',
    months: secondYear,
    value: (month, within) =>
      Math.max(0, month.to - month.from + 1 - 4 * within.filter(({type}) => type === 'crossing_closure').length),
  },
  {
    id: 'eif-bread',
    title: 'price of bread, index',
    unit: 'other',
    definition: 'Price of a loaf in three markets, March 2023 = 100.',
    source: institute,
    months,
    value: (month, _, drift) => 100 + Math.floor((month.from - (months[0]?.from ?? 0)) / 60) + drift,
  },
];

export function seriesRows(seed: number, occurrences: readonly Occurrence[]): readonly SeriesRow[] {
  const random = randomFrom(seed, 'series');
  const rows: SeriesRow[] = [];
  for (const side of sides) {
    const here = occurrences.filter(({affected}) => affected === side);
    for (const series of seriesOf) {
      for (const month of series.months) {
        if (series.source === institute && month.name === missingMonth) continue;
        const within = here.filter(({minute}) => {
          const happened = Math.floor(minute / 1440);
          return happened >= month.from && happened <= month.to;
        });
        const value = series.value(month, within, whole(random, -2, 2));
        rows.push(...figures({series, side, month, value}));
      }
    }
  }
  return rows;
}

interface Figure {
  readonly series: Series;
  readonly side: Side;
  readonly month: Month;
  readonly value: number;
}

function figures({series, side, month, value}: Figure): readonly SeriesRow[] {
  const published = Math.min(lastDay, month.to + 8);
  const row: SeriesRow = {
    id: `${series.id}-${side}-${month.name}`,
    series: `${series.id}-${side}`,
    title: `EXERCISE: ${series.title}, ${sideNames[side].name}`,
    unit: series.unit,
    definition: series.definition,
    about_actors: side,
    territory: side,
    from: dayText(month.from),
    to: dayText(month.to),
    value,
    ...(series.spread === true ? {low: Math.floor(value * 0.9), high: Math.ceil(value * 1.2)} : {}),
    source: series.source,
    published: dayText(published),
    known_from: dayText(published),
    current: 'yes',
  };
  if (series.source !== institute || month.name !== revisedMonth || series.unit !== 'killed') return [row];
  const later = Math.min(lastDay, month.to + 120);
  const revised: SeriesRow = {
    ...row,
    id: `${row.id ?? ''}-revised`,
    value: value + 3,
    high: Math.ceil((value + 3) * 1.2),
    published: dayText(later),
    known_from: dayText(later),
    note: 'EXERCISE: revised; three persons died of their injuries.',
  };
  return [{...row, current: 'no', note: 'EXERCISE: replaced by the later figure.'}, revised];
}
