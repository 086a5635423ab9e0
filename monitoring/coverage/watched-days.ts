/**
 * Days on which enough was watched, one by one: what a violation-free clock may count (R-W4), and the spells in which
 * nobody could have seen a breach. A day without a record is not counted and is not called blind: nobody knows.
 */
import {
  dayFromNumber,
  dayNumber,
  windowDays,
  type Day,
  type DayWindow,
  type Recorded,
  type Verdict,
} from '../kernel/index.ts';
import {against, hoursOn, type DayHours} from './coverage.ts';
import {coverageCalendar, type CoverageCalendar} from './coverage-calendar.ts';
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
  /** Unbroken runs of blind days, in their order. */
  readonly blindSpells: readonly DayWindow[];
  /** Unbroken runs of days of which nobody can say, in their order. */
  readonly unknownSpells: readonly DayWindow[];
}

export function watchedDays(
  records: readonly Recorded<CoverageRecord>[],
  territories: readonly string[],
  window: DayWindow,
  floor: number,
): WatchedDays {
  const calendars = territories.map((territory) => coverageCalendar(records, territory));
  const first = dayNumber(window.from);
  const complete = calendars.length > 0 && !calendars.includes(undefined);
  let [watched, lastRecorded, lastReaches] = [0, -1, false];
  const runs = {not_met: [] as Run[], undetermined: [] as Run[]};
  for (let day = first; day < first + windowDays(window); day += 1) {
    const hours = hoursOfAll(calendars, day);
    const verdict = complete ? verdictOf(hours, floor) : 'undetermined';
    if (verdict === 'met') watched += 1;
    else extend(runs[verdict], day);
    if (complete && hours.required > 0 && hours.unrecorded === 0)
      [lastRecorded, lastReaches] = [day, verdict === 'met'];
  }
  const days = (spells: readonly Run[]): number => spells.reduce((sum, {from, to}) => sum + to - from + 1, 0);
  return {
    watched,
    blind: days(runs.not_met),
    unknown: days(runs.undetermined),
    ...(lastRecorded === -1 ? {} : {lastRecorded: dayFromNumber(lastRecorded)}),
    lastReaches,
    blindSpells: runs.not_met.map(windowOf),
    unknownSpells: runs.undetermined.map(windowOf),
  };
}

interface Run {
  readonly from: number;
  to: number;
}

const windowOf = ({from, to}: Run): DayWindow => ({from: dayFromNumber(from), to: dayFromNumber(to)});

function extend(runs: Run[], day: number): void {
  const open = runs.at(-1);
  if (open?.to === day - 1) open.to = day;
  else runs.push({from: day, to: day});
}

function hoursOfAll(calendars: readonly (CoverageCalendar | undefined)[], day: number): DayHours {
  let [required, watched, unrecorded] = [0, 0, 0];
  for (const calendar of calendars) {
    if (calendar === undefined) continue;
    const hours = hoursOn(calendar, day);
    required += hours.required;
    watched += hours.watched;
    unrecorded += hours.unrecorded;
  }
  return {required, watched, unrecorded};
}

function verdictOf({required, watched, unrecorded}: DayHours, floor: number): Verdict {
  const owed = required + unrecorded;
  return owed === 0 ? 'undetermined' : against(watched / owed, (watched + unrecorded) / owed, floor);
}
