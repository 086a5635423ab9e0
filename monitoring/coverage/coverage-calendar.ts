/**
 * The coverage rows of one territory as hours a day. A row’s hours are spread evenly over its days; rows of one area on
 * one day add up. An area without a row on a day owes as much on that day as on its recorded days, and those hours are
 * kept apart as unrecorded: neither watched nor unwatched.
 */
import {dayNumber, type Recorded} from '../kernel/index.ts';
import type {CoverageRecord} from './coverage-table.ts';

export interface CoverageCalendar {
  /** Days since 1970-01-01 of index 0. */
  readonly firstDay: number;
  readonly required: Float64Array;
  readonly watched: Float64Array;
  readonly unrecorded: Float64Array;
  /** Required hours of all areas on a day without any row. */
  readonly dailyRequired: number;
}

/** Pure; the same rows give the same calendar, so it is kept beside them. */
const kept = new WeakMap<readonly Recorded<CoverageRecord>[], Map<string, CoverageCalendar | undefined>>();

/** Undefined where the territory has no row. */
export function coverageCalendar(
  records: readonly Recorded<CoverageRecord>[],
  territory: string,
): CoverageCalendar | undefined {
  const calendars = kept.get(records) ?? new Map<string, CoverageCalendar | undefined>();
  kept.set(records, calendars);
  if (!calendars.has(territory)) {
    const rows = records.map(({record}) => record).filter((row) => row.territory === territory);
    calendars.set(territory, calendarOf(rows));
  }
  return calendars.get(territory);
}

function calendarOf(rows: readonly CoverageRecord[]): CoverageCalendar | undefined {
  if (rows.length === 0) return undefined;
  let [firstDay, lastDay] = [Infinity, -Infinity];
  for (const {from, to} of rows) {
    firstDay = Math.min(firstDay, dayNumber(from));
    lastDay = Math.max(lastDay, dayNumber(to));
  }
  const days = lastDay - firstDay + 1;
  const [required, watched, unrecorded] = [new Float64Array(days), new Float64Array(days), new Float64Array(days)];
  let dailyRequired = 0;
  for (const area of Map.groupBy(rows, (row) => row.area).values()) {
    const recorded = new Uint8Array(days);
    let [areaHours, areaDays] = [0, 0];
    for (const row of area) {
      const [from, to] = [dayNumber(row.from), dayNumber(row.to)];
      const length = to - from + 1;
      for (let index = from - firstDay; index <= to - firstDay; index += 1) {
        required[index] = (required[index] ?? 0) + row.required_hours / length;
        watched[index] = (watched[index] ?? 0) + row.watched_hours / length;
        if (recorded[index] === 0) areaDays += 1;
        recorded[index] = 1;
      }
      areaHours += row.required_hours;
    }
    const daily = areaDays === 0 ? 0 : areaHours / areaDays;
    dailyRequired += daily;
    for (let index = 0; index < days; index += 1) {
      if (recorded[index] === 0) unrecorded[index] = (unrecorded[index] ?? 0) + daily;
    }
  }
  return {firstDay, required, watched, unrecorded, dailyRequired};
}
