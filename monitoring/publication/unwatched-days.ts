/**
 * Where a low bar of a daily chart says little: days on which a side's territory was watched less than the floor, and
 * days of which nobody recorded how much was watched. The two are told apart, and neither is filled in.
 */
import {watchedDays, type CoverageRecord} from '../coverage/index.ts';
import {dayFromNumber, dayNumber, windowDays, type Day, type DayWindow, type Recorded} from '../kernel/index.ts';

export interface UnwatchedSpan extends DayWindow {
  /** The party that holds the territory. */
  readonly side: string;
  readonly name: string;
  /** True: too little was watched. False: nobody recorded how much. */
  readonly known: boolean;
}

interface HeldTerritory {
  readonly id: string;
  readonly name: string;
  readonly heldBy?: string;
}

export function unwatchedSpans(
  coverage: readonly Recorded<CoverageRecord>[],
  {territories, parties}: {readonly territories: readonly HeldTerritory[]; readonly parties: readonly string[]},
  window: DayWindow,
  floor: number,
): readonly UnwatchedSpan[] {
  return parties.flatMap((side) =>
    territories
      .filter(({heldBy}) => heldBy === side)
      .flatMap(({id, name}) => {
        const verdicts = dailyVerdicts(coverage, id, window, floor);
        return [
          ...runs(verdicts, 'blind', window.from).map((span) => ({side, name, ...span, known: true})),
          ...runs(verdicts, 'unknown', window.from).map((span) => ({side, name, ...span, known: false})),
        ];
      }),
  );
}

type DayVerdict = 'watched' | 'blind' | 'unknown';

function dailyVerdicts(
  coverage: readonly Recorded<CoverageRecord>[],
  territory: string,
  window: DayWindow,
  floor: number,
): readonly DayVerdict[] {
  return Array.from({length: windowDays(window)}, (_, index) => {
    const day = dayFromNumber(dayNumber(window.from) + index);
    const {watched, blind} = watchedDays(coverage, [territory], {from: day, to: day}, floor);
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
