/**
 * The figures of one incident by tally, in the order of the tallies: they are never added to each other, and within one
 * a figure that is part of another or superseded by it is kept apart as not counted.
 */
import type {IncidentView} from '../../../platform/contract/index.ts';
import {tallyColumns, type TallyColumn} from '../../parts/tally-text.ts';

export type HarmFigure = IncidentView['casualties'][number];

export interface HarmGroup {
  readonly tally: TallyColumn;
  /** Counted ones first, then by side, harm and day. */
  readonly figures: readonly HarmFigure[];
}

export function harmGroups(casualties: readonly HarmFigure[], sideOrder: readonly string[]): readonly HarmGroup[] {
  const place = ({sideAffected}: HarmFigure): number => {
    const at = sideOrder.indexOf(sideAffected);
    return at === -1 ? sideOrder.length : at;
  };
  return tallyColumns.map((tally) => ({
    tally,
    figures: casualties
      .filter((figure) => figure.tally === tally.id)
      .toSorted(
        (a, b) =>
          Number(b.counted) - Number(a.counted) ||
          place(a) - place(b) ||
          harmPlace(a.harm) - harmPlace(b.harm) ||
          (a.knownFrom < b.knownFrom ? -1 : 1),
      ),
  }));
}

const harms = ['killed', 'injured', 'missing'];
const harmPlace = (harm: string): number => harms.indexOf(harm);
