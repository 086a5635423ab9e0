/**
 * Where a low bar of a daily chart says little: days on which less than the floor was watched, and days of which nobody
 * recorded how much was. The two are told apart, and neither is filled in. A side is watched where it holds territory;
 * one that holds none, and everybody else, may be hit anywhere, so that all of the case must be watched.
 */
import {watchedDays, type CoverageRecord} from '../coverage/index.ts';
import {
  dayFromNumber,
  dayNumber,
  joined,
  windowDays,
  type Day,
  type DayWindow,
  type Recorded,
} from '../kernel/index.ts';

export interface UnwatchedSpan extends DayWindow {
  /** The party whose row it is; absent for everybody else. */
  readonly side?: string;
  /** The territories that were to be watched, taken together. */
  readonly name: string;
  /** True: too little was watched. False: nobody recorded how much. */
  readonly known: boolean;
}

interface CaseTerritory {
  readonly id: string;
  readonly name: string;
  readonly heldBy?: string;
}

export function unwatchedSpans(
  coverage: readonly Recorded<CoverageRecord>[],
  {territories, parties}: {readonly territories: readonly CaseTerritory[]; readonly parties: readonly string[]},
  window: DayWindow,
  floor: number,
): readonly UnwatchedSpan[] {
  return [...parties, undefined].flatMap((side) => {
    const held = territories.filter(({heldBy}) => side !== undefined && heldBy === side);
    const watched = held.length > 0 ? held : territories;
    const verdicts = dailyVerdicts(coverage, watched, window, floor);
    const row = {...(side === undefined ? {} : {side}), name: joined(watched.map(({name}) => name))};
    return [
      ...runs(verdicts, 'blind', window.from).map((span) => ({...row, ...span, known: true})),
      ...runs(verdicts, 'unknown', window.from).map((span) => ({...row, ...span, known: false})),
    ];
  });
}

type DayVerdict = 'watched' | 'blind' | 'unknown';

function dailyVerdicts(
  coverage: readonly Recorded<CoverageRecord>[],
  territories: readonly CaseTerritory[],
  window: DayWindow,
  floor: number,
): readonly DayVerdict[] {
  const ids = territories.map(({id}) => id);
  return Array.from({length: windowDays(window)}, (_, index) => {
    const day = dayFromNumber(dayNumber(window.from) + index);
    const {watched, blind} = watchedDays(coverage, ids, {from: day, to: day}, floor);
    if (watched > 0) return 'watched';
    return blind > 0 ? 'blind' : 'unknown';
  });
}

function runs(verdicts: readonly DayVerdict[], wanted: DayVerdict, from: Day): readonly DayWindow[] {
  const spans: {first: number; last: number}[] = [];
  for (const [index, verdict] of verdicts.entries()) {
    if (verdict !== wanted) continue;
    const open = spans.at(-1);
    if (open?.last === index - 1) open.last = index;
    else spans.push({first: index, last: index});
  }
  const day = (index: number): Day => dayFromNumber(dayNumber(from) + index);
  return spans.map(({first, last}) => ({from: day(first), to: day(last)}));
}
