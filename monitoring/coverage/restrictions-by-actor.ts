/** Restrictions on monitors by who restricted, each with its entries. Every actor asked about is there, also with none. */
import {overlap, type DayWindow, type Recorded} from '../kernel/index.ts';
import type {Restriction} from './coverage-table.ts';

export interface RestrictionCount {
  readonly actor: string;
  readonly count: number;
  readonly entries: readonly number[];
}

/** `actors` first, in their order; then whoever else restricted, in the order of the entries. */
export function restrictionsByActor(
  restrictions: readonly Recorded<Restriction>[],
  actors: readonly string[],
  window: DayWindow,
): readonly RestrictionCount[] {
  const within = restrictions.filter(({record}) => overlap(record, window) !== undefined);
  const everyone = new Set([...actors, ...within.map(({record}) => record.actor)]);
  return [...everyone].map((actor) => {
    const own = within.filter(({record}) => record.actor === actor);
    return {actor, count: own.length, entries: own.map(({entry}) => entry)};
  });
}
