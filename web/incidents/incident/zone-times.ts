/**
 * One moment by the clocks of all zones of a case. Half an hour between two capitals moves an event around midnight to
 * another date, and two accounts of one night then seem to be of two days.
 */
export interface ZoneTime {
  readonly zone: string;
  readonly day: string;
  /** `HH:MM` */
  readonly time: string;
}

/** The zone that the time was given in comes first. Empty where the zone or the time cannot be read. */
export function zoneTimes(
  given: {readonly day: string; readonly time: string; readonly zone: string},
  zones: readonly string[],
): readonly ZoneTime[] {
  const moment = momentOf(given);
  if (moment === undefined) return [];
  const others = zones.filter((zone) => zone !== given.zone && isZone(zone));
  return [given.zone, ...others].map((zone) => ({zone, ...clockAt(moment, zone)}));
}

/** `Asia/Kabul` → `Kabul`; `Etc/GMT+1`, one hour behind UTC by its POSIX sign, → `UTC−1`. */
export function zoneName(zone: string): string {
  const fixed = /^Etc\/(?:UTC|GMT(?:([+-])(\d+))?)$/.exec(zone);
  if (fixed === null) return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  const [, sign, hours] = fixed;
  return hours === undefined || hours === '0' ? 'UTC' : `UTC${sign === '+' ? '−' : '+'}${hours}`;
}

/** Which day a time of an account belongs to, where the account names two: evening the first, morning the second. */
export function dayOfTime(from: string, to: string, time: string): string {
  return from === to || time >= '12:00' ? from : to;
}

function isZone(zone: string): boolean {
  try {
    return clock(zone) !== undefined;
  } catch {
    return false;
  }
}

function momentOf({
  day,
  time,
  zone,
}: {
  readonly day: string;
  readonly time: string;
  readonly zone: string;
}): number | undefined {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc) || !isZone(zone)) return undefined;
  // The offset at the moment itself: a second look where clocks change in between.
  const first = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(first, zone);
}

function offsetAt(moment: number, zone: string): number {
  const {day, time} = clockAt(moment, zone);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(moment / 60_000) * 60_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(zone: string): Intl.DateTimeFormat {
  const found =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, found);
  return found;
}

function clockAt(moment: number, zone: string): {readonly day: string; readonly time: string} {
  const parts = Object.fromEntries(
    clock(zone)
      .formatToParts(moment)
      .map(({type, value}) => [type, value]),
  );
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  };
}
