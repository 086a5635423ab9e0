/** Days as people write them: `8 April 2026`. The same everywhere, so that two pages never seem to mean two days. */
const long = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
const short = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'});

const moment = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const dayText = (day: string): string => long.format(moment(day));
export const shortDay = (day: string): string => short.format(moment(day));

/** `24–25 Nov 2025`, `1 Nov – 9 Dec 2021`: a span is never shown as its first day. */
export function spanText(from: string, to: string): string {
  if (from === to) return shortDay(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${shortDay(to)}`;
  return `${shortDay(from)} – ${shortDay(to)}`;
}
