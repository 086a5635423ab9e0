/**
 * The days that the as-of control accepts: from the first of the record to the last on which anything became public.
 * A day outside, or half typed, is not taken, so that no address ever asks for a day of which the record knows nothing.
 */
export interface DayBounds {
  readonly earliest: string;
  readonly latest: string;
}

export function isDayWithin(text: string, {earliest, latest}: DayBounds): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= earliest && text <= latest;
}

/** Undefined where the step would leave the record; from outside it, a step leads to its nearest day. */
export function shiftedDay(day: string, days: number, {earliest, latest}: DayBounds): string | undefined {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  const shifted = moment.toISOString().slice(0, 10);
  if (shifted < earliest) return day > earliest || days > 0 ? earliest : undefined;
  if (shifted > latest) return day < latest || days < 0 ? latest : undefined;
  return shifted;
}
