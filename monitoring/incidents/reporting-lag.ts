/**
 * How long after the last day of an occurrence it usually became known: nine of ten by so many days. Days younger than
 * that are provisional: reports on them are usually still to come, so a low count there says little.
 */
import {dayNumber, type Recorded} from '../kernel/index.ts';
import type {Incident} from './incident-table.ts';
import {standsOnADay} from './occurrence.ts';

const fewest = 10;
const share = 0.9;

/** By nearest rank; undefined below ten dated incidents. */
export function reportingLagDays(incidents: readonly Recorded<Incident>[]): number | undefined {
  const lags = incidents
    .filter(({record}) => standsOnADay(record))
    .map(({record}) => Math.max(0, dayNumber(record.known_from) - dayNumber(record.to)))
    .toSorted((a, b) => a - b);
  return lags.length < fewest ? undefined : lags[Math.ceil(share * lags.length) - 1];
}
