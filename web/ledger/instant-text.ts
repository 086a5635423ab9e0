/** Instants as a person reads them, always in UTC and always saying so: `25 Nov 2026, 09:00:00 UTC`. */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-25T09:00:00Z`; anything else is given back as it is. */
export function instantText(instant: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(instant) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? instant : `${Number(day)} ${name} ${year}, ${time} UTC`;
}

/** POSIX seconds as ISO 8601, as a cosignature has them; a number that no calendar has is shown as a number. */
export function instantOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

export const secondsText = (seconds: number): string => instantText(instantOf(seconds));
