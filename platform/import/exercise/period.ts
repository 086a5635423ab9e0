/**
 * The calendar of the exercise: two years, an agreement that takes effect after the first, and a three-month
 * blackout of monitoring in each territory at a different time. All days are written down here and nowhere else.
 */
import {day, dayNumber, type Day} from '../../../monitoring/kernel/index.ts';
import type {Side} from './land.ts';

export const recordStarts: Day = day('2023-03-01');
export const recordEnds: Day = day('2025-02-28');
/** 366 days before it, 365 from it on: a comparison of raw counts would already be wrong. */
export const agreementFrom: Day = day('2024-03-01');

export const firstDay: number = dayNumber(recordStarts);
export const lastDay: number = dayNumber(recordEnds);
export const agreementDay: number = dayNumber(agreementFrom);

/** Days on which nobody could watch that territory: of equal length for both. */
export const blackouts: Readonly<Record<Side, {readonly from: number; readonly to: number}>> = {
  velmoth: {from: dayNumber(day('2024-04-10')), to: dayNumber(day('2024-07-09'))},
  dorquine: {from: dayNumber(day('2024-08-21')), to: dayNumber(day('2024-11-19'))},
};

export const isBlackout = (side: Side, dayIndex: number): boolean =>
  dayIndex >= blackouts[side].from && dayIndex <= blackouts[side].to;

/**
 * Technical zones of the IANA list that belong to no country. Their sign is the POSIX one: `Etc/GMT+1` is one hour
 * BEHIND UTC. Velmoth keeps UTC−1, Dorquine UTC, so around midnight one occurrence has two dates.
 */
export const timeZones: Readonly<Record<Side, string>> = {velmoth: 'Etc/GMT+1', dorquine: 'Etc/GMT'};

const offsetMinutes: Readonly<Record<Side, number>> = {velmoth: -60, dorquine: 0};

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment in minutes since 1970-01-01 UTC, as the clocks of one side show it. */
export function localMoment(side: Side, minute: number): {readonly day: number; readonly clock: string} {
  const local = minute + offsetMinutes[side];
  const inDay = ((local % 1440) + 1440) % 1440;
  return {day: Math.floor(local / 1440), clock: `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`};
}
