/**
 * How often a minute somebody may try: by address and by account. Addresses are kept as a hash under a key of this run, in
 * memory only, for a minute; they are never stored, logged or shown.
 */
import {createHmac} from 'node:crypto';
import type {Random} from './secrets.ts';

export interface Attempts {
  /** Counts one more, and says how many there were in the running minute. */
  count(what: string, who: string): number;
  /** How many there were in the running minute. */
  counted(what: string, who: string): number;
}

const minuteMilliseconds = 60_000;
const keptLimit = 100_000;

export function attempts({
  random,
  nowMilliseconds,
}: {
  readonly random: Random;
  readonly nowMilliseconds: () => number;
}): Attempts {
  const key = random(32);
  let counts = new Map<string, number>();
  let minute = 0;
  const nameOf = (what: string, who: string): string => {
    const now = Math.floor(nowMilliseconds() / minuteMilliseconds);
    if (now !== minute || counts.size > keptLimit) counts = new Map();
    minute = now;
    return createHmac('sha256', key).update(`${what}\n${who}`).digest('base64');
  };
  return {
    count: (what, who) => {
      const name = nameOf(what, who);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return count;
    },
    counted: (what, who) => counts.get(nameOf(what, who)) ?? 0,
  };
}
