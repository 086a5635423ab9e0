/**
 * Days on which enough was watched, one by one: what a violation-free clock may count (R-W4), and the spells in which
 * nobody could have seen a breach. A day without a record is not counted and is not called blind: nobody knows.
 */
import {dayFromNumber, dayNumber, windowDays, type Day, type DayWindow, type Recorded} from '../kernel/index.ts';
import {against, hoursOn} from './coverage.ts';
import {coverageCalendar} from './coverage-calendar.ts';
import type {CoverageRecord} from './coverage-table.ts';

export interface WatchedDays {
  /** Days that reach the floor whatever happened in unrecorded hours. */
  readonly watched: number;
  /** Days that miss it either way. */
  readonly blind: number;
  /** Days of which nobody can say. */
  readonly unknown: number;
  /** Last day with a record of every area. */
  readonly lastRecorded?: Day;
  /** Whether that day reaches the floor. */
  readonly lastReaches: boolean;
  /** Unbroken runs of blind days, longest first. */
  readonly spells: readonly DayWindow[];
}

export function watchedDays(
  records: readonly Recorded<CoverageRecord>[],
  territories: readonly string[],
  window: DayWindow,
  floor: number,
): WatchedDays {
  const calendars = territories.map((territory) => coverageCalendar(records, territory));
  const days = windowDays(window);
  const first = dayNumber(window.from);
  const complete = calendars.length > 0 && !calendars.includes(undefined);
  let [watched, blind, unknown, lastRecorded, lastReaches] = [0, 0, 0, -1, false];
  const spells: {from: number; to: number}[] = [];
  for (let day = first; day < first + days; day += 1) {
    let [required, seen, unrecorded] = [0, 0, 0];
    for (const calendar of calendars) {
      if (calendar === undefined) continue;
      const hours = hoursOn(calendar, day);
      required += hours.required;
      seen += hours.watched;
      unrecorded += hours.unrecorded;
    }
    const owed = required + unrecorded;
    const verdict =
      complete && owed > 0 ? against(seen / owed, (seen + unrecorded) / owed, floor) : ('undetermined' as const);
    if (verdict === 'met') watched += 1;
    else if (verdict === 'not_met') {
      blind += 1;
      const open = spells.at(-1);
      if (open?.to === day - 1) open.to = day;
      else spells.push({from: day, to: day});
    } else unknown += 1;
    if (complete && required > 0 && unrecorded === 0) [lastRecorded, lastReaches] = [day, verdict === 'met'];
  }
  return {
    watched,
    blind,
    unknown,
    ...(lastRecorded === -1 ? {} : {lastRecorded: dayFromNumber(lastRecorded)}),
    lastReaches,
    spells: spells
      .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
      .map(({from, to}) => ({from: dayFromNumber(from), to: dayFromNumber(to)})),
  };
}
