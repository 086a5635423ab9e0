/**
 * Share of the required place-hours that were watched, over a window and a set of territories. Nobody’s silence is read
 * as watching or as not watching: hours that nobody recorded stay unknown, so the share lies between what holds if none
 * of them was watched and what holds if all were, and the floor is passed only where it is passed either way.
 * Method and its limits: docs/methods/coverage.md.
 */
import {dayNumber, windowDays, type DayWindow, type Recorded, type Verdict} from '../kernel/index.ts';
import {coverageCalendar, type CoverageCalendar} from './coverage-calendar.ts';
import type {CoverageRecord} from './coverage-table.ts';

export interface CoverageShare {
  /** False where some territory has no record at all: then no share is said. */
  readonly known: boolean;
  /** Watched over required, of what was recorded. */
  readonly share?: number;
  /** If nothing of the unrecorded hours was watched, and if all of them were. */
  readonly low?: number;
  readonly high?: number;
  readonly requiredHours: number;
  readonly watchedHours: number;
  /** Required hours of areas and days that have no record, as the area’s own records suggest. */
  readonly unrecordedHours: number;
  readonly floor: number;
  /** Does the share reach the floor? */
  readonly verdict: Verdict;
  /** Territories without any record. */
  readonly unrecordedTerritories: readonly string[];
}

export function coverageShare(
  records: readonly Recorded<CoverageRecord>[],
  territories: readonly string[],
  window: DayWindow,
  floor: number,
): CoverageShare {
  const calendars = territories.map((territory) => ({territory, calendar: coverageCalendar(records, territory)}));
  const unrecordedTerritories = calendars
    .filter(({calendar}) => calendar === undefined)
    .map(({territory}) => territory);
  const first = dayNumber(window.from);
  let [required, watched, unrecorded] = [0, 0, 0];
  for (const {calendar} of calendars) {
    if (calendar === undefined) continue;
    for (let day = first; day < first + windowDays(window); day += 1) {
      const hours = hoursOn(calendar, day);
      required += hours.required;
      watched += hours.watched;
      unrecorded += hours.unrecorded;
    }
  }
  return judged({required, watched, unrecorded}, floor, unrecordedTerritories, territories.length);
}

export interface DayHours {
  readonly required: number;
  readonly watched: number;
  readonly unrecorded: number;
}

export function hoursOn(calendar: CoverageCalendar, day: number): DayHours {
  const index = day - calendar.firstDay;
  if (index < 0 || index >= calendar.required.length) {
    return {required: 0, watched: 0, unrecorded: calendar.dailyRequired};
  }
  return {
    required: calendar.required[index] ?? 0,
    watched: calendar.watched[index] ?? 0,
    unrecorded: calendar.unrecorded[index] ?? 0,
  };
}

function judged(
  {required, watched, unrecorded}: DayHours,
  floor: number,
  unrecordedTerritories: readonly string[],
  territories: number,
): CoverageShare {
  const sums = {
    requiredHours: required,
    watchedHours: watched,
    unrecordedHours: unrecorded,
    floor,
    unrecordedTerritories,
  };
  const known = territories > 0 && unrecordedTerritories.length === 0 && required > 0;
  if (!known) return {known, ...sums, verdict: 'undetermined'};
  const low = watched / (required + unrecorded);
  const high = (watched + unrecorded) / (required + unrecorded);
  return {known, share: watched / required, low, high, ...sums, verdict: against(low, high, floor)};
}

/** A floor that is met exactly is met, although hours a day are fractions that do not add up to the last bit. */
const roundingSlack = 1e-9;

export function against(low: number, high: number, floor: number): Verdict {
  if (low >= floor - roundingSlack) return 'met';
  return high < floor - roundingSlack ? 'not_met' : 'undetermined';
}
