/**
 * What the chart of the last days draws, without a pixel: rows by side affected on one scale, statements, marks of the
 * agreements, and the days of which a low bar says little (too little watched, nobody recorded, before the record, still
 * coming in). The rows stand in the order of the sides; nothing else depends on it.
 */
import type {Overview} from '../../platform/contract/index.ts';

export type Recent = Overview['recent'];

export interface RecentSide {
  readonly id: string;
  readonly short: string;
  readonly position: 0 | 1;
}

export interface RecentRow {
  readonly key: string;
  readonly label: string;
  /** Undefined for everybody who is no party. */
  readonly position: 0 | 1 | undefined;
  readonly counts: readonly number[];
  readonly total: number;
}

/** Key of the row of everybody who is no party; no id may contain a space. */
export const othersKey = 'all others';

/** One row a party in the order of `sides`, then all others. */
export function recentRows({days}: Recent, sides: readonly RecentSide[]): readonly RecentRow[] {
  const partyCount = sides.length;
  const row = (key: string, label: string, position: 0 | 1 | undefined, column: number): RecentRow => {
    const counts = days.map(({bySide}) => bySide[column] ?? 0);
    return {key, label, position, counts, total: sum(counts)};
  };
  return [
    ...sides.map(({id, short, position}) => row(id, short, position, position)),
    row(othersKey, 'others, or nobody named', undefined, partyCount),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The top of a scale that holds every value: 1, 2, 5, 10, 20, 50 … so that two pages are easily compared. */
export function scaleTop(values: readonly number[]): number {
  const highest = Math.max(1, ...values);
  for (let decade = 1; ; decade *= 10) {
    for (const step of [1, 2, 5]) if (step * decade >= highest) return step * decade;
  }
}

export const dayIndex = (day: string, from: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export interface DaySpan {
  /** Index of the first and of the last day, both included. */
  readonly first: number;
  readonly last: number;
}

/** Undefined where the span lies outside the window. */
export function clippedSpan(
  span: {readonly from: string; readonly to: string},
  window: Recent['window'],
): DaySpan | undefined {
  const first = Math.max(0, dayIndex(span.from, window.from));
  const last = Math.min(dayIndex(window.to, window.from), dayIndex(span.to, window.from));
  return last < first ? undefined : {first, last};
}

type Unwatched = NonNullable<Recent['unwatched']>;

/**
 * The ground of one row. A side is watched where it holds territory; a side that holds none may be hit anywhere, and an
 * empty ground would take it for watched, so it has the ground of the whole case. Everybody else has what no side holds.
 */
export function unwatchedOfRow(
  unwatched: Unwatched,
  row: string,
  sides: readonly {readonly id: string; readonly holdsTerritory: boolean}[],
): Unwatched {
  const side = sides.find(({id}) => id === row);
  if (side?.holdsTerritory === false) return unwatched;
  return unwatched.filter(({side: holder}) =>
    side === undefined ? !sides.some(({id}) => id === holder) : holder === side.id,
  );
}

export interface UnwatchedGroup {
  readonly names: readonly string[];
  /** True: too little watched; false: nobody recorded how much. */
  readonly known: boolean;
  readonly spans: readonly DayWindow[];
}

type DayWindow = Recent['window'];

/** For the key below the chart: one line for all territories of which the same is to be said. */
export function unwatchedGroups({unwatched = []}: Recent): readonly UnwatchedGroup[] {
  const perTerritory = [...Map.groupBy(unwatched, ({name, known}) => `${name} ${known}`).values()];
  const alike = Map.groupBy(perTerritory, (spans) =>
    spans.map(({known, from, to}) => `${known} ${from} ${to}`).join(', '),
  );
  return [...alike.values()].flatMap((territories) => {
    const spans = territories[0] ?? [];
    const names = territories.flatMap(([first]) => (first === undefined ? [] : [first.name]));
    return spans[0] === undefined ? [] : [{names, known: spans[0].known, spans}];
  });
}

export interface MonthTick {
  readonly index: number;
  readonly label: string;
}

const monthName = new Intl.DateTimeFormat('en-GB', {month: 'short', timeZone: 'UTC'});

/** The first of each month; the year stands where it begins and at the first tick. */
export function monthTicks(days: Recent['days']): readonly MonthTick[] {
  const firsts = days.flatMap(({day}, index) => (day.endsWith('-01') ? [{day, index}] : []));
  return firsts.map(({day, index}, at) => {
    const month = monthName.format(new Date(`${day}T00:00:00Z`));
    return {index, label: at === 0 || day.endsWith('-01-01') ? `${month} ${day.slice(0, 4)}` : month};
  });
}

export interface NumberedMark {
  readonly index: number;
  readonly day: string;
  /** `1`, or `2, 3` where several fall on one day. */
  readonly numbers: string;
  readonly labels: readonly string[];
}

interface Mark {
  readonly day: string;
  readonly label: string;
}

/** Marks within the window by day, numbered so that the chart needs no room for words. */
export function numberedMarks(marks: readonly Mark[], window: Recent['window']): readonly NumberedMark[] {
  const inside = marks.filter(({day}) => day >= window.from && day <= window.to);
  const byDay = Map.groupBy(
    inside.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    ({day}) => day,
  );
  let next = 1;
  return [...byDay].map(([day, here]) => {
    const labels = [...new Set(here.map(({label}) => label))];
    const numbers = labels.map(() => String(next++)).join(', ');
    return {index: dayIndex(day, window.from), day, numbers, labels};
  });
}

export interface MarkLabel {
  readonly index: number;
  readonly text: string;
}

const digitPx = 7;

/** Numbers that would touch stand together at the first of them. */
export function markLabels(marks: readonly NumberedMark[], stepPx: number): readonly MarkLabel[] {
  const labels: MarkLabel[] = [];
  for (const {index, numbers} of marks) {
    const last = labels.at(-1);
    const touches = last !== undefined && (index - last.index) * stepPx < (last.text.length + 1) * digitPx;
    if (touches) labels[labels.length - 1] = {index: last.index, text: `${last.text}, ${numbers}`};
    else labels.push({index, text: numbers});
  }
  return labels;
}

/** Said to who does not see the chart. */
export function recentSentence(recent: Recent, rows: readonly RecentRow[]): string {
  const statements = sum(recent.days.map((day) => day.statements));
  const parts = rows.map(({label, total}) => `${total} affecting ${label}`);
  return `Incidents by day and side affected in ${recent.days.length} days: ${parts.join(', ')}; ${statements} statements. The table below has every day.`;
}

/** Days on which anything is recorded, for the table. */
export const daysWithRecords = ({days}: Recent): Recent['days'] =>
  days.filter(({bySide, statements}) => statements > 0 || bySide.some((value) => value > 0));
