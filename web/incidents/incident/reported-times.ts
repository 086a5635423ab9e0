/** The clock times that reports give for an incident, equal moments together, earliest first. */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {dayOfTime, zoneTimes, type ZoneTime} from './zone-times.ts';

export interface ReportedTime {
  /** The first is the clock that the first of its sources names. */
  readonly clocks: readonly ZoneTime[];
  readonly sources: readonly string[];
}

type Timed = Pick<IncidentView, 'reports'> & {readonly row: Pick<IncidentView['row'], 'from' | 'to'>};

export function reportedTimes({row, reports}: Timed, zones: readonly string[]): readonly ReportedTime[] {
  const found = new Map<string, {clocks: readonly ZoneTime[]; sources: Set<string>}>();
  for (const {time, timeZone, occurredFrom, occurredTo, sourceName} of reports) {
    if (time === undefined || timeZone === undefined) continue;
    const from = occurredFrom ?? row.from;
    const day = dayOfTime(from, occurredTo ?? (occurredFrom === undefined ? row.to : from), time);
    const clocks = zoneTimes({day, time, zone: timeZone}, zones);
    const key = clocks
      .filter(({zone}) => zones.includes(zone))
      .map((clock) => `${clock.zone} ${clock.day} ${clock.time}`)
      .toSorted()
      .join();
    if (clocks.length === 0) continue;
    const held = found.get(key) ?? {clocks, sources: new Set()};
    held.sources.add(sourceName);
    found.set(key, held);
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, {clocks, sources}]) => ({clocks, sources: [...sources]}));
}
