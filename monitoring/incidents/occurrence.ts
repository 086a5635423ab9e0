/**
 * Which incident rows are one datable occurrence and may be counted, and on which day they stand. A row dated only to
 * "longer than a month" (date precision 5: a state that lasted, or an allegation of several acts without days) is shown
 * and never counted as one; a row whose days reach across the edge of a window is counted on neither side of it.
 */
import {contains, overlap, windowDays, type DayWindow} from '../kernel/index.ts';
import type {Incident} from './incident-table.ts';

/** UCDP ladder: 1 day, 2 range of days, 3 week, 4 month, 5 longer. */
const coarsestCounted = 4;
const coarsestOnADay = 2;

export const isSingleOccurrence = ({date_precision}: Incident): boolean => date_precision <= coarsestCounted;

/** Known well enough to stand on its first day in a daily chart: to the day, or to a range of at most three days. */
export const standsOnADay = (incident: Incident): boolean =>
  incident.date_precision <= coarsestOnADay && windowDays(incident) <= 3;

/** A body found that it did not occur: never counted and never alleged any more. */
export const foundNotToHaveOccurred = ({verification}: Incident): boolean => verification === 'verified_did_not_occur';

export type Placement = 'inside' | 'outside' | 'across_an_edge' | 'not_single';

export function placedIn(incident: Incident, window: DayWindow): Placement {
  if (overlap(incident, window) === undefined) return 'outside';
  if (!isSingleOccurrence(incident)) return 'not_single';
  return contains(window, incident.from) && contains(window, incident.to) ? 'inside' : 'across_an_edge';
}

/** Kinds that do not use force against anybody: presence, movement, words, closures. */
// prettier-ignore
const withoutForce: ReadonlySet<Incident['event_type']> = new Set([
  'infiltration_attempt', 'airspace_overflight', 'uav_overflight', 'force_movement', 'new_position_or_fortification',
  'weapons_presence', 'restriction_on_monitor', 'obstruction_of_aid', 'crossing_closure', 'expulsion_or_forced_return',
  'incitement_or_hostile_statement', 'cyber_or_jamming', 'accidental_discharge', 'live_fire_training', 'other',
]);

export const usesForce = ({event_type}: Incident): boolean => !withoutForce.has(event_type);
