/**
 * Clocks of the desk, as instants by which something is due (domain vocabulary 3.5). Hours run through nights and days off; a
 * working day is one that is free on neither side, so that no side's week counts for more.
 */
import type {replyClocks} from './acts/findings.ts';

const hourMilliseconds = 3_600_000;

export const addHours = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * hourMilliseconds).toISOString().replace(/\.\d+Z$/, 'Z');

/** Friday to Sunday are free on one side or another. */
const isWorkingDay = (at: string): boolean => ![0, 5, 6].includes(new Date(at).getUTCDay());

export function addWorkingDays(at: string, days: number): string {
  let due = at;
  for (let left = days; left > 0;) {
    due = addHours(due, 24);
    if (isWorkingDay(due)) left -= 1;
  }
  return due;
}

/** Flash 24 hours, serious 72 hours, periodic 5 working days, systemic 14 days. */
export function replyDue(clock: (typeof replyClocks)[number], at: string): string {
  switch (clock) {
    case 'flash':
      return addHours(at, 24);
    case 'serious':
      return addHours(at, 72);
    case 'periodic':
      return addWorkingDays(at, 5);
    case 'systemic':
      return addHours(at, 14 * 24);
  }
}
