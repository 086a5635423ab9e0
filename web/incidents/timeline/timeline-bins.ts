/**
 * The bars of the timeline: days, weeks or calendar months, whichever leaves a bar wide enough to see. An incident that
 * spans days is counted on its first. Months differ in length, so the height of a whole month is its count for 30 days;
 * the first and the last bar may be cut off and stand as counted.
 */
import {dayFromNumber} from '../../../monitoring/kernel/index.ts';
import {sideClasses, type IncidentSet} from '../select/incident-set.ts';
import type {DayRange} from '../select/brush-store.ts';

export type BinUnit = 'day' | 'week' | 'month';

export interface Bin extends DayRange {
  /** First party, second party, everybody else and the unknown. */
  readonly counts: readonly [number, number, number];
  /** What the height stands for: 1, or 30 days over the days of a whole month. */
  readonly weight: number;
}

export interface Bins {
  readonly unit: BinUnit;
  readonly bins: readonly Bin[];
  /** The greatest weighted total. */
  readonly highest: number;
}

export function binUnit({from, to}: DayRange): BinUnit {
  const days = to - from + 1;
  return days <= 150 ? 'day' : days <= 1_100 ? 'week' : 'month';
}

export function timelineBins(set: IncidentSet, mask: Uint8Array, axis: DayRange): Bins {
  const unit = binUnit(axis);
  const edges = edgesOf(axis, unit);
  const binOf = new Int32Array(Math.max(0, axis.to - axis.from + 1));
  edges.forEach(({from, to}, bin) => binOf.fill(bin, from - axis.from, to - axis.from + 1));
  const counts = new Int32Array(edges.length * sideClasses);
  const {day} = set.columns;
  for (let row = 0; row < day.length; row += 1) {
    const bin = binOf[(day[row] ?? 0) - axis.from];
    if (bin === undefined || mask[row] === 0) continue;
    const at = bin * sideClasses + (set.sideClass[row] ?? 2);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const bins = edges.map((edge, index): Bin => {
    const at = index * sideClasses;
    return {...edge, counts: [counts[at] ?? 0, counts[at + 1] ?? 0, counts[at + 2] ?? 0]};
  });
  return {unit, bins, highest: bins.reduce((most, bin) => Math.max(most, height(bin)), 0)};
}

export const total = ({counts}: Bin): number => counts[0] + counts[1] + counts[2];
export const height = (bin: Bin): number => total(bin) * bin.weight;

function edgesOf(axis: DayRange, unit: BinUnit): readonly (DayRange & {readonly weight: number})[] {
  const edges: (DayRange & {readonly weight: number})[] = [];
  for (let from = axis.from; from <= axis.to;) {
    const whole = lastOf(from, unit);
    const to = Math.min(axis.to, whole);
    const isWholeMonth = unit === 'month' && to === whole && dayFromNumber(from).endsWith('-01');
    edges.push({from, to, weight: isWholeMonth ? 30 / (to - from + 1) : 1});
    from = to + 1;
  }
  return edges;
}

/** Weeks end on Sunday (ISO 8601); 1970-01-01 was a Thursday. */
function lastOf(day: number, unit: BinUnit): number {
  if (unit === 'day') return day;
  if (unit === 'week') return day + 6 - ((((day + 3) % 7) + 7) % 7);
  const [year = 0, month = 1] = dayFromNumber(day).split('-').map(Number);
  return Date.UTC(year, month, 0) / 86_400_000;
}
